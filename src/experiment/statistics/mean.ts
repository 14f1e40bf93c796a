import tCdf from '@stdlib/stats-base-dists-t-cdf';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { exp, log } from '../../engine/index.js';
import type { Moments } from './moments.js';
import type { PairedDifference } from './paired.js';

/** A mean with its interval and standard deviation, in the unit of the values; null where it is not defined. */
export interface MeanEstimate {
  readonly n: number;
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly sd: number | null;
}

/**
 * Returns the mean of the values with Student's t interval and the standard deviation (divisor n − 1).
 * Without values, everything is null. With one value, the interval and the standard deviation are null. If all values are equal,
 * both limits are that value, because the sample shows no spread.
 */
export const meanInterval = (values: Moments, level = 0.95): MeanEstimate => {
  const { n, mean: estimate, variance: squared } = values;
  if (estimate === null || squared === null) return { n, estimate, low: null, high: null, sd: null };
  const half = tQuantile((1 + level) / 2, n - 1) * Math.sqrt(squared / n);
  return { n, estimate, low: estimate - half, high: estimate + half, sd: Math.sqrt(squared) };
};

/**
 * Returns the mean of values between 0 and `most` with an interval that stays between them: Student's t for the log-odds of
 * mean / most (delta method). Without spread the limits are null.
 */
export const boundedMeanInterval = (values: Moments, most: number, level = 0.95): MeanEstimate => {
  const { n, estimate, sd } = meanInterval(values, level);
  const share = (estimate ?? 0) / most;
  if (estimate === null || sd === null || !(sd > 0 && share > 0 && share < 1)) {
    return { n, estimate, low: null, high: null, sd };
  }
  const error = sd / Math.sqrt(n) / most / (share * (1 - share));
  const half = tQuantile((1 + level) / 2, n - 1) * error;
  const atLogOdds = (x: number): number => most / (1 + exp(-x));
  const logOdds = log(share / (1 - share));
  return { n, estimate, low: atLogOdds(logOdds - half), high: atLogOdds(logOdds + half), sd };
};

/**
 * Returns the mean of the differences a[i] − b[i] with the paired t interval and the two-sided p of the paired t test.
 * If the arms agree in every pair, the difference is 0 and the interval [0, 0], however few the pairs. Otherwise one pair gives no
 * interval. If the differences have no variance, p is null: the sample does not tell how far luck could have moved them.
 */
export const pairedMeanDifference = (differences: Moments, level = 0.95): PairedDifference => {
  const { n, estimate, low, high, sd } = meanInterval(differences, level);
  if (estimate === 0 && (sd ?? 0) === 0) return { n, difference: 0, low: 0, high: 0, p: null };
  if (estimate === null || sd === null || sd === 0) return { n, difference: estimate, low, high, p: null };
  const t = Math.abs(estimate) / (sd / Math.sqrt(n));
  return { n, difference: estimate, low, high, p: 2 * tCdf(-t, n - 1) };
};
