import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundedMeanInterval, meanInterval, pairedMeanDifference } from '../../../src/experiment/statistics/mean.js';
import { momentsOf } from '../../../src/experiment/statistics/moments.js';

/** Student's sleep data (Biometrika 6, 1908), hours gained with two drugs by ten patients; R's `sleep`. */
const DRUG_1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const DRUG_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true, noDefaultInfinity: true });
const pairs = fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 60 });
const halves = (list: readonly (readonly [number, number])[]): [number[], number[]] => [
  list.map(([a]) => a),
  list.map(([, b]) => b),
];

/** The paired difference of two lists. */
const pairedDifference = (a: readonly number[], b: readonly number[]) =>
  pairedMeanDifference(momentsOf(a.map((each, i) => each - (b[i] ?? Number.NaN))));

describe('meanInterval', () => {
  it("agrees with a hand count: 2, 4, 4, 4, 5, 5, 7, 9 has mean 5, variance 32/7, and t's 97.5 % point at 7 is 2.3646", () => {
    const { n, estimate, low, high, sd } = meanInterval(momentsOf([2, 4, 4, 4, 5, 5, 7, 9]));
    expect([n, estimate]).toEqual([8, 5]);
    expect(sd).toBeCloseTo(Math.sqrt(32 / 7), 12);
    const half = 2.364624 * Math.sqrt(32 / 7 / 8);
    expect(low).toBeCloseTo(5 - half, 5);
    expect(high).toBeCloseTo(5 + half, 5);
  });

  it('is undefined without values, has no interval for one, and no width for values all alike', () => {
    expect(meanInterval(momentsOf([]))).toEqual({ n: 0, estimate: null, low: null, high: null, sd: null });
    expect(meanInterval(momentsOf([3]))).toEqual({ n: 1, estimate: 3, low: null, high: null, sd: null });
    expect(meanInterval(momentsOf([0.1, 0.1, 0.1]))).toEqual({ n: 3, estimate: 0.1, low: 0.1, high: 0.1, sd: 0 });
  });

  it('contains the mean, narrows with the level, and never holds a NaN', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 60 }), (values) => {
        const wide = meanInterval(momentsOf(values), 0.99);
        const narrow = meanInterval(momentsOf(values), 0.8);
        if (wide.low === null || narrow.low === null || narrow.estimate === null) throw new Error('no interval');
        expect(narrow.low).toBeLessThanOrEqual(narrow.estimate);
        expect(wide.low).toBeLessThanOrEqual(narrow.low);
        for (const figure of Object.values(wide)) expect(figure).not.toBeNaN();
      }),
    );
  });
});

describe('boundedMeanInterval', () => {
  it('agrees with a hand count: 1, 3 of at most 8 has log-odds ln(1/3) and error 1 / 8 / (1/4 · 3/4)', () => {
    const { estimate, low, high } = boundedMeanInterval(momentsOf([1, 3]), 8);
    // t's 97.5 % point at 1 degree of freedom is 12.7062047; √2 / √2 is the standard error.
    const half = (12.7062047 * 1) / 8 / (0.25 * 0.75);
    expect(estimate).toBe(2);
    expect(low).toBeCloseTo(8 / (1 + 3 * Math.exp(half)), 6);
    expect(high).toBeCloseTo(8 / (1 + 3 * Math.exp(-half)), 6);
  });

  it('never leaves 0 … most, and holds the mean', () => {
    const values = fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { maxLength: 20 });
    fc.assert(
      fc.property(values, (list) => {
        const { estimate, low, high } = boundedMeanInterval(momentsOf(list), 10);
        if (estimate === null || low === null || high === null) return;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(10);
        expect(low).toBeLessThanOrEqual(estimate * (1 + 1e-9));
        expect(high).toBeGreaterThanOrEqual(estimate * (1 - 1e-9));
      }),
    );
  });

  it('is close to the plain interval where there are many values in the middle', () => {
    const values = momentsOf(Array.from({ length: 10_000 }, (_, i) => 4 + (i % 3)));
    const [plain, bounded] = [meanInterval(values), boundedMeanInterval(values, 10)];
    expect(Math.abs((bounded.low ?? 0) - (plain.low ?? 0))).toBeLessThan(1e-4);
    expect(Math.abs((bounded.high ?? 0) - (plain.high ?? 0))).toBeLessThan(1e-4);
  });

  it('claims no interval for values all alike', () => {
    expect(boundedMeanInterval(momentsOf([10, 10]), 10)).toEqual({ n: 2, estimate: 10, low: null, high: null, sd: 0 });
    expect(boundedMeanInterval(momentsOf([]), 10).estimate).toBeNull();
  });
});

