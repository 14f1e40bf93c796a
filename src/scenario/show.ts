import { isMapping } from './path.js';

/** A value in a message. */
export function show(value: unknown): string {
  if (typeof value === 'string') return `“${short(value)}”`;
  if (Array.isArray(value)) return value.length === 1 ? 'a list of 1 entry' : `a list of ${value.length} entries`;
  return isMapping(value) ? 'a mapping' : String(value);
}

/** The beginning of a text, on one line. */
export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
