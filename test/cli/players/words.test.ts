import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitWords } from '../../../src/cli/players/words.js';
import { shellQuote } from '../../../src/cli/shellQuote.js';

test.each([
  ['node hold.mjs', ['node', 'hold.mjs']],
  ['  a \t b ', ['a', 'b']],
  [`a "b c" 'd "e"'`, ['a', 'b c', 'd "e"']],
  [`a"b c"d`, ['ab cd']],
  [String.raw`a\ b "\"\\\n" '\'`, ['a b', String.raw`"\\n`, '\\']],
  [`a '' ""`, ['a', '', '']],
  [`$HOME *.mjs; a && b`, ['$HOME', '*.mjs;', 'a', '&&', 'b']],
  ['', []],
])('%j is split into %j', (command, words) => {
  expect(splitWords(command)).toEqual(words);
});

test.each([`a "b`, `a 'b`, String.raw`"a\"`])('%j has a quote that is not closed', (command) => {
  expect(splitWords(command)).toBeNull();
});

test('words that were quoted for a shell come back', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1 })), (words) => {
      expect(splitWords(words.map(shellQuote).join(' '))).toEqual(words);
    }),
  );
});
