import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mcnemarExact, pairedProportions, type PairedCounts } from '../../../src/experiment/statistics/paired.js';
import { wilsonInterval } from '../../../src/experiment/statistics/proportion.js';

const cell = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 5000 }));
const tables = fc
  .record({ both: cell, onlyA: cell, onlyB: cell, neither: cell })
  .filter(({ both, onlyA, onlyB, neither }) => both + onlyA + onlyB + neither > 0);

const counted = ([both, onlyA, onlyB, neither]: readonly [number, number, number, number]): PairedCounts => ({
  both,
  onlyA,
  onlyB,
  neither,
});

const figures = (counts: PairedCounts): { difference: number; low: number; high: number; p: number | null } => {
  const { difference, low, high, p } = pairedProportions(counts);
  if (difference === null || low === null || high === null) throw new Error('no interval');
  return { difference, low, high, p };
};

/** Cells both, only a, only b, neither; and the limits as printed, to four decimals. */
const NEWCOMBE_1998_TABLE_III_METHOD_10: [[number, number, number, number], number, number][] = [
  [[36, 12, 2, 0], 0.0569, 0.3404],
  [[20, 12, 2, 16], 0.0562, 0.3292],
  [[18, 12, 2, 18], 0.0562, 0.329],
  [[36, 14, 0, 0], 0.1528, 0.4167],
  [[35, 14, 0, 1], 0.1461, 0.4175],
  [[18, 14, 0, 18], 0.1441, 0.3963],
  [[2, 97, 1, 0], 0.8721, 0.9854],
  [[1, 97, 1, 1], 0.8736, 0.985],
  [[0, 29, 1, 0], 0.6666, 0.9882],
  [[2, 98, 0, 0], 0.9178, 0.9945],
  [[1, 98, 0, 1], 0.9171, 0.9916],
  [[0, 30, 0, 0], 0.8395, 1],
  [[54, 0, 0, 0], -0.0664, 0.0664],
  [[53, 0, 0, 1], -0.0729, 0.0729],
  [[30, 0, 0, 24], -0.0358, 0.0358],
  [[29, 0, 0, 25], -0.0354, 0.0354],
  [[28, 0, 0, 26], -0.0352, 0.0352],
  [[27, 0, 0, 27], -0.0351, 0.0351],
];

