import { outcomeOf } from '../model/index.js';
import type { BuiltScenario } from '../scenario/index.js';
import type { ExploredChain } from './explore.js';
import { hitting } from './hitting.js';
import type { Transient } from './transient.js';
import { transient } from './transient.js';

/** The share of runs in which something happens, and the mean time until then in seconds; null if it never happens. */
export interface Arrival {
  readonly chance: number;
  readonly time: number | null;
}

/** What `compare` estimates of a time: the share of runs that reach it within a limit, and the mean of the time or the limit, whichever is less. */
export interface RestrictedTime {
  /** in seconds, as is the mean */
  readonly limit: number;
  readonly share: number;
  readonly restrictedMean: number;
}

/** The exact values of an outcome. A value that cannot be computed is null. */
export type ExactOutcome = { readonly name: string } & (
  | {
      readonly kind: 'binary';
      /** the share of runs in which it holds: if runs went on for ever, and at the horizon */
      readonly inTheEnd: number | null;
      readonly byHorizon: number | null;
    }
  | {
      readonly kind: 'time';
      readonly inTheEnd: Arrival;
      readonly byHorizon: Arrival | null;
      readonly withinLimit: RestrictedTime | null;
    }
  | {
      readonly kind: 'number';
      /** the mean */
      readonly inTheEnd: number | null;
      readonly byHorizon: number | null;
      /** at the horizon */
      readonly sd: number | null;
    }
);

export interface ExactAnswers {
  readonly states: number;
  readonly jumps: number;
  /** the end of the run: nothing more can happen */
  readonly end: { readonly inTheEnd: Arrival; readonly byHorizon: Arrival | null };
  readonly outcomes: readonly ExactOutcome[];
}

/** Solves a chain for its end and for every outcome. */
export function answersOf(chain: ExploredChain, { measures, within, horizon }: BuiltScenario): ExactAnswers {
  const solver = new Solver(chain, horizon);
  const isOver = (state: number) => chain.jumps[state]?.length === 0;
  const end = solver.arrival(isOver);
  const values = chain.seen.map((seen) => outcomeOf(seen, Infinity).measures);
  const outcomes = Object.entries(measures).map(([name, measure]): ExactOutcome => {
    const valueOf = (state: number) => values[state]?.[name] ?? null;
    if (measure.kind === 'time') {
      const isReached = (state: number) => valueOf(state) !== null;
      const withinLimit = restrictedTime(chain, isReached, within[name] ?? horizon);
      return { name, kind: 'time', ...solver.arrival(isReached), withinLimit };
    }
    const number = (state: number) => Number(valueOf(state));
    const byHorizon = solver.meanAtHorizon(number);
    if (measure.kind === 'binary' && measure.keep.note === 'once') {
      const { chance } = hitting(chain, (state) => valueOf(state) === true);
      return { name, kind: 'binary', inTheEnd: asShare(chance), byHorizon: asShare(byHorizon) };
    }
    const inTheEnd = solver.meanAtEnd(isOver, number);
    if (measure.kind === 'binary') {
      return { name, kind: 'binary', inTheEnd: asShare(inTheEnd), byHorizon: asShare(byHorizon) };
    }
    const squared = solver.meanAtHorizon((state) => number(state) * number(state));
    const sd = byHorizon === null || squared === null ? null : Math.sqrt(Math.max(0, squared - byHorizon * byHorizon));
    return { name, kind: 'number', inTheEnd, byHorizon, sd };
  });
  const jumps = chain.jumps.reduce((sum, out) => sum + out.length, 0);
  return { states: chain.jumps.length, jumps, end, outcomes };
}

/** Null if it would take too long. */
function restrictedTime(
  chain: ExploredChain,
  isReached: (state: number) => boolean,
  limit: number,
): RestrictedTime | null {
  const until = transient(chain, limit);
  if (until === null) return null;
  const share = until.at.reduce((sum, p, state) => (isReached(state) ? sum + p : sum), 0);
  // E min(T, limit) is the time spent in states where it is not reached.
  const restrictedMean = until.spent.reduce((sum, seconds, state) => (isReached(state) ? sum : sum + seconds), 0);
  return { limit, share: asShare(share), restrictedMean: Math.min(limit, restrictedMean) };
}

/** A sum of probabilities, clamped to [0, 1] against rounding errors. */
function asShare<Sum extends number | null>(sum: Sum): Sum | number {
  return sum === null ? sum : Math.min(1, Math.max(0, sum));
}

class Solver {
  private readonly transient: Transient | null;

  constructor(
    private readonly chain: ExploredChain,
    private readonly horizon: number,
  ) {
    this.transient = transient(chain, horizon);
  }

  /** Chance and time of reaching a set of states that the chain does not leave. */
  arrival(isIn: (state: number) => boolean): { inTheEnd: Arrival; byHorizon: Arrival | null } {
    const { chance: ever, time: then } = hitting(this.chain, isIn);
    const inTheEnd = { chance: asShare(ever), time: then };
    const chance = this.meanAtHorizon((state) => Number(isIn(state)));
    if (this.transient === null || chance === null) return { inTheEnd, byHorizon: null };
    // E min(T, horizon) is the time spent outside.
    const outside = this.transient.spent.reduce((sum, seconds, state) => (isIn(state) ? sum : sum + seconds), 0);
    const time = chance === 0 ? null : Math.max(0, outside - (1 - chance) * this.horizon) / chance;
    return { inTheEnd, byHorizon: { chance: asShare(chance), time } };
  }

  meanAtHorizon(value: (state: number) => number): number | null {
    return this.transient?.at.reduce((sum, p, state) => sum + p * value(state), 0) ?? null;
  }

  /** Null if the chain may go on for ever. */
  meanAtEnd(isOver: (state: number) => boolean, value: (state: number) => number): number | null {
    const { chance, value: mean } = hitting(this.chain, isOver, value);
    return Math.abs(chance - 1) < 1e-9 ? mean : null;
  }
}
