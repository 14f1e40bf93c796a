/** The nonnegative entries of a row, by column. */
type Row = Map<number, number>;

interface Eliminated {
  readonly state: number;
  /** the probability of leaving it for another state */
  readonly leaves: number;
  /** where it goes from here, among the states eliminated later */
  readonly row: Row;
  /** the states that had jumps into it, and the share of its row that each took over */
  readonly from: readonly (readonly [state: number, share: number])[];
}

/**
 * The equations x = b + P·x of a chain that jumps among n states with the probabilities P and finally leaves them, factored for
 * any right-hand side. States are eliminated one at a time, fewest neighbours first. The probability of leaving a state is a
 * sum of non-negative terms, never 1 minus something, so small probabilities keep all their digits (Grassmann, Taksar & Heyman
 * 1985; O'Cinneide 1993).
 * @param rows P, by row
 * @param out the probability of leaving the n states altogether, from each
 */
export class Elimination {
  private readonly order: Eliminated[] = [];

  constructor(rows: readonly ReadonlyMap<number, number>[], out: readonly number[]) {
    const left = [...out];
    const into: Set<number>[] = rows.map(() => new Set());
    const onward: Row[] = rows.map((row) => new Map(row));
    onward.forEach((row, from) => {
      for (const to of row.keys()) into[to]?.add(from);
    });
    const queue = new Buckets(rows.length);
    const cost = (state: number) => (into[state]?.size ?? 0) * (onward[state]?.size ?? 0);
    rows.forEach((_, state) => queue.put(state, cost(state)));
    for (let state = queue.take(); state !== undefined; state = queue.take()) {
      const row = onward[state] as Row;
      row.delete(state);
      into[state]?.delete(state);
      const outside = left[state] ?? 0;
      let leaves = outside;
      for (const p of row.values()) leaves += p;
      const from: [number, number][] = [];
      for (const before of into[state] ?? []) {
        const goes = onward[before] as Row;
        const share = (goes.get(state) ?? 0) / leaves;
        goes.delete(state);
        from.push([before, share]);
        left[before] = (left[before] ?? 0) + share * outside;
        for (const [to, p] of row) {
          goes.set(to, (goes.get(to) ?? 0) + share * p);
          into[to]?.add(before);
        }
      }
      for (const to of row.keys()) into[to]?.delete(state);
      const near = new Set([...from.map(([before]) => before), ...row.keys()]);
      for (const other of near) queue.put(other, cost(other));
      this.order.push({ state, leaves, row, from });
    }
  }

  /** The solution for one right-hand side. */
  solve(b: readonly number[]): number[] {
    const x = [...b];
    for (const { state, from } of this.order) {
      for (const [before, share] of from) x[before] = (x[before] ?? 0) + share * (x[state] ?? 0);
    }
    for (const { state, leaves, row } of this.order.toReversed()) {
      let sum = x[state] ?? 0;
      for (const [to, p] of row) sum += p * (x[to] ?? 0);
      x[state] = sum / leaves;
    }
    return x;
  }
}

/** A queue of states by the cost of eliminating them, cheapest first. Putting a state in again changes its cost. */
class Buckets {
  private readonly buckets: number[][] = [];
  private readonly costs = new Map<number, number>();
  private lowest = 0;

  constructor(private readonly most: number) {}

  put(state: number, cost: number): void {
    // Higher costs share one bucket.
    const rounded = Math.min(cost, 4 * this.most + 64);
    this.costs.set(state, rounded);
    (this.buckets[rounded] ??= []).push(state);
    this.lowest = Math.min(this.lowest, rounded);
  }

  take(): number | undefined {
    while (this.lowest < this.buckets.length) {
      const state = this.buckets[this.lowest]?.pop();
      if (state === undefined) this.lowest += 1;
      else if (this.costs.get(state) === this.lowest) {
        this.costs.delete(state);
        return state;
      }
    }
    return undefined;
  }
}