describe('pairedProportions', () => {
  it.each(NEWCOMBE_1998_TABLE_III_METHOD_10)(
    'gives the limits of Newcombe 1998 (Stat Med 17:2635), table III, method 10, for %j',
    (cells, low, high) => {
      const interval = figures(counted(cells));
      // One unit of the last place: the row (1, 97, 1, 1) is 0.87367 and printed as 0.8736.
      expect(Math.abs(interval.low - low)).toBeLessThan(1e-4);
      expect(Math.abs(interval.high - high)).toBeLessThan(1e-4);
    },
  );

  it.each<[string, [number, number, number, number], number, number, number]>([
    ['Bentur 2009 in Fagerland, Lydersen & Laake 2014', [1, 1, 7, 12], -0.507, -0.026, 3],
    ['Cavo 2012 in R contingencytables', [59, 6, 16, 80], -0.1186, -0.0046, 4],
    ['Tang et al. 2010 in R ratesci', [8, 3, 1, 2], -0.1574, 0.4136, 4],
  ])('gives the limits printed for %s', (_, cells, low, high, digits) => {
    const interval = figures(counted(cells));
    expect(interval.low).toBeCloseTo(low, digits);
    expect(interval.high).toBeCloseTo(high, digits);
  });

  it('adds the Wilson limits as if independent where the corrected φ is zero', () => {
    // both · neither − onlyA · onlyB = 5 · 6 − 4 · 5 = 10 is no more than n / 2.
    const { low, high, difference } = figures({ both: 5, onlyA: 4, onlyB: 5, neither: 6 });
    const a = wilsonInterval(9, 20);
    const b = wilsonInterval(10, 20);
    expect(low).toBeCloseTo(difference - Math.hypot(9 / 20 - (a.low ?? 0), (b.high ?? 0) - 10 / 20), 12);
    expect(high).toBeCloseTo(difference + Math.hypot(10 / 20 - (b.low ?? 0), (a.high ?? 0) - 9 / 20), 12);
  });

  it.each([
    [[0.3, 0.2, 0.1, 0.4], 0.93, 0.98],
    [[0.05, 0.25, 0.1, 0.6], 0.93, 0.98],
    // Where few pairs part, the correction of φ makes the interval cautious.
    [[0.6, 0.05, 0.05, 0.3], 0.95, 1],
  ])('covers the true difference in about 95 %% of all tables of 24 pairs drawn with %j', (shares, least, most) => {
    const covered = coverage(24, shares);
    expect(covered).toBeGreaterThan(least);
    expect(covered).toBeLessThan(most);
  });

  it('contains the difference and stays within −1 and 1', () => {
    fc.assert(
      fc.property(tables, (counts) => {
        const { difference, low, high, p } = figures(counts);
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(low).toBeLessThanOrEqual(difference);
        expect(high).toBeGreaterThanOrEqual(difference);
        expect(high).toBeLessThanOrEqual(1);
        expect(p === null).toBe(counts.onlyA + counts.onlyB === 0);
        expect(Math.abs((p ?? 0.5) - 0.5)).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  it('is negated by swapping a and b', () => {
    fc.assert(
      fc.property(tables, ({ both, onlyA, onlyB, neither }) => {
        const { difference, low, high, p } = figures({ both, onlyA, onlyB, neither });
        const swapped = figures({ both, onlyA: onlyB, onlyB: onlyA, neither });
        expect(swapped.difference + difference).toBe(0);
        expect(swapped.low + high).toBe(0);
        expect(swapped.high + low).toBe(0);
        expect(swapped.p).toBe(p);
      }),
    );
  });

  it('gives equal arms a difference of exactly zero, in the middle of its interval', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(2000), (both, neither) => {
        fc.pre(both + neither > 0);
        const { difference, low, high, p } = figures({ both, onlyA: 0, onlyB: 0, neither });
        expect(difference).toBe(0);
        expect(low + high).toBe(0);
        expect(p).toBeNull();
      }),
    );
  });

  it('claims nothing without a pair', () => {
    const nothing = { n: 0, difference: null, low: null, high: null, p: null };
    expect(pairedProportions({ both: 0, onlyA: 0, onlyB: 0, neither: 0 })).toEqual(nothing);
  });
});

describe('mcnemarExact', () => {
  it.each([
    [86, 150, 3.716e-5, 1e-8, 'presidential approval, Agresti 1990 p. 350; R: binom.test(86, 236)'],
    [6, 16, 0.052479, 1e-6, 'Cavo 2012; R contingencytables, exact conditional test'],
  ])('gives p for %i and %i discordant pairs', (onlyA, onlyB, p, tolerance) => {
    expect(Math.abs((mcnemarExact(onlyA, onlyB) ?? Number.NaN) - p)).toBeLessThan(tolerance);
  });

  it('equals the sum of binomial coefficients, in whole numbers', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (onlyA, onlyB) => {
        fc.pre(onlyA + onlyB > 0);
        expect(mcnemarExact(onlyA, onlyB)).toBeCloseTo(summedP(onlyA, onlyB), 12);
      }),
    );
  });

  it('falls as the same number of seeds parts less evenly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 500 }), (n) => {
        for (let k = 1; k < n / 2; k += 1) {
          expect(mcnemarExact(k - 1, n - k + 1)).toBeLessThan(mcnemarExact(k, n - k) ?? Number.NaN);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('says nothing where no seed parts, and refuses what is not a count', () => {
    expect(mcnemarExact(0, 0)).toBeNull();
    expect(() => mcnemarExact(-1, 3)).toThrow(RangeError);
    expect(() => mcnemarExact(0.5, 3)).toThrow(RangeError);
  });
});

/** Twice the smaller binomial(½) tail from exact integer sums. */
const summedP = (onlyA: number, onlyB: number): number => {
  const n = onlyA + onlyB;
  let coefficient = 1n;
  let tail = 0n;
  for (let k = 0; k <= Math.min(onlyA, onlyB); k += 1) {
    tail += coefficient;
    coefficient = (coefficient * BigInt(n - k)) / BigInt(k + 1);
  }
  const scale = 10n ** 18n;
  return Math.min(1, Number((2n * tail * scale) / 2n ** BigInt(n)) / 1e18);
};

/** The probability that the interval of a table drawn with these shares holds the true difference, by enumeration. */
const coverage = (n: number, [both = 0, onlyA = 0, onlyB = 0, neither = 0]: readonly number[]): number => {
  const logFactorial = [0];
  for (let i = 1; i <= n; i += 1) logFactorial.push((logFactorial[i - 1] ?? 0) + Math.log(i));
  const truth = onlyA - onlyB;
  let covered = 0;
  for (let i = 0; i <= n; i += 1)
    for (let j = 0; i + j <= n; j += 1)
      for (let k = 0; i + j + k <= n; k += 1) {
        const cells = [i, j, k, n - i - j - k] as const;
        const { low, high } = figures(counted(cells));
        if (truth < low || truth > high) continue;
        const logShares = [both, onlyA, onlyB, neither].map(Math.log);
        const logProbability = cells.reduce(
          (sum, count, at) => sum + count * (logShares[at] ?? 0) - (logFactorial[count] ?? 0),
          logFactorial[n] ?? 0,
        );
        covered += Math.exp(logProbability);
      }
  return covered;
};
