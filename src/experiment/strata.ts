import { TRUTH_KINDS } from '../model/index.js';
import { withHolm } from './adjusted.js';
import type { RunRow, StratumComparison } from './comparison.js';
import type { Tally } from './tally.js';

/** What the first case of a run really was; none: there was no case. */
const STRATA = [...TRUTH_KINDS, 'none'] as const;
type Truth = (typeof STRATA)[number];

interface Stratum {
  readonly truth: Truth;
  /** by arm */
  readonly runs: number[];
  readonly tallies: readonly Tally[];
}

/** Every outcome again for each truth of the first case. A run counts only in the stratum of its own truth. */
export class Strata {
  private readonly strata: readonly Stratum[];

  constructor(
    private readonly arms: readonly string[],
    newTallies: () => Tally[],
  ) {
    this.strata = STRATA.map((truth) => ({ truth, runs: arms.map(() => 0), tallies: newTallies() }));
  }

  add(runs: readonly (RunRow | null)[]): void {
    for (const { truth, runs: counts, tallies } of this.strata) {
      const inside = runs.map((run) => (run !== null && (run.truth ?? 'none') === truth ? run : null));
      for (const [i, run] of inside.entries()) if (run !== null) counts[i] = (counts[i] ?? 0) + 1;
      for (const tally of tallies) tally.add(inside);
    }
  }

  /** Adds the seeds of `other` after those so far. */
  merge(other: Strata): void {
    for (const [s, { runs, tallies }] of this.strata.entries()) {
      const added = other.strata[s] as Stratum;
      for (const [i, count] of added.runs.entries()) runs[i] = (runs[i] ?? 0) + count;
      for (const [i, tally] of tallies.entries()) tally.merge(added.tallies[i] as Tally);
    }
  }

  /** The strata that have a run in any arm, by truth. */
  result(level: number): Record<string, StratumComparison> {
    const seen = this.strata.filter(({ runs }) => runs.some((count) => count > 0));
    const entries = seen.map(({ truth, runs, tallies }): [Truth, StratumComparison] => {
      const byArm = Object.fromEntries(this.arms.map((arm, i) => [arm, runs[i] ?? 0]));
      return [truth, { runs: byArm, outcomes: withHolm(tallies.map((tally) => tally.result(level))) }];
    });
    return Object.fromEntries(entries);
  }
}
