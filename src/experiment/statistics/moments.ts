import { nearestQuotient } from './nearestQuotient.js';

/** A fraction is shifted by this many bits at a time until it is whole. */
const STEP = 64;
const SHIFT = 2 ** 64;

/**
 * The number, mean and variance of values that are added one by one and not kept. The sums are exact, because a double is a whole
 * number over a power of two. So the result depends only on the values, not on their order or on how parts of them were merged.
 */
export class Moments {
  n = 0;
  /** sum of the values, in units of 2 to the power of −scale */
  private sum = 0n;
  /** sum of their squares, in units of 2 to the power of −2 scale */
  private squares = 0n;
  private scale = 0;

  /** Throws a RangeError for a value that is not finite. */
  add(value: number): void {
    if (!Number.isFinite(value)) throw new RangeError(`moments are of finite numbers, got ${value}`);
    let scale = 0;
    // Exact: a power of two changes only the exponent, and a fraction is too small to overflow.
    for (; !Number.isInteger(value); scale += STEP) value *= SHIFT;
    const digits = BigInt(value);
    this.addSums(1, digits, digits * digits, scale);
  }

  /** Adds the values of `other`, which stays unchanged. */
  merge(other: Moments): void {
    this.addSums(other.n, other.sum, other.squares, other.scale);
  }

  /** To the nearest double; null without any value. */
  get mean(): number | null {
    return this.n === 0 ? null : nearestQuotient(this.sum, BigInt(this.n) << BigInt(this.scale));
  }

  /** With divisor n − 1, to the nearest double; null for fewer than two values. */
  get variance(): number | null {
    if (this.n < 2) return null;
    const n = BigInt(this.n);
    return nearestQuotient(n * this.squares - this.sum * this.sum, (n * (n - 1n)) << BigInt(2 * this.scale));
  }

  private addSums(n: number, sum: bigint, squares: bigint, scale: number): void {
    if (scale > this.scale) {
      this.sum <<= BigInt(scale - this.scale);
      this.squares <<= BigInt(2 * (scale - this.scale));
      this.scale = scale;
    }
    const finer = this.scale - scale;
    this.n += n;
    this.sum += finer === 0 ? sum : sum << BigInt(finer);
    this.squares += finer === 0 ? squares : squares << BigInt(2 * finer);
  }
}

/** The moments of a list. */
export const momentsOf = (values: readonly number[]): Moments => {
  const moments = new Moments();
  for (const value of values) moments.add(value);
  return moments;
};
