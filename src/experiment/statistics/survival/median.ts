import type { IncidenceStep } from './incidence.js';
import { logLogInterval } from './shareInterval.js';

/** A median time and its interval, in seconds; null if the share of runs, or a limit of that share, does not reach one half. */
export interface MedianTime {
  readonly median: number | null;
  readonly medianLow: number | null;
  readonly medianHigh: number | null;
}

const HALF = 0.5;
const ROUNDING = 1e-9;

/**
 * Returns the time by which half of all runs have reached the event. The interval contains the times at which one half lies within
 * the pointwise interval of the share. If the share stays at one half for a while, the median is the middle of that period.
 *
 * Source: Brookmeyer & Crowley, Biometrics 38:29–41 (1982), with log-log limits.
 */
export const medianTime = (steps: readonly IncidenceStep[], z: number): MedianTime => {
  const limits = steps.map(({ at, share, variance }) => ({ at, ...logLogInterval(share, variance, z) }));
  return {
    median: halfReached(steps.map(({ at, share }) => ({ at, share }))),
    medianLow: halfReached(limits.map(({ at, high }) => ({ at, share: high }))),
    medianHigh: halfReached(limits.map(({ at, low }) => ({ at, share: low }))),
  };
};

/** The first time at which a rising curve is at one half; steps at which it is not defined are left out. */
const halfReached = (curve: readonly { readonly at: number; readonly share: number | undefined }[]): number | null => {
  const known = curve.filter(({ share }) => share !== undefined);
  const first = known.findIndex(({ share = 0 }) => share >= HALF - ROUNDING);
  const step = known[first];
  if (step === undefined) return null;
  const isFlat = Math.abs((step.share ?? 0) - HALF) < ROUNDING;
  const next = known.slice(first + 1).find(({ share = 0 }) => share > HALF + ROUNDING);
  return isFlat && next !== undefined ? (step.at + next.at) / 2 : step.at;
};
