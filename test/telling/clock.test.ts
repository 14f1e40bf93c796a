import { expect, test } from 'vitest';
import { beginning, clock, clockAfter, clockTime, dateBefore } from '../../src/telling/clock.js';

test('the clock and the date of the start are in the time zone of the scenario', () => {
  expect(clock('2022-03-23T03:00:00Z', 6 * 3600)).toBe('day 1 09:00');
  expect(clock('2022-03-23T22:30:00+05:30', 2 * 3600)).toBe('day 2 00:30');
  expect(beginning('2022-03-23T03:00:00Z')).toBe('23 March 2022, 03:00 (UTC)');
  expect(beginning('1962-10-02T22:30:00-04:00')).toBe('2 October 1962, 22:30 (UTC-04:00)');
});

test('a clock time has its day and its time of day, seconds cut off', () => {
  expect(clockTime('2022-03-23T23:59:30Z', 29)).toEqual({ day: 1, time: '23:59' });
  expect(clockTime('2022-03-23T23:59:30Z', 30)).toEqual({ day: 2, time: '00:00' });
});

test('after a delay that is partly random, the clock shows its mean and says “about”', () => {
  const start = '2022-03-23T03:00:00Z';
  expect(clockAfter(start, 3600, { fixed: 60, mean: 0 })).toBe('day 1 04:01');
  expect(clockAfter(start, 3600, { fixed: 3600, mean: 7200 })).toBe('about day 1 07:00');
});

test.each([
  ['2022-03-23T03:00:00Z', 182, '22 September 2021'],
  ['2022-03-23T03:00:00+02:00', 1, '22 March 2022'],
  ['1995-01-25T07:24:00Z', 0.25, '25 January 1995, 01:24'],
])('before %s, %s days, it was %s', (start, days, date) => {
  expect(dateBefore(start, days * 86_400)).toBe(date);
});
