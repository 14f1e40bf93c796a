import type { Moments } from './moments.js';

/** What was gained by running the arms under the same seeds; null if the outcomes do not vary enough to tell. */
export interface PairingGain {
  readonly correlation: number | null;
  readonly varianceRatio: number | null;
}

/**
 * Returns the correlation of paired outcomes (−1 to 1) and the variance ratio (Var A + Var B) / Var(A − B): how many
 * times as many runs with independent seeds the paired comparison is worth.
 * The correlation is null if either outcome does not vary; the ratio, if the differences do not; both, with fewer than two pairs.
 *
 * Source: common random numbers, Law, Simulation Modeling and Analysis, §11.2.
 */
export const pairingGain = (a: Moments, b: Moments, differences: Moments): PairingGain => {
  const ofDifference = differences.variance;
  const ofA = a.variance;
  const ofB = b.variance;
  if (ofDifference === null || ofA === null || ofB === null) return { correlation: null, varianceRatio: null };
  const covariance = (ofA + ofB - ofDifference) / 2;
  const correlation = ofA === 0 || ofB === 0 ? null : clampToUnit(covariance / Math.sqrt(ofA * ofB));
  // A variance this small comes from the rounding of differences that are all equal.
  const varianceRatio = ofDifference <= Number.EPSILON * (ofA + ofB) ? null : (ofA + ofB) / ofDifference;
  return { correlation, varianceRatio };
};

const clampToUnit = (x: number): number => Math.max(-1, Math.min(1, x));
