import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clopperPearsonInterval, ruleOfThree, wilsonInterval } from '../../../src/experiment/statistics/proportion.js';
import { FROM_R } from './survival/fixtures.js';

/** A standard normal quantile table's 97.5 % point. */
const Z95 = 1.959963984540054;

const counts = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.record({ n: fc.constant(n), count: fc.integer({ min: 0, max: n }) }));

const limits = (count: number, n: number, level?: number): [low: number, high: number] => {
  const { low, high } = wilsonInterval(count, n, level);
  if (low === null || high === null) throw new Error('no interval');
  return [low, high];
};

describe('wilsonInterval', () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('gives the limits of Newcombe 1998 (Stat Med 17:857), table I, method 3, for %i/%i', (count, n, low, high) => {
    const interval = wilsonInterval(count, n);
    expect(interval.estimate).toBe(count / n);
    expect(Math.abs((interval.low ?? Number.NaN) - low)).toBeLessThan(5e-5);
    expect(Math.abs((interval.high ?? Number.NaN) - high)).toBeLessThan(5e-5);
  });

  it('gives the shares that the score test only just does not reject', () => {
    fc.assert(
      fc.property(counts, ({ count, n }) => {
        for (const limit of limits(count, n)) {
          if (limit === 0 || limit === 1) continue;
          const score = Math.abs(count / n - limit) / Math.sqrt((limit * (1 - limit)) / n);
          expect(score).toBeCloseTo(Z95, 6);
        }
      }),
    );
  });

  it('contains the estimate and stays within 0 and 1', () => {
    fc.assert(
      fc.property(counts, ({ count, n }) => {
        const [low, high] = limits(count, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(count / n);
        expect(high).toBeGreaterThanOrEqual(count / n);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('ends exactly at 0 where none has it and at 1 where all have', () => {
    const levels = fc.double({ min: 0.5, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), levels, (n, level) => {
        expect(limits(0, n, level)[0]).toBe(0);
        expect(limits(n, n, level)[1]).toBe(1);
      }),
    );
  });

  it('mirrors when successes and failures are swapped', () => {
    fc.assert(
      fc.property(counts, ({ count, n }) => {
        const [low, high] = limits(count, n);
        const [mirroredLow, mirroredHigh] = limits(n - count, n);
        expect(mirroredLow).toBeCloseTo(1 - high, 12);
        expect(mirroredHigh).toBeCloseTo(1 - low, 12);
      }),
    );
  });

  it('rises with the count, and widens with the level', () => {
    fc.assert(
      fc.property(counts, ({ count, n }) => {
        fc.pre(count < n);
        const [low, high] = limits(count, n);
        const [nextLow, nextHigh] = limits(count + 1, n);
        expect(nextLow).toBeGreaterThan(low);
        expect(nextHigh).toBeGreaterThan(high);
        const [widerLow, widerHigh] = limits(count, n, 0.99);
        expect(widerLow).toBeLessThanOrEqual(low);
        expect(widerHigh).toBeGreaterThan(high);
      }),
    );
  });

  it('claims nothing without a run', () => {
    expect(wilsonInterval(0, 0)).toEqual({ n: 0, count: 0, estimate: null, low: null, high: null });
  });

  it.each([
    [-1, 5, 0.95],
    [6, 5, 0.95],
    [1.5, 5, 0.95],
    [Number.NaN, 5, 0.95],
    [1, 5, 1],
    [1, 5, 0],
  ])('refuses %d of %d at level %d', (count, n, level) => {
    expect(() => wilsonInterval(count, n, level)).toThrow(RangeError);
  });
});

describe('clopperPearsonInterval', () => {
  it.each(FROM_R.clopperPearson)("gives the limits of R's binom.test for $count of $n", ({ count, n, low, high }) => {
    const interval = clopperPearsonInterval(count, n);
    expect(interval.estimate).toBe(count / n);
    expect(interval.low).toBeCloseTo(low, 10);
    expect(interval.high).toBeCloseTo(high, 10);
  });

  it('claims nothing of no run, and refuses what is not a count', () => {
    expect(clopperPearsonInterval(0, 0)).toEqual({ n: 0, count: 0, estimate: null, low: null, high: null });
    expect(() => clopperPearsonInterval(3, 2)).toThrow(RangeError);
    expect(() => clopperPearsonInterval(1, 2, 1)).toThrow(RangeError);
  });
});

describe('ruleOfThree', () => {
  it('is close to the exact one-sided 95 % limit of something never seen, 1 − .05^(1/n)', () => {
    for (const n of [100, 1000]) expect((ruleOfThree(n) ?? 0) / (1 - 0.05 ** (1 / n))).toBeCloseTo(1, 1);
    expect([ruleOfThree(0), ruleOfThree(2)]).toEqual([null, 1]);
  });
});
