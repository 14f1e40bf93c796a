import { expect, test } from 'vitest';
import { delayText, duration } from '../../src/telling/duration.js';

test('a duration is written in at most two units', () => {
  expect([0, 45, 59.6, 5400, 47 * 3600, 48 * 3600, 3 * 86_400 + 7200].map(duration)).toEqual([
    '0 s',
    '45 s',
    '1 min',
    '1 h 30 min',
    '47 h',
    '2 d',
    '3 d 2 h',
  ]);
});

test.each([
  ['20m', '20 min'],
  ['~8h', 'about 8 h'],
  ['5h + ~5h', '5 h and about 5 h more'],
  ['30s', '30 s'],
  ['0s', 'at once'],
])('the delay %s is written as: %s', (delay, text) => {
  expect(delayText(delay)).toBe(text);
});
