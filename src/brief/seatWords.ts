import { inWords } from '../model/index.js';
import type { Names } from '../telling/index.js';

/** What an office does about authority, by the word in its news. */
export const AUTHORITY: ReadonlyMap<string, string> = new Map([
  ['asked', 'asks for authority'],
  ['granted', 'grants authority'],
  ['denied', 'refuses authority'],
  ['late', 'does not answer in time, so there is no authority'],
  ['withdrawn', 'withdraws its request for authority'],
]);

/** “insult (Russia)” for `insult (russia)`, as news of a public statement has it. */
export function statementWords(names: Names, text: string): string {
  const [, kind = text, side] = /^(.*) \((.+)\)$/.exec(text) ?? [];
  return side === undefined ? inWords(kind) : `${inWords(kind)} (${names.side(side)})`;
}

/** News of the form `first: rest`, in its two parts. */
export function splitNews(text: string): readonly [first: string, rest: string] {
  const at = text.indexOf(': ');
  return at === -1 ? ['', text] : [text.slice(0, at), text.slice(at + 2)];
}
