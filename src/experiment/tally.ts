import type { OutcomeComparison, Pairing, RunRow } from './comparison.js';

/** One outcome over the seeds seen so far. */
export interface Tally {
  /**
   * Adds one seed: its run in every arm, in the order of the arms; null where the run does not count.
   * Throws an Error for a value that is missing or does not fit the outcome's kind.
   */
  add(runs: readonly (RunRow | null)[]): void;
  /** Adds the seeds of `other` after those so far. `other` must be a tally of the same outcome in the same arms. */
  merge(other: this): void;
  /** whether the outcome differed, at the last seed added, between the first pair of arms */
  readonly parted: boolean;
  /** The outcome by arm, and the difference of every other arm from the baseline, with intervals at this level. */
  result(level: number): OutcomeComparison;
  /** What was gained by pairing the seeds, for the first pair of arms; null if there is only one arm. */
  gain(): Pairing | null;
}

/** Every other arm (a) with the baseline (b), as indices in the list of arms. */
export const pairsOf = (arms: readonly string[], baseline: string): { readonly a: number; readonly b: number }[] => {
  const b = arms.indexOf(baseline);
  return arms.flatMap((_, a) => (a === b ? [] : [{ a, b }]));
};