describe('pairedMeanDifference', () => {
  it("gives what R's t.test(…, paired = TRUE) prints for Student's sleep data", () => {
    const { n, difference, low, high, p } = pairedDifference(DRUG_1, DRUG_2);
    expect(n).toBe(10);
    expect(difference).toBeCloseTo(-1.58, 12);
    expect(low).toBeCloseTo(-2.4598858, 7);
    expect(high).toBeCloseTo(-0.7001142, 7);
    expect(p).toBeCloseTo(0.002833, 6);
  });

  it('gives the p that integrating the t density gives', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.double({ min: 0.05, max: 3, noNaN: true }), (n, t) => {
        // ±1 alternating has mean 0 (n even) and a known spread; shifting it sets t.
        const base = Array.from({ length: 2 * n }, (_, i) => (i % 2 === 0 ? 1 : -1));
        const se = Math.sqrt((momentsOf(base).variance ?? 0) / base.length);
        const { p } = pairedDifference(
          base.map((each) => each + t * se),
          base.map(() => 0),
        );
        expect(p).toBeCloseTo(1 - 2 * tDensityFromZeroTo(t, 2 * n - 1), 8);
      }),
    );
  });

  it('is negated by swapping a and b, and rejects at 5 % just when the 95 % interval leaves zero out', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const [a, b] = halves(list);
        const forth = pairedDifference(a, b);
        const back = pairedDifference(b, a);
        if (forth.difference === null || forth.low === null || forth.high === null || forth.p === null) return;
        expect((back.difference ?? Number.NaN) + forth.difference).toBe(0);
        expect((back.low ?? Number.NaN) + forth.high).toBe(0);
        expect(back.p).toBe(forth.p);
        const leavesZeroOut = forth.low > 0 || forth.high < 0;
        expect(Math.abs(forth.p - 0.05) < 1e-9 || leavesZeroOut === forth.p < 0.05).toBe(true);
      }),
    );
  });

  it('gives equal arms exact zeros, however few', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 20 }), (values) => {
        const zeros = { n: values.length, difference: 0, low: 0, high: 0, p: null };
        expect(pairedDifference(values, values)).toEqual(zeros);
      }),
    );
  });

  it('claims no interval from one pair, no width from differences all alike, nothing from no pair', () => {
    expect(pairedDifference([5], [3])).toEqual({ n: 1, difference: 2, low: null, high: null, p: null });
    expect(pairedDifference([5, 6], [3, 4])).toEqual({ n: 2, difference: 2, low: 2, high: 2, p: null });
    expect(pairedDifference([], [])).toEqual({ n: 0, difference: null, low: null, high: null, p: null });
  });
});

/** Integrates Student's density from 0 to t by Simpson's rule, the constant from its recursion over the degrees of freedom. */
const tDensityFromZeroTo = (t: number, df: number): number => {
  // Γ((df + 1) / 2) / (√(df π) Γ(df / 2)), from 1/π at 1 and 1/√8 at 2.
  let gammaRatio = df % 2 === 1 ? 1 / Math.sqrt(Math.PI) : Math.sqrt(Math.PI) / 2;
  for (let v = df % 2 === 1 ? 1 : 2; v < df; v += 2) gammaRatio *= (v + 1) / v;
  const constant = gammaRatio / Math.sqrt(df * Math.PI);
  const density = (x: number): number => constant * (1 + (x * x) / df) ** (-(df + 1) / 2);
  const steps = 400;
  const h = t / steps;
  let sum = density(0) + density(t);
  for (let i = 1; i < steps; i += 1) sum += density(i * h) * (i % 2 === 1 ? 4 : 2);
  return (sum * h) / 3;
};
