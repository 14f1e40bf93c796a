import type { Pairing, RunRow, TimeComparison, TimedOutcome, TimePair } from './comparison.js';
import { followUpOf } from './followUps.js';
import { momentsOf } from './statistics/moments.js';
import { pairingGain } from './statistics/pairing.js';
import type { FollowUp } from './statistics/survival/followUp.js';
import { reachesLimit } from './statistics/survival/followUp.js';
import { pairedTimeDifference } from './statistics/survival/pairedTimes.js';
import { restrictedTimes } from './statistics/survival/restrictedMean.js';
import { timeEstimate } from './statistics/survival/timeEstimate.js';
import type { Tally } from './tally.js';
import { pairsOf } from './tally.js';

/** A time outcome over the seeds so far. It keeps all times, because medians and censored runs need them. */
export class TimeTally implements Tally {
  private readonly followUps: readonly FollowUpList[];
  private readonly pairs: readonly { readonly a: number; readonly b: number }[];
  private seeds = 0;

  constructor(
    private readonly outcome: TimedOutcome,
    private readonly arms: readonly string[],
    baseline: string,
    private readonly horizon: number,
  ) {
    this.followUps = arms.map(() => new FollowUpList());
    this.pairs = pairsOf(arms, baseline);
  }

  add(runs: readonly (RunRow | null)[]): void {
    for (const [i, list] of this.followUps.entries()) {
      const run = runs[i] ?? null;
      list.add(run === null ? null : followUpOf(this.outcome, run, this.horizon));
    }
    this.seeds += 1;
  }

  merge(other: TimeTally): void {
    for (const [i, list] of this.followUps.entries()) list.append(other.followUps[i] as FollowUpList);
    this.seeds += other.seeds;
  }

  get parted(): boolean {
    const [pair] = this.pairs;
    if (pair === undefined) return false;
    const [a, b] = [this.at(pair.a, this.seeds - 1), this.at(pair.b, this.seeds - 1)];
    return a?.time !== b?.time || a?.end !== b?.end;
  }

  result(level: number): TimeComparison {
    const { name, kind, within } = this.outcome;
    const estimates = this.arms.map((arm, i) => {
      const all = Array.from({ length: this.seeds }, (_, seed) => this.at(i, seed)).filter((each) => each !== null);
      return [arm, timeEstimate(all, within, level)] as const;
    });
    const pairs = this.pairs.map((pair): TimePair => {
      const { a, b } = this.both(pair);
      const difference = pairedTimeDifference(a, b, within, level);
      return { ...this.names(pair), ...difference, method: 'paired-restricted-mean' };
    });
    return { name, kind, byArm: Object.fromEntries(estimates), pairs };
  }

  gain(): Pairing | null {
    const [pair] = this.pairs;
    if (pair === undefined) return null;
    const { name, within } = this.outcome;
    const { a, b } = this.both(pair);
    const [ofA, ofB] = [a, b].map((runs) => (reachesLimit(runs, within) ? restrictedTimes(runs, within) : []));
    const differences = (ofA ?? []).map((value, i) => value - (ofB?.[i] ?? Number.NaN));
    const gain = pairingGain(momentsOf(ofA ?? []), momentsOf(ofB ?? []), momentsOf(differences));
    return { outcome: name, ...this.names(pair), ...gain };
  }

  private at(arm: number, seed: number): FollowUp | null {
    return this.followUps[arm]?.at(seed) ?? null;
  }

  /** The runs of a pair of arms under the seeds that count in both. */
  private both(pair: { readonly a: number; readonly b: number }): { a: FollowUp[]; b: FollowUp[] } {
    const [a, b]: [FollowUp[], FollowUp[]] = [[], []];
    for (let seed = 0; seed < this.seeds; seed += 1) {
      const [inA, inB] = [this.at(pair.a, seed), this.at(pair.b, seed)];
      if (inA === null || inB === null) continue;
      a.push(inA);
      b.push(inB);
    }
    return { a, b };
  }

  private names({ a, b }: { readonly a: number; readonly b: number }): { a: string; b: string } {
    return { a: this.arms[a] ?? '', b: this.arms[b] ?? '' };
  }
}

const ENDS = ['reached', 'otherwise', 'censored'] as const;
const NONE = -1;

/** Follow-ups packed into whole numbers of eight bytes each, because a batch may have millions. */
class FollowUpList {
  private readonly codes: number[] = [];

  add(followUp: FollowUp | null): void {
    this.codes.push(followUp === null ? NONE : followUp.time * ENDS.length + ENDS.indexOf(followUp.end));
  }

  append(other: FollowUpList): void {
    const { length } = other.codes;
    for (let i = 0; i < length; i += 1) this.codes.push(other.codes[i] as number);
  }

  at(index: number): FollowUp | null {
    const code = this.codes[index] ?? NONE;
    if (code === NONE) return null;
    const end = ENDS[code % ENDS.length] ?? 'censored';
    return { time: Math.floor(code / ENDS.length), end };
  }
}
