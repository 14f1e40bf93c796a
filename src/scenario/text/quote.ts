import { isMapping } from './path.js';

/** A value as messages show it: text in quotation marks and cut short, lists and mappings only by their kind. */
export function quote(value: unknown): string {
  if (typeof value === 'string') return `“${short(value)}”`;
  if (Array.isArray(value)) return value.length === 1 ? 'a list of 1 entry' : `a list of ${value.length} entries`;
  if (isMapping(value)) return 'a mapping';
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^-?\d+$/.test(String(value))
    ? 'a number with too many digits'
    : String(value);
}

/** A text on one line, cut to at most `most` characters. */
export function short(text: string, most = 60): string {
  const line = text.slice(0, most + 1).replace(/\s+/g, ' ');
  return text.length > most ? `${line.slice(0, most - 1)}…` : line;
}
