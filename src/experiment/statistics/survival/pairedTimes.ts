import { pairedMeanDifference } from '../mean.js';
import { momentsOf } from '../moments.js';
import type { PairedDifference } from '../paired.js';
import type { FollowUp } from './followUp.js';
import { reachesLimit } from './followUp.js';
import { restrictedTimes } from './restrictedMean.js';

/**
 * Returns the difference a − b of two restricted means, in seconds, over pairs of runs that share their luck, with the paired t
 * interval. Pair i is a[i] and b[i]. Each run counts with its value of `restrictedTimes`, so the variance is that of the differences
 * within the pairs; with complete follow-up these are plain differences of min(T, limit).
 */
export const pairedTimeDifference = (
  a: readonly FollowUp[],
  b: readonly FollowUp[],
  limit: number,
  level = 0.95,
): PairedDifference => {
  const n = a.length;
  if (!reachesLimit(a, limit) || !reachesLimit(b, limit))
    return { n, difference: null, low: null, high: null, p: null };
  const [ofA, ofB] = [restrictedTimes(a, limit), restrictedTimes(b, limit)];
  const paired = pairedMeanDifference(momentsOf(ofA.map((value, i) => value - (ofB[i] ?? Number.NaN))), level);
  const { low, high } = paired;
  return {
    ...paired,
    low: low === null ? null : Math.max(-limit, low),
    high: high === null ? null : Math.min(limit, high),
  };
};
