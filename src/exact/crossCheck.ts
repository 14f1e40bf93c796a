import type { RunResult } from '../play/index.js';
import type { ExactAnswers, ExactOutcome, RestrictedTime } from './answers.js';

/** The estimate of a quantity from a batch, and its distance from the exact value in standard errors. */
export interface Check {
  readonly n: number;
  readonly estimate: number | null;
  readonly z: number | null;
}

export interface CheckedOutcome {
  readonly outcome: ExactOutcome;
  /** of the share; null for a number */
  readonly share: Check | null;
  /** of the mean, or of the mean time in runs that reach it; null for a binary */
  readonly mean: Check | null;
  /** of the share that reaches a time within its limit; null for anything else */
  readonly within: Check | null;
}

export interface CrossCheck {
  readonly end: { readonly share: Check; readonly mean: Check };
  readonly outcomes: readonly CheckedOutcome[];
}

/** Compares runs of a scenario with the exact values at its horizon. */
export function crossCheck({ end, outcomes }: ExactAnswers, horizon: number, runs: readonly RunResult[]): CrossCheck {
  const over = runs.flatMap(({ endedBy, endedAt }) => (endedBy === 'horizon' ? [] : [endedAt]));
  return {
    end: {
      share: shareCheck(over.length, runs.length, end.byHorizon?.chance ?? null),
      mean: meanCheck(over, end.byHorizon?.time ?? null, null),
    },
    outcomes: outcomes.map((outcome) => {
      const values = runs.flatMap(({ outcome: { measures } }) => measures[outcome.name] ?? []);
      if (outcome.kind === 'binary') {
        const count = values.filter((value) => value === true).length;
        return { outcome, share: shareCheck(count, runs.length, outcome.byHorizon), mean: null, within: null };
      }
      const numbers = values.map(Number);
      if (outcome.kind === 'number') {
        return { outcome, share: null, mean: meanCheck(numbers, outcome.byHorizon, outcome.sd), within: null };
      }
      const { chance = null, time = null } = outcome.byHorizon ?? {};
      const reached = numbers.filter((seconds) => seconds <= horizon);
      return {
        outcome,
        share: shareCheck(reached.length, runs.length, chance),
        mean: meanCheck(reached, time, null),
        within: withinCheck(numbers, runs.length, outcome.withinLimit),
      };
    }),
  };
}

function withinCheck(times: readonly number[], n: number, exact: RestrictedTime | null): Check | null {
  if (exact === null) return null;
  return shareCheck(times.filter((seconds) => seconds <= exact.limit).length, n, exact.share);
}

/** z = (p̂ − p)/√(p(1 − p)/n). */
function shareCheck(count: number, n: number, p: number | null): Check {
  const estimate = n === 0 ? null : count / n;
  if (estimate === null || p === null) return { n, estimate, z: null };
  return { n, estimate, z: ratio(estimate - p, Math.sqrt((p * (1 - p)) / n)) };
}

/** z with the true standard deviation if it is known, otherwise with that of the values. */
function meanCheck(values: readonly number[], mean: number | null, sd: number | null): Check {
  const n = values.length;
  if (n === 0) return { n, estimate: null, z: null };
  const estimate = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - estimate) * (value - estimate), 0);
  const spread = sd ?? (n < FEWEST ? null : Math.sqrt(squares / (n - 1)));
  if (mean === null || spread === null) return { n, estimate, z: null };
  return { n, estimate, z: ratio(estimate - mean, spread / Math.sqrt(n)) };
}

/** With fewer values the standard deviation is too uncertain for a z-score. */
const FEWEST = 30;

function ratio(difference: number, error: number): number | null {
  if (Math.abs(difference) < 1e-9) return 0;
  return error === 0 ? null : difference / error;
}
