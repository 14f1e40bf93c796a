/** Whether a text is a run file, by its first line: canonical JSON, so that its fields stand in alphabetical order. */
export function isRunFile(beginning: string): boolean {
  return /^\uFEFF?\{"arm":(?:null|"(?:[^"\\]|\\.){0,500}"),"brinkline":"run",/.test(beginning);
}
