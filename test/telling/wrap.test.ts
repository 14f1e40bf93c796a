import { array, assert, integer, property, stringMatching } from 'fast-check';
import { expect, test } from 'vitest';
import { wrap } from '../../src/telling/index.js';

test('breaks at spaces, keeps a share with its sign, and gives a long word a line of its own', () => {
  expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
  expect(wrap('it is 30 % now', 8)).toEqual(['it is', '30 % now']);
  expect(wrap('incomprehensible at eight', 8)).toEqual(['incomprehensible', 'at eight']);
  expect(wrap('', 8)).toEqual(['']);
});

test('loses nothing, and no line of several words is too wide', () => {
  const words = array(stringMatching(/^[a-z]{1,12}$/), { minLength: 1 });
  assert(
    property(words, integer({ min: 1, max: 40 }), (parts, width) => {
      const lines = wrap(parts.join(' '), width);
      expect(lines.join(' ')).toBe(parts.join(' '));
      expect(lines.filter((line) => line.includes(' ') && line.length > width)).toEqual([]);
    }),
  );
});
