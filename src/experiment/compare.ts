import { withHolm } from './adjusted.js';
import { DivergentSeeds } from './divergence.js';
import { alignBySeed } from './seeds.js';
import type { CompareInput, CompareSpec, Comparison, OutcomeComparison, RunRow } from './comparison.js';
import { DetectionTally } from './detectionTally.js';
import { Strata } from './strata.js';
import type { Tally } from './tally.js';
import { TimeTally } from './timeTally.js';
import { ValueTally } from './valueTally.js';

const LEVEL = 0.95;

/** A comparison of arms that takes one seed after another. Of their runs it keeps only the measured times. */
export class RunningComparison {
  private readonly baseline: string;
  private readonly outcomes: readonly Tally[];
  private readonly headline: Tally | undefined;
  private readonly strata: Strata | null;
  private readonly detection: DetectionTally | null;
  private readonly divergent = new DivergentSeeds();
  private runs = 0;

  /** Throws an Error if there is no arm, or one twice. */
  constructor(private readonly spec: CompareSpec) {
    const { arms, outcomes, horizon } = spec;
    if (arms.length === 0 || new Set(arms).size < arms.length) {
      throw new Error(`name at least one arm, and each once: [${arms.join(', ')}]`);
    }
    this.baseline = arms.includes(spec.baseline) ? spec.baseline : (arms[0] ?? '');
    const newTallies = () =>
      outcomes.map((outcome) =>
        outcome.kind === 'time'
          ? new TimeTally(outcome, arms, this.baseline, horizon)
          : new ValueTally(outcome, arms, this.baseline),
      );
    this.outcomes = newTallies();
    this.strata = spec.byTruth === true ? new Strata(arms, newTallies) : null;
    this.detection = spec.detection ? new DetectionTally(spec.detection, arms, this.baseline) : null;
    const first = outcomes.findIndex(({ kind }) => kind === 'binary');
    this.headline = this.outcomes[Math.max(0, first)];
  }

  /** Adds one seed: its run in every arm, in the order of the arms; null for a run that failed. */
  add(runs: readonly (RunRow | null)[]): void {
    this.runs += 1;
    for (const outcome of this.outcomes) outcome.add(runs);
    this.strata?.add(runs);
    this.detection?.add(runs);
    const { arms } = this.spec;
    const [a, b] = [runs[arms.findIndex((arm) => arm !== this.baseline)], runs[arms.indexOf(this.baseline)]];
    if (a && b) this.divergent.add(a, b, this.headline?.parted ?? false);
  }

  /** The headline outcome over all seeds so far: the first binary one, or else the first; undefined if nothing is measured. */
  headlineSoFar(): OutcomeComparison | undefined {
    return this.headline?.result(LEVEL);
  }

  /**
   * Adds the seeds of `other`, a later part of the same batch, and leaves `other` unchanged. Parts of a batch that are merged in their
   * order give to the last digit what one comparison of all their seeds gives, however they are grouped.
   * Throws an Error if the two do not compare the same arms and outcomes of the same batch.
   */
  merge(other: RunningComparison): void {
    if (batchOf(this.spec) !== batchOf(other.spec)) {
      throw new Error(`these are not parts of one batch: ${batchOf(this.spec)} and ${batchOf(other.spec)}`);
    }
    this.runs += other.runs;
    for (const [i, outcome] of this.outcomes.entries()) outcome.merge(other.outcomes[i] as Tally);
    if (other.strata !== null) this.strata?.merge(other.strata);
    if (other.detection !== null) this.detection?.merge(other.detection);
    this.divergent.merge(other.divergent);
  }

  /** The comparison of all seeds so far. */
  result(): Comparison {
    const { scenario, seed, arms, horizon } = this.spec;
    return {
      scenario,
      seed,
      runs: this.runs,
      arms: [...arms],
      baseline: this.baseline,
      horizon,
      level: LEVEL,
      outcomes: withHolm(this.outcomes.map((outcome) => outcome.result(LEVEL))),
      pairing: this.headline?.gain() ?? null,
      divergent: this.divergent.found(),
      ...(this.detection === null ? {} : { detection: this.detection.result(LEVEL) }),
      ...(this.strata === null ? {} : { strata: this.strata.result(LEVEL) }),
    };
  }
}

/** What parts of one batch have in common. */
const batchOf = ({ scenario, seed, arms, baseline, outcomes, horizon, detection, byTruth }: CompareSpec): string =>
  JSON.stringify({ scenario, seed, arms, baseline, outcomes, horizon, detection, byTruth });

/**
 * Compares the arms of finished runs seed by seed: every outcome by arm with its 95 % interval, and every other arm minus the
 * baseline. The headline outcome is the first binary one, or else the first. The rows may come in any order. Executes nothing.
 * Throws an Error if the arms do not have the same seeds, or a value does not fit its outcome's kind.
 *
 * @example
 * const { scenario } = checkScenario(text, 'file.yaml');
 * const arms = ['open', 'closed'];
 * const { pairing, outcomes } = compare({
 *   scenario: scenario.id,
 *   seed: '1',
 *   arms,
 *   baseline: 'closed',
 *   outcomes: measuredOutcomes(scenario),
 *   horizon: parseDuration(scenario.horizon),
 *   rows: [...batchRuns({ scenario, arms, seed: '1', runs: 20 })].flat(),
 * });
 * console.log(outcomes[0].pairs[0].difference, pairing.varianceRatio);
 */
export const compare = (input: CompareInput): Comparison => {
  const comparison = new RunningComparison(input);
  for (const runs of alignBySeed(input.arms, input.rows)) comparison.add(runs);
  return comparison.result();
};
