import { expect, test } from 'vitest';
import { beginning, clock, clockAfter, delayText, length } from '../../src/telling/times.js';

test.each([
  ['20m', '20 min'],
  ['~8h', 'about 8 h'],
  ['5h + ~5h', '5 h and about 5 h more'],
  ['30s', '30 s'],
  ['0s', 'at once'],
])('a delay of %s is said as: %s', (delay, text) => {
  expect(delayText(delay)).toBe(text);
});

test('a length is said in its largest units', () => {
  expect([0, 45, 5400, 3 * 86_400].map(length)).toEqual(['at once', '45 s', '1 h 30 min', '3 d']);
});

test('the clock and the beginning are in the zone of the scenario', () => {
  expect(clock('2022-03-23T03:00:00Z', 6 * 3600)).toBe('day 1 09:00');
  expect(clock('2022-03-23T22:30:00+05:30', 2 * 3600)).toBe('day 2 00:30');
  expect(beginning('2022-03-23T03:00:00Z')).toBe('23 March 2022, 03:00 (UTC)');
  expect(beginning('1962-10-02T22:30:00-04:00')).toBe('2 October 1962, 22:30 (UTC-04:00)');
});

test('after a delay with luck in it the clock stands at about its mean', () => {
  const start = '2022-03-23T03:00:00Z';
  expect(clockAfter(start, 3600, { fixed: 60, mean: 0 })).toBe('day 1 04:01');
  expect(clockAfter(start, 3600, { fixed: 3600, mean: 7200 })).toBe('about day 1 07:00');
});
