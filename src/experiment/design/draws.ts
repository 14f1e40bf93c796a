import type { RunKey } from '../../engine/index.js';
import { drawAt, runKey } from '../../engine/index.js';

/**
 * Numbers for designs and for the analysis, such as bootstrap samples. They come from a stream of their own, so that no design and
 * no analysis changes the luck of a run. Every number has an address: what it is for, and its place.
 */
export class AnalysisDraws {
  private readonly key: RunKey;

  constructor(experiment: string, seed: string) {
    this.key = runKey(`analysis/${experiment}/${seed}`);
  }

  /** A number from 0 (included) to 1 (excluded). */
  at(purpose: string, place: number): number {
    return drawAt(this.key, 'analysis', purpose, place);
  }

  /** The numbers 0 … n − 1 in random order. */
  permutation(purpose: string, n: number): number[] {
    const order = Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i -= 1) {
      const j = Math.floor(this.at(purpose, i) * (i + 1));
      const kept = order[i] as number;
      order[i] = order[j] as number;
      order[j] = kept;
    }
    return order;
  }
}
