import type { Chain } from './chain.js';

/** The distribution of a chain at one time, and the mean time spent in each state until then. */
export interface Transient {
  /** the probability of each state at the time */
  readonly at: Float64Array;
  /** mean seconds spent in each state until then */
  readonly spent: Float64Array;
}

/** The most multiplications that take seconds, not minutes. */
const MOST_WORK = 2e9;
/** If the distribution changes by less than this, it is stationary. */
const STILL = 1e-14;

/**
 * The chain after `seconds`, by uniformisation: the chain may jump only at the ticks of a Poisson process of its highest
 * rate (Jensen 1953; weights as in Fox & Glynn 1988). Null if it would take too long.
 */
export function transient({ jumps, start }: Chain, seconds: number): Transient | null {
  const rates = jumps.map((out) => out.reduce((sum, { rate }) => sum + rate, 0));
  const highest = Math.max(...rates);
  const ticks = highest * seconds;
  const edges = jumps.reduce((sum, out) => sum + out.length, jumps.length);
  let present = new Float64Array(jumps.length);
  for (const [state, p] of start) present[state] = p;
  if (ticks === 0) return { at: present, spent: present.map((p) => p * seconds) };
  if (edges * (ticks + 12 * Math.sqrt(ticks) + 40) > MOST_WORK) return null;

  const weights = poissonWeights(ticks);
  const at = new Float64Array(jumps.length);
  const spent = new Float64Array(jumps.length);
  let later = 1;
  let waited = 0;
  for (const [tick, weight] of weights.entries()) {
    later = Math.max(0, later - weight);
    add(at, present, weight);
    add(spent, present, later / highest);
    waited += later / highest;
    const next = Float64Array.from(present, (p, state) => p * (1 - (rates[state] ?? 0) / highest));
    for (const [from, out] of jumps.entries()) {
      const share = (present[from] ?? 0) / highest;
      if (share > 0) for (const { to, rate } of out) next[to] = (next[to] ?? 0) + share * rate;
    }
    const moved = next.reduce((sum, p, state) => sum + Math.abs(p - (present[state] ?? 0)), 0);
    present = next;
    if (moved < STILL && tick < weights.length - 1) break;
  }
  // The rest of the weights and of the time goes to the distribution that no longer changes.
  add(at, present, later);
  add(spent, present, Math.max(0, seconds - waited));
  return { at, spent };
}

function add(sum: Float64Array, of: Float64Array, weight: number): void {
  if (weight === 0) return;
  for (let state = 0; state < sum.length; state++) sum[state] = (sum[state] ?? 0) + weight * (of[state] ?? 0);
}

/** The probabilities of 0, 1, 2, … ticks where the mean is `mean`, computed from the mode outward; those left out are negligible. */
function poissonWeights(mean: number): Float64Array {
  const mode = Math.floor(mean);
  const width = Math.ceil(12 * Math.sqrt(mean) + 40);
  const [least, most] = [Math.max(0, mode - width), mode + width];
  const weights = new Float64Array(most + 1);
  weights[mode] = 1;
  for (let k = mode; k > least; k--) weights[k - 1] = ((weights[k] ?? 0) * k) / mean;
  for (let k = mode; k < most; k++) weights[k + 1] = ((weights[k] ?? 0) * mean) / (k + 1);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
