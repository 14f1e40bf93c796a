import type { Ending, RunStart, TimeFrom } from '../model/index.js';
import type { BreakEven } from './statistics/breakEven.js';
import type { Detection } from './statistics/detection.js';
import type { MeanEstimate } from './statistics/mean.js';
import type { PairedDifference } from './statistics/paired.js';
import type { PairingGain } from './statistics/pairing.js';
import type { ProportionEstimate } from './statistics/proportion.js';
import type { TimeEstimate } from './statistics/survival/timeEstimate.js';

export type OutcomeKind = 'binary' | 'number' | 'time' | 'ordinal';

/** An outcome that every run measures. */
export type MeasuredOutcome = ValueOutcome | TimedOutcome;

export interface ValueOutcome {
  readonly name: string;
  readonly kind: Exclude<OutcomeKind, 'time'>;
}

/** A time in seconds, counted from `from`. */
export interface TimedOutcome {
  readonly name: string;
  readonly kind: 'time';
  readonly from: TimeFrom;
  /** how long each run is watched for it, in seconds */
  readonly within: number;
}

/** A milestone of a run: its time, in seconds from the start, and what happened. */
export interface Change {
  readonly at: number;
  readonly what: string;
}

/**
 * The results of one run. Times are in seconds from the start, except measured times, which count from where their outcome says.
 * A null value is a time that was not reached, or a measure that does not apply to this run.
 */
export interface RunRow extends RunStart {
  readonly arm: string;
  readonly seed: string;
  /** hash of everything that happened in the run */
  readonly hash: string;
  readonly peakRung: number;
  readonly finalRung: number;
  readonly endedBy: Ending;
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
  /** Seconds from the start at which every run ends at the latest. */
  readonly horizon: number;
  /** the outcomes for d′ and criterion; null or absent: the comparison has neither */
  readonly detection?: DetectionOutcomes | null;
  /** also split every outcome by the truth of the first case */
  readonly byTruth?: boolean;
}

/** The names of two binary outcomes (an attack was answered; an accident was answered) and of a Brier score; null if there is none. */
export interface DetectionOutcomes {
  readonly answeredAttack: string;
  readonly answeredAccident: string;
  readonly brier: string | null;
}

/** The runs to compare, in any order. */
export interface CompareInput extends CompareSpec {
  readonly rows: readonly RunRow[];
}

/** The difference estimate(a) − estimate(b), over the n seeds that both arms count. */
interface Pair extends PairedDifference {
  readonly a: string;
  readonly b: string;
}

export interface MeanPair extends Pair {
  readonly method: 'paired-t';
}

/** Of restricted means. */
export interface TimePair extends Pair {
  readonly method: 'paired-restricted-mean';
}

/** Also counts the seeds that had the outcome in one arm only. */
export interface BinaryPair extends Pair {
  readonly onlyA: number;
  readonly onlyB: number;
  readonly method: 'newcombe-1998-paired';
}

interface Compared<Kind extends OutcomeKind, Estimate, Pairs> {
  readonly name: string;
  readonly kind: Kind;
  readonly byArm: Readonly<Record<string, Estimate>>;
  readonly pairs: readonly Pairs[];
}

export type BinaryComparison = Compared<'binary', ProportionEstimate, BinaryPair>;
export type TimeComparison = Compared<'time', TimeEstimate, TimePair>;
export type MeanComparison = Compared<'number' | 'ordinal', MeanEstimate, MeanPair>;
export type OutcomeComparison = BinaryComparison | TimeComparison | MeanComparison;

/** An outcome whose pairs also have their p-value adjusted by Holm's method for all pairs of the table. */
type Adjusted<Outcome extends OutcomeComparison> = Omit<Outcome, 'pairs'> & {
  readonly pairs: readonly (Outcome['pairs'][number] & { readonly pHolm: number | null })[];
};

export type ReportedOutcome = Adjusted<BinaryComparison> | Adjusted<TimeComparison> | Adjusted<MeanComparison>;

/** Every outcome over the runs whose first case had one truth. */
export interface StratumComparison {
  /** by arm */
  readonly runs: Readonly<Record<string, number>>;
  readonly outcomes: readonly ReportedOutcome[];
}

/** How well an arm tells attacks from accidents: the share of each that was answered, d′ and criterion. */
export interface ArmDetection extends Detection {
  readonly hitRate: ProportionEstimate;
  readonly falseAlarmRate: ProportionEstimate;
}

export interface DetectionComparison {
  /** the outcome that is a Brier score; null if there is none */
  readonly brier: string | null;
  readonly byArm: Readonly<Record<string, ArmDetection>>;
  /** every other arm against the baseline */
  readonly breakEven: readonly (BreakEven & { readonly a: string; readonly b: string })[];
}

/** What was gained by pairing the seeds, for the headline outcome and the first pair of arms. */
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
  readonly outcomes: readonly ReportedOutcome[];
  /** Null where there is only one arm, or nothing to measure. */
  readonly pairing: Pairing | null;
  readonly divergent: readonly DivergentSeed[];
  /** absent where the scenario does not measure both answered attacks and answered accidents */
  readonly detection?: DetectionComparison;
  /** by the truth of the first case; absent where it was not asked for */
  readonly strata?: Readonly<Record<string, StratumComparison>>;
}
