import type { Change, DivergentSeed, RunRow } from './vocabulary.js';

const MOST_SEEDS = 5;

/**
 * Returns up to five seeds where two arms part: those whose peak rungs differ most, or, where no peak differs, the
 * first whose headline outcome does. Ties stay in the order given; seeds that agree in both are never named.
 * The runs of a and b are of the same seeds in the same order.
 */
export const divergentSeeds = (
  a: readonly RunRow[],
  b: readonly RunRow[],
  headlineDiffers: (index: number) => boolean,
): DivergentSeed[] => {
  const pairs = a.flatMap((inA, i) => {
    const inB = b[i];
    return inB
      ? [{ a: inA, b: inB, gap: Math.abs(inA.peakRung - inB.peakRung), headlineDiffers: headlineDiffers(i) }]
      : [];
  });
  const byPeak = pairs.filter(({ gap }) => gap > 0).sort((x, y) => y.gap - x.gap);
  const chosen = byPeak.length > 0 ? byPeak : pairs.filter((pair) => pair.headlineDiffers);
  return chosen.slice(0, MOST_SEEDS).map((pair) => ({
    seed: pair.a.seed,
    a: { arm: pair.a.arm, peakRung: pair.a.peakRung },
    b: { arm: pair.b.arm, peakRung: pair.b.peakRung },
    firstDifference: { at: firstDifference(pair.a.changes, pair.b.changes) },
  }));
};

/**
 * Returns when two runs first differ, in seconds from the start: the earlier of the first two milestones that are
 * not the same, or the first that only one run has; null if they have the same milestones.
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
