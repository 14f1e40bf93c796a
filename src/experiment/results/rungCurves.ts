import type { RungStep } from '../plan/row.js';

/** How many equal parts the time until the horizon has. */
const PARTS = 72;

/** The overall rung over time: at each of `times` (in seconds), how many runs of an arm were on each rung. */
export interface Curves {
  readonly times: readonly number[];
  /** by arm: for each time, the number of runs on each rung */
  readonly counts: Readonly<Record<string, readonly (readonly number[])[]>>;
}

/** Counts the runs on each rung at a grid of times. */
export class RungCurves {
  private readonly times: readonly number[];
  private readonly counts: readonly number[][][];

  constructor(arms: number, rungs: number, horizon: number) {
    this.times = Array.from({ length: PARTS + 1 }, (_, i) => Math.round((i * horizon) / PARTS));
    const empty = () => Array.from({ length: rungs }, () => 0);
    this.counts = Array.from({ length: arms }, () => this.times.map(empty));
  }

  /** Adds a run: the times at which its overall rung changed. Before the first it is on rung 0. */
  add(arm: number, steps: readonly RungStep[]): void {
    let [next, rung] = [0, 0];
    for (const [i, time] of this.times.entries()) {
      for (let step = steps[next]; step !== undefined && step[0] <= time; step = steps[next]) {
        rung = step[1];
        next += 1;
      }
      const counts = this.counts[arm]?.[i] ?? [];
      counts[rung] = (counts[rung] ?? 0) + 1;
    }
  }

  result(arms: readonly string[]): Curves {
    return { times: this.times, counts: Object.fromEntries(arms.map((arm, a) => [arm, this.counts[a] ?? []])) };
  }
}
