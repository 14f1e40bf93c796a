import { meanInterval, pairedMeanDifference } from './statistics/mean.js';
import { Moments } from './statistics/moments.js';
import type { PairingGain } from './statistics/pairing.js';
import { pairingGain } from './statistics/pairing.js';
import { pairedProportions } from './statistics/paired.js';
import { wilsonInterval } from './statistics/proportion.js';
import type { BinaryPair, MeanPair, OutcomeComparison, RunRow, ValueOutcome } from './comparison.js';
import type { Tally } from './tally.js';
import { pairsOf } from './tally.js';

/** The sums of one outcome in one arm. */
interface ArmTally {
  readonly arm: string;
  readonly values: Moments;
  /** how many were 1 */
  ones: number;
}

const CELLS = ['both', 'onlyA', 'onlyB', 'neither'] as const;

/** The sums of one outcome in an arm and in the baseline, over the seeds for which both have a value. */
interface PairTally {
  readonly a: number;
  readonly b: number;
  readonly ofA: Moments;
  readonly ofB: Moments;
  readonly differences: Moments;
  readonly cells: Record<(typeof CELLS)[number], number>;
}

/** A plain-value outcome over the seeds so far: by arm, and for every other arm against the baseline. */
export class ValueTally implements Tally {
  private readonly arms: readonly ArmTally[];
  private readonly pairs: readonly PairTally[];
  private readonly present: (number | null)[] = [];

  constructor(
    private readonly outcome: ValueOutcome,
    arms: readonly string[],
    baseline: string,
  ) {
    this.arms = arms.map((arm) => ({ arm, values: new Moments(), ones: 0 }));
    this.pairs = pairsOf(arms, baseline).map(({ a, b }) => newPair(a, b));
  }

  add(runs: readonly (RunRow | null)[]): void {
    for (const [i, tally] of this.arms.entries()) {
      const run = runs[i] ?? null;
      const value = run === null ? null : valueOf(this.outcome, run);
      this.present[i] = value;
      if (value === null) continue;
      tally.values.add(value);
      if (value === 1) tally.ones += 1;
    }
    for (const pair of this.pairs) this.addPair(pair);
  }

  merge(other: ValueTally): void {
    for (const [i, tally] of this.arms.entries()) addArm(tally, other.arms[i] as ArmTally);
    for (const [i, pair] of this.pairs.entries()) addPair(pair, other.pairs[i] as PairTally);
  }

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
    return { name, kind, byArm: this.byArm(({ values }) => meanInterval(values, level)), pairs };
  }

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

function addArm(tally: ArmTally, other: ArmTally): void {
  tally.values.merge(other.values);
  tally.ones += other.ones;
}

function addPair({ ofA, ofB, differences, cells }: PairTally, other: PairTally): void {
  ofA.merge(other.ofA);
  ofB.merge(other.ofB);
  differences.merge(other.differences);
  for (const cell of CELLS) cells[cell] += other.cells[cell];
}

/** The outcome of a run as a number (a binary: 1 or 0); null if it does not apply. Throws an Error if it does not fit the kind. */
const valueOf = ({ name, kind }: ValueOutcome, run: RunRow): number | null => {
  const value = run.values[name];
  if (value === null) return null;
  if (kind === 'binary' && typeof value === 'boolean') return Number(value);
  if (kind !== 'binary' && typeof value === 'number' && Number.isFinite(value)) return value;
  throw new Error(`${kind} outcome ${name} cannot be ${String(value)} (arm ${run.arm}, seed ${run.seed})`);
};
