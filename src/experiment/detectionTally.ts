import type { ArmDetection, DetectionComparison, DetectionOutcomes, RunRow } from './comparison.js';
import type { Errors } from './statistics/breakEven.js';
import { breakEven } from './statistics/breakEven.js';
import type { DetectionCounts } from './statistics/detection.js';
import { detection } from './statistics/detection.js';
import { wilsonInterval } from './statistics/proportion.js';
import { pairsOf } from './tally.js';

type Counts = { -readonly [Cell in keyof DetectionCounts]: number };

/** Counts, by arm and over the seeds so far, how attacks are told from accidents. A run counts by the truth of its first case. */
export class DetectionTally {
  private readonly counts: readonly Counts[];

  constructor(
    private readonly outcomes: DetectionOutcomes,
    private readonly arms: readonly string[],
    private readonly baseline: string,
  ) {
    this.counts = arms.map(() => ({ hits: 0, misses: 0, falseAlarms: 0, correctRejections: 0 }));
  }

  add(runs: readonly (RunRow | null)[]): void {
    const { answeredAttack, answeredAccident } = this.outcomes;
    for (const [i, run] of runs.entries()) {
      if (run === null) continue;
      const { truth, values } = run;
      const counts = this.counts[i] as Counts;
      if (truth === 'hostile') counts[values[answeredAttack] === true ? 'hits' : 'misses'] += 1;
      if (truth === 'accident') counts[values[answeredAccident] === true ? 'falseAlarms' : 'correctRejections'] += 1;
    }
  }

  /** Adds the seeds of `other`. */
  merge(other: DetectionTally): void {
    for (const [i, counts] of this.counts.entries()) {
      const added = other.counts[i] as Counts;
      for (const cell of CELLS) counts[cell] += added[cell];
    }
  }

  result(level: number): DetectionComparison {
    const byArm = this.arms.map((arm, i): [string, ArmDetection] => {
      const counts = this.counts[i] as Counts;
      const { hits, misses, falseAlarms, correctRejections } = counts;
      return [
        arm,
        {
          hitRate: wilsonInterval(hits, hits + misses, level),
          falseAlarmRate: wilsonInterval(falseAlarms, falseAlarms + correctRejections, level),
          ...detection(counts, level),
        },
      ];
    });
    const pairs = pairsOf(this.arms, this.baseline).map(({ a, b }) => {
      const names = { a: this.arms[a] ?? '', b: this.arms[b] ?? '' };
      return { ...names, ...breakEven(errorsOf(this.counts[a] as Counts), errorsOf(this.counts[b] as Counts)) };
    });
    return { brier: this.outcomes.brier, byArm: Object.fromEntries(byArm), breakEven: pairs };
  }
}

const errorsOf = ({ misses, falseAlarms }: Counts): Errors => ({
  answeredAccidents: falseAlarms,
  missedAttacks: misses,
});

const CELLS = ['hits', 'misses', 'falseAlarms', 'correctRejections'] as const;
