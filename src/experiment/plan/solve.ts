import type { AnalysisDraws } from '../design/draws.js';
import type { Experiment } from '../spec/experiment.js';
import { bootstrapIntervals } from '../statistics/bootstrap.js';
import type { World } from '../../scenario/index.js';
import { worldText } from '../../scenario/index.js';
import type { Cell } from './cells.js';
import { drawsOf } from './cells.js';
import type { BlockRuns } from './runBlock.js';

/** What `solve` found in one scenario and one world. */
export interface Solution {
  readonly scenario: string;
  readonly world: string;
  readonly factor: string;
  readonly equals: number;
  /** the values that were tried, with the share or difference there */
  readonly tried: readonly { readonly at: number; readonly value: number }[];
  /** the value of the factor; null: neither end of the range has the wanted share on its far side */
  readonly root: number | null;
  /** a limit at the end of the range means that the interval may go on beyond it */
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * Finds the value of a factor at which a share, or a difference of shares, has a given value. Every value of the factor is tried
 * under the same seeds, so the estimate is one fixed function of the factor, and bisection finds its root. The interval comes from
 * the bootstrap over seeds: in every sample the estimates at all values tried are made monotone, and the root is read off.
 *
 * Sources: sample average approximation, Kim, Pasupathy & Henderson, in Handbook of Simulation Optimization, 2015, chapter 8;
 * stochastic root finding, Pasupathy & Kim, ACM TOMACS 21:19 (2011).
 */
export class RootFinder {
  private readonly tried: { readonly at: number; readonly seeds: readonly number[] }[] = [];
  private readonly draws: AnalysisDraws;

  constructor(
    private readonly experiment: Experiment,
    private readonly scenario: number,
    private readonly world: World,
    /** the index of its first cell */
    private readonly first: number,
  ) {
    this.draws = drawsOf(experiment.spec);
  }

  /** The next cell to run, or null if the root is found or cannot be. */
  next(): Cell | null {
    const at = this.nextValue();
    if (at === null) return null;
    const setting = this.tried.length;
    const levels = { [this.spec.factor]: at };
    return {
      index: this.first + setting,
      scenario: this.scenario,
      world: this.world,
      setting,
      point: { levels, luck: 0 },
    };
  }

  /** Adds the runs of the cell that `next` gave last. */
  add(cell: Cell, blocks: readonly BlockRuns[]): void {
    const at = cell.point.levels[this.spec.factor];
    const { arms, outcomes } = this.experiment;
    const outcome = outcomes.indexOf(this.spec.outcome ?? outcomes[0] ?? '');
    const has = (runs: BlockRuns[number], arm: string | undefined) => {
      const run = runs[arms.indexOf(arm ?? '')];
      return run !== undefined && !('error' in run) && run.values[outcome] === true ? 1 : 0;
    };
    const { arm, contrast } = this.spec;
    const seeds = blocks
      .flat()
      .map((runs) => (contrast === undefined ? has(runs, arm) : has(runs, contrast.a) - has(runs, contrast.b)));
    this.tried.push({ at: Number(at), seeds });
  }

  result(): Solution {
    const { factor, equals } = this.spec;
    const n = this.tried[0]?.seeds.length ?? 0;
    const sorted = this.tried.toSorted((x, y) => x.at - y.at);
    const rising = this.isRising;
    const { low: from, high: to } = this.range;
    const rootIn = (chosen: readonly number[]): number[] => {
      const values = sorted.map(
        ({ seeds }) => chosen.reduce((sum, i) => sum + (seeds[i] as number), 0) / chosen.length,
      );
      return [
        crossing(
          sorted.map(({ at }) => at),
          monotone(values, rising),
          equals,
          rising,
          from,
          to,
        ),
      ];
    };
    const isBracketed = this.bracket !== null;
    const [found] = isBracketed
      ? bootstrapIntervals(n, rootIn, (place) => this.draws.at('bootstrap/solve', place))
      : [];
    return {
      scenario: this.experiment.scenarios[this.scenario]?.scenario.id ?? '',
      world: worldText(this.world),
      factor,
      equals,
      tried: sorted.map(({ at, seeds }) => ({ at, value: meanOf(seeds) })),
      root: found?.estimate ?? null,
      low: found?.low ?? null,
      high: found?.high ?? null,
    };
  }

  private get spec() {
    const { solve } = this.experiment.spec;
    if (solve === undefined) throw new Error('this experiment solves nothing');
    return solve;
  }

  private get range(): { readonly low: number; readonly high: number } {
    const { low = 0, high = 1 } = this.experiment.spec.factors[this.spec.factor] ?? {};
    return { low, high };
  }

  private get isRising(): boolean {
    const sorted = this.tried.toSorted((x, y) => x.at - y.at);
    return meanOf(sorted.at(-1)?.seeds ?? []) >= meanOf(sorted[0]?.seeds ?? []);
  }

  private nextValue(): number | null {
    const { low, high } = this.range;
    if (this.tried.length === 0) return low;
    if (this.tried.length === 1) return high;
    const { bracket } = this;
    if (bracket === null || bracket.to - bracket.from <= this.spec.tolerance * (high - low)) return null;
    return (bracket.from + bracket.to) / 2;
  }

  /** The narrowest pair of neighbours with the wanted value between them; null if there is none. */
  private get bracket(): { readonly from: number; readonly to: number } | null {
    const sorted = this.tried
      .toSorted((x, y) => x.at - y.at)
      .map(({ at, seeds }) => ({ at, over: meanOf(seeds) - this.spec.equals }));
    for (const [i, { at, over }] of sorted.entries()) {
      const next = sorted[i + 1];
      if (next !== undefined && over * next.over <= 0) return { from: at, to: next.at };
    }
    return null;
  }
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** The nearest monotone sequence in the sense of least squares (pool adjacent violators). */
export function monotone(values: readonly number[], rising: boolean): number[] {
  const blocks: { sum: number; n: number }[] = [];
  for (const value of values) {
    blocks.push({ sum: rising ? value : -value, n: 1 });
    for (
      let last = blocks.at(-1), before = blocks.at(-2);
      last && before && before.sum / before.n > last.sum / last.n;
      last = blocks.at(-1), before = blocks.at(-2)
    ) {
      blocks.splice(-2, 2, { sum: before.sum + last.sum, n: before.n + last.n });
    }
  }
  return blocks.flatMap(({ sum, n }) => Array.from({ length: n }, () => (rising ? sum : -sum) / n));
}

/** Where a monotone polyline takes a value; the end of the range if it does not. */
function crossing(
  xs: readonly number[],
  ys: readonly number[],
  value: number,
  rising: boolean,
  from: number,
  to: number,
): number {
  for (const [i, y] of ys.entries()) {
    const [x, x1, y1] = [xs[i] as number, xs[i + 1], ys[i + 1]];
    if (x1 === undefined || y1 === undefined) break;
    if ((y - value) * (y1 - value) > 0) continue;
    return y1 === y ? (x + x1) / 2 : x + ((value - y) / (y1 - y)) * (x1 - x);
  }
  return (ys[0] ?? 0) > value === rising ? from : to;
}
