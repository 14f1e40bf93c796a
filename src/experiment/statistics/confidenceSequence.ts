import { log } from '../../engine/index.js';

/** The largest bet of the sequence; values near 1 make the logarithm below grow without end. */
const MOST = 0.5;

/**
 * A confidence sequence for the mean of values between −1 and 1, such as differences between two arms, seed by seed. The chance
 * that its interval misses the mean at any time, however often one looks, is at most 1 − level. So a batch may stop as soon as the
 * interval is narrow enough.
 *
 * Source: the predictable plug-in empirical-Bernstein sequence of Waudby-Smith & Ramdas, JRSS B 86:1–27 (2024), theorem 2. The
 * interval is the intersection of all intervals so far.
 */
export class ConfidenceSequence {
  private n = 0;
  private sum = 0;
  private squares = 0;
  private weights = 0;
  private weighted = 0;
  private slack = 0;
  private least = -1;
  private most = 1;

  constructor(private readonly level = 0.95) {}

  /** Throws a RangeError for a value outside −1 to 1. */
  add(value: number): void {
    if (!(value >= -1 && value <= 1)) throw new RangeError(`expected a value from −1 to 1, got ${value}`);
    // The theorem is about values from 0 to 1.
    const x = (value + 1) / 2;
    // Everything about the next bet is known before the value is seen.
    const mean = (0.5 + this.sum) / (this.n + 1);
    const variance = (0.25 + this.squares) / (this.n + 1);
    const t = this.n + 1;
    const miss = log(2 / (1 - this.level));
    const bet = Math.min(MOST, Math.sqrt((2 * miss) / (variance * t * log(1 + t))));
    const squared = (x - mean) * (x - mean);
    this.slack += 4 * squared * ((-log(1 - bet) - bet) / 4);
    this.weights += bet;
    this.weighted += bet * x;
    this.n = t;
    this.sum += x;
    const now = (0.5 + this.sum) / (t + 1);
    this.squares += (x - now) * (x - now);
    const half = (miss + this.slack) / this.weights;
    const centre = this.weighted / this.weights;
    this.least = Math.max(this.least, 2 * (centre - half) - 1);
    this.most = Math.min(this.most, 2 * (centre + half) - 1);
  }

  get low(): number {
    return Math.min(this.least, this.most);
  }

  get high(): number {
    return Math.max(this.least, this.most);
  }

  get halfWidth(): number {
    return (this.high - this.low) / 2;
  }
}
