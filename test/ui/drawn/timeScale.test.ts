import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockScale, storyScale } from '../../../src/ui/drawn/timeScale.js';

const START = '2022-03-23T03:00:00Z';
const HOUR = 3600;

const scales = fc
  .record({
    times: fc.array(fc.integer({ min: 0, max: 72 * HOUR }), { maxLength: 30 }),
    until: fc.integer({ min: 72 * HOUR, max: 200 * HOUR }),
    width: fc.integer({ min: 200, max: 1800 }),
  })
  .chain(({ times, until, width }) => {
    const sorted = times.toSorted((a, b) => a - b);
    return fc
      .constantFrom(clockScale(START, until, width), storyScale(START, sorted, until, width))
      .map((scale) => ({ scale, until, width }));
  });

describe('an axis of time', () => {
  test('keeps the order of times, and leads from a place back to its time', () => {
    fc.assert(
      fc.property(scales, fc.nat(), fc.nat(), ({ scale, until, width }, a, b) => {
        const [first = 0, second = 0] = [a % until, b % until].toSorted((x, y) => x - y);
        expect(scale.x(first)).toBeLessThanOrEqual(scale.x(second) + 1e-9);
        expect(scale.x(0)).toBeCloseTo(0);
        expect(scale.x(until)).toBeCloseTo(width);
        expect(scale.at(scale.x(first))).toBeCloseTo(first, 2);
      }),
    );
  });

  test('names days at midnight and leaves room between its labels', () => {
    const { ticks } = clockScale(START, 72 * HOUR, 800);
    expect(ticks.filter(({ isDay }) => isDay).map(({ label, x }) => [label, Math.round((x / 800) * 72)])).toEqual([
      ['day 2', 21],
      ['day 3', 45],
      ['day 4', 69],
    ]);
    const places = ticks.map(({ x }) => x);
    expect(Math.min(...places.slice(1).map((x, i) => x - (places[i] ?? 0)))).toBeGreaterThan(50);
  });

  test('in story time folds what is quiet', () => {
    const scale = storyScale(START, [HOUR, 20 * HOUR, 21 * HOUR], 72 * HOUR, 800);
    expect(scale.folds.length).toBe(2);
    expect(scale.x(21 * HOUR) - scale.x(20 * HOUR)).toBeGreaterThan(5 * (800 / 72));
  });
});
