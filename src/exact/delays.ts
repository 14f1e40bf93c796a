import { ExactRefusal } from './refusal.js';

/** Placeholders are far above any real delay, so far apart that a fixed part can be added without confusion, and exact integers. */
const FIRST = 2 ** 46;
const APART = 2 ** 36;

/**
 * The exponential delays that one step asks for. A recipe gets a placeholder number for each delay and sends a message after it;
 * the placeholder is recognised here. Only a message that waits for exactly one such delay, or for none, is memoryless.
 */
export class StandInDelays {
  private means: number[] = [];
  private used: boolean[] = [];

  /** A placeholder for an exponential delay of this mean. */
  draw(mean: number): number {
    if (mean === 0) return 0;
    this.means.push(mean);
    this.used.push(false);
    return FIRST + (this.means.length - 1) * APART;
  }

  /** The mean of the delay that a message waits for; 0: it comes now. */
  meanOf(after: number, self: string, type: string): number {
    if (after === 0) return 0;
    const index = Math.round((after - FIRST) / APART);
    const mean = after < FIRST / 2 ? undefined : this.means[index];
    if (mean === undefined) {
      const reason = `${self} waits a fixed ${after} s for its message ${type}`;
      throw new ExactRefusal(self, reason, 'exact needs exponential times: write ~1h instead of 1h');
    }
    if (after !== FIRST + index * APART) {
      const reason = `${self} waits a fixed and an exponential time for its message ${type}`;
      throw new ExactRefusal(
        self,
        reason,
        'exact needs exponential times: leave out the fixed part, ~5h instead of 5h + ~5h',
      );
    }
    this.used[index] = true;
    return mean;
  }

  /** Throws if no message waits for a delay that was drawn: the recipe used its length for something else. */
  done(self: string): void {
    if (this.used.every(Boolean)) return;
    const reason = `${self} draws a time and uses it for more than waiting`;
    throw new ExactRefusal(self, reason, 'exact needs every drawn time to be the delay of a message');
  }
}
