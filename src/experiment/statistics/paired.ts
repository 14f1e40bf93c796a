import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import { wilsonInterval } from './proportion.js';

/** How many seeds had the outcome in both arms, in only one, or in neither. */
export interface PairedCounts {
  readonly both: number;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly neither: number;
}

/** A difference a − b over pairs of runs, with its interval and two-sided p; null where it is not defined. */
export interface PairedDifference {
  readonly n: number;
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly p: number | null;
}

/**
 * Returns the difference a − b of two paired proportions (between −1 and 1) with Newcombe's paired interval and
 * the exact McNemar p. Without any pair, everything except n is null.
 *
 * The interval combines the Wilson limits of the two shares and allows for their correlation φ. If φ is positive, n/2 is subtracted
 * from its numerator, but not below zero.
 * Source: method 10 of Newcombe, Statistics in Medicine 17:2635–2650 (1998).
 */
export const pairedProportions = (counts: PairedCounts, level = 0.95): PairedDifference => {
  const { both, onlyA, onlyB, neither } = counts;
  const n = both + onlyA + onlyB + neither;
  const a = wilsonInterval(both + onlyA, n, level);
  const b = wilsonInterval(both + onlyB, n, level);
  if (
    a.estimate === null ||
    a.low === null ||
    a.high === null ||
    b.estimate === null ||
    b.low === null ||
    b.high === null
  ) {
    return { n, difference: null, low: null, high: null, p: null };
  }
  const difference = (onlyA - onlyB) / n;
  const phi = correctedPhi(counts);
  return {
    n,
    difference,
    low: Math.max(-1, difference - squareAndAdd(a.estimate - a.low, b.high - b.estimate, phi)),
    high: Math.min(1, difference + squareAndAdd(b.estimate - b.low, a.high - a.estimate, phi)),
    p: mcnemarExact(onlyA, onlyB),
  };
};

/**
 * Returns the exact two-sided McNemar p: twice the smaller binomial(½) tail of the discordant seeds, at most 1.
 * Null if there are no such seeds. Throws a RangeError for counts that are not whole and ≥ 0.
 *
 * Source: McNemar, Psychometrika 12:153–157 (1947), in its exact conditional form.
 */
export const mcnemarExact = (onlyA: number, onlyB: number): number | null => {
  if (!Number.isInteger(onlyA) || !Number.isInteger(onlyB) || onlyA < 0 || onlyB < 0) {
    throw new RangeError(`discordant counts are whole numbers ≥ 0, got ${onlyA} and ${onlyB}`);
  }
  if (onlyA + onlyB === 0) return null;
  return Math.min(1, 2 * binomialCdf(Math.min(onlyA, onlyB), onlyA + onlyB, 0.5));
};

/** Returns Newcombe's corrected φ of the two-by-two table, between −1 and 1; 0 if a margin is empty. */
const correctedPhi = ({ both, onlyA, onlyB, neither }: PairedCounts): number => {
  const margins = (both + onlyA) * (onlyB + neither) * ((both + onlyB) * (onlyA + neither));
  if (margins === 0) return 0;
  const cross = both * neither - onlyA * onlyB;
  const halfN = (both + onlyA + onlyB + neither) / 2;
  const corrected = cross > 0 ? Math.max(0, cross - halfN) : cross;
  return corrected / Math.sqrt(margins);
};

const squareAndAdd = (x: number, y: number, phi: number): number =>
  // The sum is below zero only by rounding, when φ is 1 and x equals y.
  Math.sqrt(Math.max(0, x * x + y * y - 2 * phi * (x * y)));
