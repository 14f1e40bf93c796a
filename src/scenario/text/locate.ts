import type { KeyPath } from './path.js';
import { lineCounter, parseText } from './parse.js';

/** The line and column of a value in the text of a scenario, counted from 1. */
export function locate(text: string, keys: KeyPath): { readonly line: number; readonly column: number } {
  const { line, col: column } = lineCounter(text).linePos(parseText(text).placeOf({ keys, at: 'value' }));
  return { line, column };
}
