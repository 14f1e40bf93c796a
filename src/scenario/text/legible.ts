import type { Flaw } from './flaw.js';

/** Scenarios have about 50,000 characters. */
const MOST_CHARACTERS = 2_000_000;

/** Why a text cannot be parsed: it is too large, binary, not in UTF-8, or empty. Undefined if it can be. */
export function illegible(text: string): Flaw | undefined {
  if (text.length > MOST_CHARACTERS) {
    const size = Math.round(text.length / 100_000) / 10;
    return {
      code: 'too-large',
      offset: 0,
      message: `the file has ${size} million characters: expected at most 2 million`,
    };
  }
  if (text.includes('\0') || text.includes('\uFFFD\uFFFD\uFFFD')) {
    const hint = 'save it as plain text in UTF-8';
    return { code: 'binary', offset: 0, message: 'the file is not text: expected a scenario in YAML', hint };
  }
  const strange = text.indexOf('\uFFFD');
  if (strange >= 0) {
    const hint = 'save the file in UTF-8';
    return {
      code: 'not-utf8',
      offset: strange,
      message: 'a character here is not UTF-8: expected text in UTF-8',
      hint,
    };
  }
  if (text.trim() === '') {
    const hint = 'brinkline new NAME makes a scenario to start from';
    return { code: 'empty', offset: 0, message: 'the file is empty: expected a scenario', hint };
  }
  return undefined;
}
