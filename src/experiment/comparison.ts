import type { RunResult } from '../play/index.js';
import type { MeanEstimate } from './statistics/mean.js';
import type { PairedDifference } from './statistics/paired.js';
import type { PairingGain } from './statistics/pairing.js';
import type { ProportionEstimate } from './statistics/proportion.js';

export type OutcomeKind = 'binary' | 'number' | 'time' | 'ordinal';

/** An outcome that every run measures; a time is in seconds from the scenario's start. */
export interface MeasuredOutcome {
  readonly name: string;
  readonly kind: OutcomeKind;
}

/** A milestone of a run: when, in seconds from the start, and what happened. */
export interface Change {
  readonly at: number;
  readonly what: string;
}

/** One run's results. A null value: a time that was not reached, or a measure that does not apply to this run. */
export interface RunRow {
  readonly arm: string;
  readonly seed: string;
  /** over everything that happened in the run */
  readonly hash: string;
  readonly peakRung: number;
  readonly finalRung: number;
  readonly endedBy: RunResult['endedBy'];
  /** seconds from the scenario's start */
  readonly endedAt: number;
  readonly values: Readonly<Record<string, number | boolean | null>>;
  /** In the order in which they happened. */
  readonly changes: readonly Change[];
}

/** What is compared: every arm has the same seeds. */
export interface CompareSpec {
  readonly scenario: string;
  readonly seed: string;
  readonly arms: readonly string[];
  readonly baseline: string;
  readonly outcomes: readonly MeasuredOutcome[];
  /** Seconds from the start; a time that is not reached is censored here. */
  readonly horizon: number;
}

/** The runs to compare, in any order. */
export interface CompareInput extends CompareSpec {
  readonly rows: readonly RunRow[];
}

/** A mean over times: those not reached enter as the horizon, and are counted as censored. */
interface TimeEstimate extends MeanEstimate {
  readonly reached: number;
  readonly censored: number;
}

/** The difference estimate(a) − estimate(b), over the n seeds that both arms count. */
export interface MeanPair extends PairedDifference {
  readonly a: string;
  readonly b: string;
  readonly method: 'paired-t';
}

/** As for means, and the seeds that had the outcome in one arm alone. */
export interface BinaryPair extends PairedDifference {
  readonly a: string;
  readonly b: string;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly method: 'newcombe-1998-paired';
}

interface Compared<Kind extends OutcomeKind, Estimate, Pair> {
  readonly name: string;
  readonly kind: Kind;
  readonly byArm: Readonly<Record<string, Estimate>>;
  readonly pairs: readonly Pair[];
}

type BinaryOutcome = Compared<'binary', ProportionEstimate, BinaryPair>;
type TimeOutcome = Compared<'time', TimeEstimate, MeanPair>;
type MeanOutcome = Compared<'number' | 'ordinal', MeanEstimate, MeanPair>;
export type OutcomeComparison = BinaryOutcome | TimeOutcome | MeanOutcome;

/** What the shared seeds were worth for the headline outcome and the first pair of arms. */
export interface Pairing extends PairingGain {
  readonly outcome: string;
  readonly a: string;
  readonly b: string;
}

/** A seed whose story parts between two arms; `at` is null where the milestones do not differ. */
export interface DivergentSeed {
  readonly seed: string;
  readonly a: { readonly arm: string; readonly peakRung: number };
  readonly b: { readonly arm: string; readonly peakRung: number };
  readonly firstDifference: { readonly at: number | null };
}

/** What `compare --json` prints. Times are in seconds, shares between 0 and 1, intervals at `level`. */
export interface Comparison {
  readonly scenario: string;
  readonly seed: string;
  /** Seeds, each of them run in every arm. */
  readonly runs: number;
  readonly arms: readonly string[];
  /** The arm that the others are compared with: the one asked for, or the first where that is not among the arms. */
  readonly baseline: string;
  readonly horizon: number;
  readonly level: number;
  readonly outcomes: readonly OutcomeComparison[];
  /** Null where there is only one arm, or nothing to measure. */
  readonly pairing: Pairing | null;
  readonly divergent: readonly DivergentSeed[];
}
