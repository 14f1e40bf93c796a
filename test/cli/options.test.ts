import { InvalidArgumentError } from 'commander';
import { expect, test } from 'vitest';
import { count, names, path, seed } from '../../src/cli/options.js';
import { quoted } from '../../src/cli/quoted.js';

test('a count is a whole number in digits, from 1 to its most', () => {
  expect(['1', '7', '007', '256'].map(count(256))).toEqual([1, 7, 7, 256]);
  const wrong = ['0', '-1', '257', '1.5', 'x', '', ' 5', '0x10', '1e2', '1e99', '1_000', 'Infinity', '9'.repeat(400)];
  expect(wrong.filter((text) => !refuses(count(256), text))).toEqual([]);
});

test('a seed is any text of 1 to 200 characters', () => {
  for (const text of ['1', ' ', '1/3', 'x'.repeat(200)]) expect(seed(text)).toBe(text);
  expect(['', 'x'.repeat(201)].filter((text) => !refuses(seed, text))).toEqual([]);
});

test('names are separated by commas, each once', () => {
  expect(names('open, closed ,null')).toEqual(['open', 'closed', 'null']);
  expect(['', ',', 'a,', ',a', 'a,,b', 'a,b,a', 'a, a'].filter((text) => !refuses(names, text))).toEqual([]);
});

test('a path is not blank', () => {
  expect(path('a b')).toBe('a b');
  expect(['', ' '].filter((text) => !refuses(path, text))).toEqual([]);
});

test('a word for a shell is in quotes where it must be', () => {
  const words = ['my/file-1.yaml', '1/137', 'a b', `o'clock`, '$HOME', '*', ''];
  expect(words.map(quoted).join(' ')).toBe(String.raw`my/file-1.yaml 1/137 'a b' 'o'\''clock' '$HOME' '*' ''`);
});

function refuses(read: (text: string) => unknown, text: string): boolean {
  try {
    read(text);
    return false;
  } catch (error) {
    return error instanceof InvalidArgumentError;
  }
}
