import { meanInterval, pairedMeanDifference } from './statistics/mean.js';
import { Moments } from './statistics/moments.js';
import type { PairingGain } from './statistics/pairing.js';
import { pairingGain } from './statistics/pairing.js';
import { pairedProportions } from './statistics/paired.js';
import { wilsonInterval } from './statistics/proportion.js';
import type { BinaryPair, MeanPair, MeasuredOutcome, OutcomeComparison, RunRow } from './comparison.js';

/** What has been seen of one outcome in one arm. */
interface ArmTally {
  readonly arm: string;
  readonly values: Moments;
  /** how many were 1 */
  ones: number;
  /** how many times were not reached, and stand at the horizon */
  censored: number;
}

/** What has been seen of one outcome in an arm and the baseline, at the seeds where both have a value. */
interface PairTally {
  readonly a: number;
  readonly b: number;
  readonly ofA: Moments;
  readonly ofB: Moments;
  readonly differences: Moments;
  readonly cells: { both: number; onlyA: number; onlyB: number; neither: number };
}

/** One outcome over the seeds seen so far, by arm, and in every other arm against the baseline. */
export class OutcomeTally {
  private readonly arms: readonly ArmTally[];
  private readonly pairs: readonly PairTally[];
  private readonly present: (number | null)[] = [];

  constructor(
    private readonly outcome: MeasuredOutcome,
    arms: readonly string[],
    baseline: string,
    private readonly horizon: number,
  ) {
    this.arms = arms.map((arm) => ({ arm, values: new Moments(), ones: 0, censored: 0 }));
    const b = arms.indexOf(baseline);
    this.pairs = arms.flatMap((_, a) => (a === b ? [] : [newPair(a, b)]));
  }

  /**
   * Takes in one seed: its run in every arm, in the order of the arms. Throws an Error for a value that is missing or
   * does not fit the kind, such as a time after the horizon.
   */
  add(runs: readonly RunRow[]): void {
    const { kind } = this.outcome;
    for (const [i, tally] of this.arms.entries()) {
      const value = valueOf(this.outcome, runs[i] as RunRow, this.horizon);
      const counted = kind === 'time' ? (value ?? this.horizon) : value;
      this.present[i] = counted;
      if (counted === null) continue;
      tally.values.add(counted);
      if (counted === 1) tally.ones += 1;
      if (value === null) tally.censored += 1;
    }
    for (const pair of this.pairs) this.addPair(pair);
  }

  /** Whether the outcome differed, at the last seed, between the first pair of arms. */
  get parted(): boolean {
    const [pair] = this.pairs;
    return pair !== undefined && this.present[pair.a] !== this.present[pair.b];
  }

  result(level: number): OutcomeComparison {
    const { name, kind } = this.outcome;
    if (kind === 'binary') {
      const byArm = this.byArm(({ ones, values }) => wilsonInterval(ones, values.n, level));
      return { name, kind, byArm, pairs: this.pairs.map((pair) => this.binaryPair(pair, level)) };
    }
    const pairs = this.pairs.map((pair) => this.meanPair(pair, level));
    if (kind !== 'time') return { name, kind, byArm: this.byArm(({ values }) => meanInterval(values, level)), pairs };
    const byArm = this.byArm(({ values, censored }) => ({
      ...meanInterval(values, level),
      reached: values.n - censored,
      censored,
    }));
    return { name, kind, byArm, pairs };
  }

  /** What the shared seeds were worth for the first pair of arms; null where there is one arm alone. */
  gain(): (PairingGain & { outcome: string; a: string; b: string }) | null {
    const [pair] = this.pairs;
    if (pair === undefined) return null;
    return { outcome: this.outcome.name, ...this.names(pair), ...pairingGain(pair.ofA, pair.ofB, pair.differences) };
  }

  private addPair({ a, b, ofA, ofB, differences, cells }: PairTally): void {
    const [inA, inB] = [this.present[a] ?? null, this.present[b] ?? null];
    if (inA === null || inB === null) return;
    ofA.add(inA);
    ofB.add(inB);
    differences.add(inA - inB);
    if (inA === 1) cells[inB === 1 ? 'both' : 'onlyA'] += 1;
    else cells[inB === 1 ? 'onlyB' : 'neither'] += 1;
  }

  private byArm<Estimate>(estimate: (tally: ArmTally) => Estimate): Record<string, Estimate> {
    return Object.fromEntries(this.arms.map((tally) => [tally.arm, estimate(tally)]));
  }

  private names({ a, b }: PairTally): { a: string; b: string } {
    return { a: this.arms[a]?.arm ?? '', b: this.arms[b]?.arm ?? '' };
  }

  private binaryPair(pair: PairTally, level: number): BinaryPair {
    const { onlyA, onlyB } = pair.cells;
    const difference = pairedProportions(pair.cells, level);
    return { ...this.names(pair), ...difference, onlyA, onlyB, method: 'newcombe-1998-paired' };
  }

  private meanPair(pair: PairTally, level: number): MeanPair {
    return { ...this.names(pair), ...pairedMeanDifference(pair.differences, level), method: 'paired-t' };
  }
}

function newPair(a: number, b: number): PairTally {
  const cells = { both: 0, onlyA: 0, onlyB: 0, neither: 0 };
  return { a, b, ofA: new Moments(), ofB: new Moments(), differences: new Moments(), cells };
}

/** The outcome of a run as a number: 1 or 0 for a binary, seconds for a time; null where it is not there. */
const valueOf = ({ name, kind }: MeasuredOutcome, run: RunRow, horizon: number): number | null => {
  const value = run.values[name];
  if (value === null) return null;
  if (kind === 'binary' && typeof value === 'boolean') return Number(value);
  if (kind !== 'binary' && typeof value === 'number' && Number.isFinite(value)) {
    if (kind !== 'time' || (value >= 0 && value <= horizon)) return value;
  }
  throw new Error(`${kind} outcome ${name} cannot be ${String(value)} (arm ${run.arm}, seed ${run.seed})`);
};
