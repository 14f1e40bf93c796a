import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentsOf } from '../../../src/experiment/statistics/moments.js';
import { pairingGain } from '../../../src/experiment/statistics/pairing.js';

const values = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
  minLength: 2,
  maxLength: 40,
});

/** The gain from pairing two lists. */
const gainOf = (a: readonly number[], b: readonly number[]) =>
  pairingGain(momentsOf(a), momentsOf(b), momentsOf(a.map((each, i) => each - (b[i] ?? Number.NaN))));

describe('pairingGain', () => {
  it('agrees with a hand count', () => {
    // Deviations (−1, 0, 1) and (−2, 1, 1): variances 1 and 3, covariance 3/2; differences vary by 1 + 3 − 3 = 1.
    const { correlation, varianceRatio } = gainOf([1, 2, 3], [0, 3, 3]);
    expect(correlation).toBeCloseTo(1.5 / Math.sqrt(3), 12);
    expect(varianceRatio).toBeCloseTo(4, 12);
  });

  it('gives the φ coefficient of binary outcomes', () => {
    // both 3, only a 1, only b 2, neither 4.
    const a = [1, 1, 1, 1, 0, 0, 0, 0, 0, 0];
    const b = [1, 1, 1, 0, 1, 1, 0, 0, 0, 0];
    expect(gainOf(a, b).correlation).toBeCloseTo((3 * 4 - 1 * 2) / Math.sqrt(4 * 6 * 5 * 5), 12);
  });

  it('is worth less than independent seeds when the arms pull apart, and two pairs of opposite luck are worth half', () => {
    const { correlation, varianceRatio } = gainOf([0, 1], [1, 0]);
    expect(correlation).toBe(-1);
    expect(varianceRatio).toBeCloseTo(0.5, 12);
  });

  it('has a ratio above 1 just when the correlation is positive, the same for both orders', () => {
    fc.assert(
      fc.property(values, (list) => {
        const a = list.map(([x]) => x);
        const b = list.map(([, y]) => y);
        const { correlation, varianceRatio } = gainOf(a, b);
        expect(gainOf(b, a)).toEqual({ correlation, varianceRatio });
        if (correlation === null || varianceRatio === null) return;
        expect(Math.abs(correlation)).toBeLessThanOrEqual(1);
        expect(Math.abs(correlation) < 1e-9 || varianceRatio > 1 === correlation > 0).toBe(true);
      }),
    );
  });

  it('leaves out what is not defined', () => {
    expect(gainOf([1], [2])).toEqual({ correlation: null, varianceRatio: null });
    expect(gainOf([1, 1], [1, 1])).toEqual({ correlation: null, varianceRatio: null });
    expect(gainOf([1, 2], [1, 2])).toEqual({ correlation: 1, varianceRatio: null });
    expect(gainOf([1, 1], [1, 2])).toEqual({ correlation: null, varianceRatio: 1 });
  });

  it('takes differences that are alike but for rounding for alike', () => {
    const a = [0.1, 0.7, 1.3, 2.9, 12.1];
    expect(
      gainOf(
        a,
        a.map((each) => each + 0.2),
      ).varianceRatio,
    ).toBeNull();
  });
});
