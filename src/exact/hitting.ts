import type { Chain } from './chain.js';
import { Elimination } from './elimination.js';

/** The chance that a chain ever reaches a set of states, and the mean time until it does. */
export interface Hitting {
  readonly chance: number;
  /** mean seconds from the start, given that it reaches them; null if it never does */
  readonly time: number | null;
  /** the sum of chance × value over the states at which it enters the set */
  readonly value: number;
}

/** Solves h = R + Q·h and g = τh + Q·g for the states from which the set can be reached, without those in it. */
export function hitting(
  { jumps, start }: Chain,
  isIn: (state: number) => boolean,
  valueOf: (state: number) => number = () => 0,
): Hitting {
  const inside = jumps.map((_, state) => isIn(state));
  const outside = onTheWay(jumps, inside);
  const places = new Map(outside.map((state, place) => [state, place]));
  const rows: Map<number, number>[] = [];
  const out: number[] = [];
  const arrives: number[] = [];
  const brings: number[] = [];
  const stays: number[] = [];
  for (const state of outside) {
    const row = new Map<number, number>();
    const total = (jumps[state] ?? []).reduce((sum, { rate }) => sum + rate, 0);
    let [leaving, arriving, bringing] = [0, 0, 0];
    for (const { to, rate } of jumps[state] ?? []) {
      const place = places.get(to);
      if (place === undefined) leaving += rate / total;
      else row.set(place, rate / total);
      if (inside[to] !== true) continue;
      arriving += rate / total;
      bringing += (rate / total) * valueOf(to);
    }
    rows.push(row);
    out.push(leaving);
    arrives.push(arriving);
    brings.push(bringing);
    stays.push(1 / total);
  }
  const equations = new Elimination(rows, out);
  const chances = equations.solve(arrives);
  const times = equations.solve(stays.map((seconds, place) => seconds * (chances[place] ?? 0)));
  const values = equations.solve(brings);
  let [chance, time, value] = [0, 0, 0];
  for (const [state, p] of start) {
    const place = places.get(state);
    if (inside[state] === true) {
      chance += p;
      value += p * valueOf(state);
    } else if (place !== undefined) {
      chance += p * (chances[place] ?? 0);
      time += p * (times[place] ?? 0);
      value += p * (values[place] ?? 0);
    }
  }
  return { chance, time: chance === 0 ? null : time / chance, value };
}

/** The states outside the set from which the set can be reached. Jumps out of the set are ignored. */
function onTheWay(jumps: Chain['jumps'], inside: readonly boolean[]): number[] {
  const before: number[][] = jumps.map(() => []);
  jumps.forEach((out, from) => {
    if (inside[from] !== true) for (const { to } of out) before[to]?.push(from);
  });
  const found = new Set<number>();
  const open = jumps.flatMap((_, state) => (inside[state] === true ? [state] : []));
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (const from of before[state] ?? []) {
      if (found.has(from)) continue;
      found.add(from);
      open.push(from);
    }
  }
  return [...found];
}
