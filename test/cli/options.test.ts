import { InvalidArgumentError } from 'commander';
import { expect, test } from 'vitest';
import { parseCount, parseNames, parsePath, parseSeed } from '../../src/cli/options.js';
import { shellQuote } from '../../src/cli/shellQuote.js';

test('a count is a whole number in digits, from 1 to its most', () => {
  expect(['1', '7', '007', '256'].map(parseCount(256))).toEqual([1, 7, 7, 256]);
  const wrong = ['0', '-1', '257', '1.5', 'x', '', ' 5', '0x10', '1e2', '1e99', '1_000', 'Infinity', '9'.repeat(400)];
  expect(wrong.filter((text) => !refuses(parseCount(256), text))).toEqual([]);
});

test('a seed is any text of 1 to 200 characters', () => {
  for (const text of ['1', ' ', '1/3', 'x'.repeat(200)]) expect(parseSeed(text)).toBe(text);
  expect(['', 'x'.repeat(201)].filter((text) => !refuses(parseSeed, text))).toEqual([]);
});

test('names are separated by commas, each once', () => {
  expect(parseNames('open, closed ,null')).toEqual(['open', 'closed', 'null']);
  expect(['', ',', 'a,', ',a', 'a,,b', 'a,b,a', 'a, a'].filter((text) => !refuses(parseNames, text))).toEqual([]);
});

test('a path is not blank', () => {
  expect(parsePath('a b')).toBe('a b');
  expect(['', ' '].filter((text) => !refuses(parsePath, text))).toEqual([]);
});

test('a word for a shell is in quotes where it must be', () => {
  const words = ['my/file-1.yaml', '1/137', 'a b', `o'clock`, '$HOME', '*', ''];
  expect(words.map(shellQuote).join(' ')).toBe(String.raw`my/file-1.yaml 1/137 'a b' 'o'\''clock' '$HOME' '*' ''`);
});

function refuses(read: (text: string) => unknown, text: string): boolean {
  try {
    read(text);
    return false;
  } catch (error) {
    return error instanceof InvalidArgumentError;
  }
}
