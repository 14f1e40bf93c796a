import type { OutcomeComparison, Pairing, RunRow } from './comparison.js';

/** One outcome over the seeds seen so far. */
export interface Tally {
  /**
   * Takes in one seed: its run in every arm, in the order of the arms; null where the run does not count.
   * Throws an Error for a value that is missing or does not fit the outcome's kind.
   */
  add(runs: readonly (RunRow | null)[]): void;
  /** Adds the seeds that `other` has seen, as those that come next: a tally of the same outcome in the same arms. */
  merge(other: this): void;
  /** whether the outcome differed, at the last seed added, between the first pair of arms */
  readonly parted: boolean;
  /** The outcome by arm, and in every other arm against the baseline, with intervals at this level. */
  result(level: number): OutcomeComparison;
  /** What the shared seeds were worth for the first pair of arms; null where there is one arm alone. */
  gain(): Pairing | null;
}

/** Every other arm against the baseline, as places in the list of arms. */
export const pairsOf = (arms: readonly string[], baseline: string): { readonly a: number; readonly b: number }[] => {
  const b = arms.indexOf(baseline);
  return arms.flatMap((_, a) => (a === b ? [] : [{ a, b }]));
};
