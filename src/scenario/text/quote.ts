import { isMapping } from './path.js';

/** A value in a message. */
export function quote(value: unknown): string {
  if (typeof value === 'string') return `“${short(value)}”`;
  if (Array.isArray(value)) return value.length === 1 ? 'a list of 1 entry' : `a list of ${value.length} entries`;
  if (isMapping(value)) return 'a mapping';
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^-?\d+$/.test(String(value))
    ? 'a number with more digits than it can keep'
    : String(value);
}

/** The beginning of a text, on one line. */
export function short(text: string, most = 60): string {
  const line = text.slice(0, most + 1).replace(/\s+/g, ' ');
  return text.length > most ? `${line.slice(0, most - 1)}…` : line;
}
