import type { ArmRuns } from './seeds.js';
import type { MeasuredOutcome, RunRow } from './vocabulary.js';

/** One outcome in one arm: a number for each seed, in seed order; null where the outcome does not apply to the run. */
export interface ArmValues {
  readonly arm: string;
  readonly values: readonly (number | null)[];
  /** How many of the values are times that were not reached and stand at the horizon. */
  readonly censored: number;
}

/**
 * Returns an outcome as numbers by arm: 1 or 0 for a binary, seconds for a time, the horizon for one not reached.
 * Throws an Error for a value that is missing or does not fit the kind, such as a time after the horizon.
 */
export const valuesByArm = (outcome: MeasuredOutcome, arms: readonly ArmRuns[], horizon: number): ArmValues[] =>
  arms.map(({ arm, runs }) => {
    const values = runs.map((run) => valueOf(outcome, run, horizon));
    if (outcome.kind !== 'time') return { arm, values, censored: 0 };
    return {
      arm,
      values: values.map((value) => value ?? horizon),
      censored: values.length - presentValues(values).length,
    };
  });

/** Returns the values that are there. */
export const presentValues = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

/** Returns the values of two arms at the seeds where both have one. */
export const pairedValues = (a: ArmValues, b: ArmValues): { a: number[]; b: number[] } => {
  const paired: { a: number[]; b: number[] } = { a: [], b: [] };
  a.values.forEach((valueA, i) => {
    const valueB = b.values[i] ?? null;
    if (valueA === null || valueB === null) return;
    paired.a.push(valueA);
    paired.b.push(valueB);
  });
  return paired;
};

const valueOf = ({ name, kind }: MeasuredOutcome, run: RunRow, horizon: number): number | null => {
  const value = run.values[name];
  if (value === null) return null;
  if (kind === 'binary' && typeof value === 'boolean') return Number(value);
  if (kind !== 'binary' && typeof value === 'number' && Number.isFinite(value)) {
    if (kind !== 'time' || (value >= 0 && value <= horizon)) return value;
  }
  throw new Error(`${kind} outcome ${name} cannot be ${String(value)} (arm ${run.arm}, seed ${run.seed})`);
};
