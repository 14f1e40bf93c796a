import { logistic, logit } from '../../src/model/index.js';

/** One thing that a signal can turn out to be, as its reader takes it. */
export interface SignalOutcome {
  /** its chance if the act was hostile, and if it was not, by the reader's own likelihoods */
  readonly hostile: number;
  readonly accident: number;
  /** what the model adds to the reader's belief, in log-odds */
  readonly moved: number;
}

/** How far the outcomes are from all that can happen, under either hypothesis. */
export function missing(outcomes: readonly SignalOutcome[]): number {
  const total = (of: 'hostile' | 'accident') => outcomes.reduce((sum, outcome) => sum + outcome[of], 0);
  return Math.max(Math.abs(1 - total('hostile')), Math.abs(1 - total('accident')));
}

/** The belief that the reader must expect to have after the signal. Evidence is conserved if it is the belief before. */
export function expectedBelief(belief: number, outcomes: readonly SignalOutcome[]): number {
  return outcomes.reduce((sum, { hostile, accident, moved }) => {
    const chance = belief * hostile + (1 - belief) * accident;
    return sum + chance * logistic(logit(belief) + moved);
  }, 0);
}

/** Nodes and weights of the Gauss–Legendre rule over an interval: exact for polynomials up to degree 2n − 1. */
export function gaussLegendre(
  n: number,
  from: number,
  to: number,
): readonly { readonly at: number; readonly weight: number }[] {
  return Array.from({ length: n }, (_, i) => {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 0;
    for (let step = 0; step < 20; step++) {
      let [p, before] = [1, 0];
      for (let k = 1; k <= n; k++) [p, before] = [((2 * k - 1) * x * p - (k - 1) * before) / k, p];
      slope = (n * (x * p - before)) / (x * x - 1);
      x -= p / slope;
    }
    const weight = 2 / ((1 - x * x) * slope * slope);
    return { at: (from + to) / 2 + ((to - from) / 2) * x, weight: (weight * (to - from)) / 2 };
  });
}
