import type { Change, DivergentSeed, RunRow } from './comparison.js';

const MOST_SEEDS = 5;

interface Parting {
  readonly gap: number;
  readonly seed: DivergentSeed;
}

/**
 * Up to five seeds in which two arms part: those whose peak rungs differ most, or, if no peak rung differs, the first whose
 * headline outcome differs. Ties stay in the order given. Seeds that agree in both are never named.
 */
export class DivergentSeeds {
  private byPeak: readonly Parting[] = [];
  private byHeadline: readonly DivergentSeed[] = [];

  add(a: RunRow, b: RunRow, headlineDiffers: boolean): void {
    const gap = Math.abs(a.peakRung - b.peakRung);
    const least = this.byPeak[MOST_SEEDS - 1]?.gap ?? 0;
    if (gap > least) {
      const parting = { gap, seed: describe(a, b) };
      this.byPeak = widest([...this.byPeak, parting]);
    } else if (headlineDiffers && this.byHeadline.length < MOST_SEEDS) {
      this.byHeadline = [...this.byHeadline, describe(a, b)];
    }
  }

  /** Adds the seeds of `other` after those so far. */
  merge(other: DivergentSeeds): void {
    this.byPeak = widest([...this.byPeak, ...other.byPeak]);
    this.byHeadline = [...this.byHeadline, ...other.byHeadline].slice(0, MOST_SEEDS);
  }

  found(): readonly DivergentSeed[] {
    return this.byPeak.length > 0 ? this.byPeak.map(({ seed }) => seed) : this.byHeadline;
  }
}

/** Those with the largest gaps; equal gaps stay in their order. */
const widest = (partings: readonly Parting[]): readonly Parting[] =>
  partings.toSorted((x, y) => y.gap - x.gap).slice(0, MOST_SEEDS);

const describe = (a: RunRow, b: RunRow): DivergentSeed => ({
  seed: a.seed,
  a: { arm: a.arm, peakRung: a.peakRung },
  b: { arm: b.arm, peakRung: b.peakRung },
  firstDifference: { at: firstDifference(a.changes, b.changes) },
});

/**
 * Returns when two runs first differ, in seconds from the start: the time of the earlier one of the first two milestones that are
 * not the same, or of the first that only one run has. Null if they have the same milestones.
 */
export const firstDifference = (a: readonly Change[], b: readonly Change[]): number | null => {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const inA = a[i];
    const inB = b[i];
    if (inA?.at === inB?.at && inA?.what === inB?.what) continue;
    return Math.min(inA?.at ?? Infinity, inB?.at ?? Infinity);
  }
  return null;
};
