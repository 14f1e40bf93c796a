/**
 * The number, mean and variance of values that come one by one and are not kept. Reckoned from the first value, so that
 * whole numbers and values all alike lose nothing by rounding.
 */
export class Moments {
  n = 0;
  private first = 0;
  private sum = 0;
  private squares = 0;

  add(value: number): void {
    if (this.n === 0) this.first = value;
    const distance = value - this.first;
    this.n += 1;
    this.sum += distance;
    this.squares += distance * distance;
  }

  /** Null without any value. */
  get mean(): number | null {
    return this.n === 0 ? null : this.first + this.sum / this.n;
  }

  /** With divisor n − 1; null of fewer than two values. */
  get variance(): number | null {
    return this.n < 2 ? null : Math.max(0, this.squares - (this.sum * this.sum) / this.n) / (this.n - 1);
  }
}

/** The moments of a list. */
export const momentsOf = (values: readonly number[]): Moments => {
  const moments = new Moments();
  for (const value of values) moments.add(value);
  return moments;
};
