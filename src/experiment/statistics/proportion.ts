import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

/** A share of runs with its interval, all between 0 and 1; null where no run was counted. */
export interface ProportionEstimate {
  readonly n: number;
  readonly count: number;
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * Returns count / n with Wilson's score interval, without continuity correction.
 * With n = 0 the estimate and both limits are null. Throws a RangeError if count and n are not whole
 * numbers with 0 ≤ count ≤ n, or level is not between 0 and 1.
 *
 * Source: Wilson, JASA 22:209–212 (1927); method 3 of Newcombe, Statistics in Medicine 17:857–872 (1998).
 */
export const wilsonInterval = (count: number, n: number, level = 0.95): ProportionEstimate => {
  if (!Number.isInteger(count) || !Number.isInteger(n) || count < 0 || count > n) {
    throw new RangeError(`a share needs whole numbers with 0 ≤ count ≤ n, got ${count} of ${n}`);
  }
  const z = twoSidedZ(level);
  if (n === 0) return { n, count, estimate: null, low: null, high: null };
  const estimate = count / n;
  const centre = 2 * count + z * z;
  const spread = z * Math.sqrt(z * z + 4 * count * (1 - estimate));
  const scale = 2 * (n + z * z);
  const low = (centre - spread) / scale;
  // When all succeed the limit is exactly 1; rounding must not move it.
  const high = count === n ? 1 : (centre + spread) / scale;
  return { n, count, estimate, low, high };
};

/** Returns the standard normal quantile that leaves (1 − level) / 2 in each tail; throws a RangeError unless 0 < level < 1. */
const twoSidedZ = (level: number): number => {
  if (!(level > 0 && level < 1)) throw new RangeError(`a confidence level lies between 0 and 1, got ${level}`);
  return normalQuantile((1 + level) / 2, 0, 1);
};
