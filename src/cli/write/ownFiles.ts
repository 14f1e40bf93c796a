/** Whether a text is a run file, by its first line. That is canonical JSON, so its fields are in alphabetical order. */
export function isRunFile(beginning: string): boolean {
  return /^\uFEFF?\{"arm":(?:null|"(?:[^"\\]|\\.){0,500}"),"brinkline":"run",/.test(beginning);
}
