import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMoment, parseTime } from '../../../src/scenario/index.js';
import { clock } from '../../../src/telling/index.js';

const START = '2022-03-23T03:00:00Z';

describe('a time in a run', () => {
  test.each([
    ['6h30m', 23_400, 23_400],
    ['0s', 0, 0],
    ['day 1 09:20', 22_800, 22_859],
    ['day 1 at 09:20', 22_800, 22_859],
    ['day 2 00:00', 75_600, 75_659],
    ['day 1 02:59', -60, -1],
    ['2022-03-23T09:20:00Z', 22_800, 22_800],
    ['2022-03-23T09:20:30Z', 22_830, 22_830],
    ['2022-03-23T10:20+01:00', 22_800, 22_859],
    ['2022-03-24T03:00:00Z', 86_400, 86_400],
    ['2022-03-23T02:59:59Z', -1, -1],
  ])('%s covers the seconds from %d to %d', (text, from, to) => {
    expect(parseTime(text, START)).toEqual({ from, to });
  });

  test.each([
    'noon',
    '',
    'day 1',
    'day 1 24:00',
    'day 1 9:20',
    'day one 09:20',
    '#4',
    '2022-03-23',
    '2022-02-29T00:00:00Z',
  ])('is not “%s”', (text) => expect(parseTime(text, START)).toBeNull());

  test('is in the time zone of the start', () => {
    expect(parseTime('day 2 00:30', '2022-03-23T22:30:00+05:30')?.from).toBe(2 * 3600);
    expect(parseTime('2022-03-23T17:00:00Z', '2022-03-23T22:30:00+05:30')?.from).toBe(0);
  });

  test('as the story prints it names the minute that it was printed for', () => {
    const start = fc
      .date({ min: new Date('1950-01-01T00:00:00Z'), max: new Date('2090-01-01T00:00:00Z'), noInvalidDate: true })
      .map((date) => `${date.toISOString().slice(0, 19)}Z`);
    const law = fc.property(start, fc.nat(5_000_000), (begins, at) => {
      const named = parseTime(clock(begins, at), begins);
      expect(named?.from).toBeLessThanOrEqual(at);
      expect(named?.to).toBeGreaterThanOrEqual(at);
      const instant = new Date(Date.parse(begins) + at * 1000).toISOString();
      expect(parseTime(instant, begins)).toEqual({ from: at, to: at });
    });
    expect(fc.defaultReportMessage(fc.check(law))).toBeUndefined();
  });
});

test('a moment may also be an entry', () => {
  expect(parseMoment('#412', START)).toEqual({ seq: 412 });
  expect(parseMoment('412', START)).toEqual({ seq: 412 });
  expect(parseMoment('day 1 03:01', START)).toEqual({ from: 60, to: 119 });
  expect(parseMoment('#', START)).toBeNull();
});
