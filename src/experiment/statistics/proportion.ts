import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

/** A share of runs with its interval, all between 0 and 1; null if no run was counted. */
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
  requireCount(count, n);
  const z = twoSidedZ(level);
  if (n === 0) return { n, count, estimate: null, low: null, high: null };
  const estimate = count / n;
  const centre = 2 * count + z * z;
  const spread = z * Math.sqrt(z * z + 4 * count * (1 - estimate));
  const scale = 2 * (n + z * z);
  const low = (centre - spread) / scale;
  // If all succeed the limit is exactly 1; rounding must not change it.
  const high = count === n ? 1 : (centre + spread) / scale;
  return { n, count, estimate, low, high };
};

/**
 * Returns count / n with the exact interval of Clopper and Pearson, which covers the true share at least as often as the
 * level says. Null and errors as for `wilsonInterval`. With count 0 its upper limit is close to 3.7 / n.
 *
 * Source: Clopper & Pearson, Biometrika 26:404–413 (1934).
 */
export const clopperPearsonInterval = (count: number, n: number, level = 0.95): ProportionEstimate => {
  requireCount(count, n);
  requireLevel(level);
  if (n === 0) return { n, count, estimate: null, low: null, high: null };
  const tail = (1 - level) / 2;
  const low = count === 0 ? 0 : fallingTo(1 - tail, (p) => binomialCdf(count - 1, n, p));
  const high = count === n ? 1 : fallingTo(tail, (p) => binomialCdf(count, n, p));
  return { n, count, estimate: count / n, low, high };
};

/** Returns 3 / n: with 95 % confidence the largest share of something that was seen in none of n runs; null without a run. */
export const ruleOfThree = (n: number): number | null => (n === 0 ? null : Math.min(1, 3 / n));

/** The share at which a function that falls from 1 to 0 over [0, 1] takes a value, by bisection. */
const fallingTo = (value: number, of: (p: number) => number): number => {
  let [low, high] = [0, 1];
  for (let step = 0; step < BISECTIONS; step += 1) {
    const middle = (low + high) / 2;
    if (of(middle) > value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

/** The number of bits in the fraction of a double. */
const BISECTIONS = 53;

const requireCount = (count: number, n: number): void => {
  if (!Number.isInteger(count) || !Number.isInteger(n) || count < 0 || count > n) {
    throw new RangeError(`a share needs whole numbers with 0 ≤ count ≤ n, got ${count} of ${n}`);
  }
};

const requireLevel = (level: number): void => {
  if (!(level > 0 && level < 1)) throw new RangeError(`a confidence level lies between 0 and 1, got ${level}`);
};

/** Returns the standard normal quantile that leaves (1 − level) / 2 in each tail; throws a RangeError unless 0 < level < 1. */
const twoSidedZ = (level: number): number => {
  requireLevel(level);
  return normalQuantile((1 + level) / 2, 0, 1);
};
