import type { Ending, RunStart } from '../../model/index.js';
import type { RunRow } from '../comparison.js';
import type { RunResult } from '../../play/index.js';

/** The overall rung from a time on, in seconds from the start. */
export type RungStep = readonly [at: number, rung: number];

/** A finished run of an experiment: all that its tables need. */
export interface FinishedRun extends RunStart {
  readonly hash: string;
  readonly peakRung: number;
  readonly finalRung: number;
  readonly endedBy: Ending;
  readonly endedAt: number;
  /** in the order of the outcomes of the scenario */
  readonly values: readonly (number | boolean | null)[];
  readonly rungs: readonly RungStep[];
}

/** A run that failed, with its error. */
export interface FailedRun {
  readonly error: string;
}

export type StudyRun = FinishedRun | FailedRun;

/** Milestones that say that the overall rung changed. */
const RUNG = /^rung (\d+)$/;

export function studyRun(
  { outcome, hash, endedBy, endedAt, start }: RunResult,
  outcomes: readonly string[],
): FinishedRun {
  const { measures, milestones } = outcome;
  const rungs = milestones.flatMap(({ at, what }): RungStep[] => {
    const [, rung] = RUNG.exec(what) ?? [];
    return rung === undefined ? [] : [[at, Number(rung)]];
  });
  return {
    hash,
    peakRung: outcome.peakRung,
    finalRung: outcome.finalRung,
    endedBy,
    endedAt,
    ...start,
    values: outcomes.map((name) => measures[name] ?? null),
    rungs,
  };
}

/** The same run as a row of a comparison; null if it failed. */
export function comparedRow(run: StudyRun, arm: string, seed: string, outcomes: readonly string[]): RunRow | null {
  if ('error' in run) return null;
  const { values, rungs, ...rest } = run;
  return {
    ...rest,
    arm,
    seed,
    values: Object.fromEntries(outcomes.map((name, i) => [name, values[i] ?? null])),
    changes: rungs.map(([at, rung]) => ({ at, what: `rung ${rung}` })),
  };
}

/** A run in the form in which it is stored: short, because an experiment may have millions. */
export type PackedRun =
  | readonly [
      hash: string,
      peakRung: number,
      finalRung: number,
      endedBy: Ending,
      endedAt: number,
      firstCase: number | null,
      truth: RunStart['truth'],
      began: number | null,
      values: FinishedRun['values'],
      rungs: readonly RungStep[],
    ]
  | readonly [error: string];

export function packRun(run: StudyRun): PackedRun {
  if ('error' in run) return [run.error];
  const { hash, peakRung, finalRung, endedBy, endedAt, firstCase, truth, began, values, rungs } = run;
  return [hash, peakRung, finalRung, endedBy, endedAt, firstCase, truth, began, values, rungs];
}

export function unpackRun(packed: PackedRun): StudyRun {
  if (packed.length === 1) return { error: packed[0] };
  const [hash, peakRung, finalRung, endedBy, endedAt, firstCase, truth, began, values, rungs] = packed;
  return { hash, peakRung, finalRung, endedBy, endedAt, firstCase, truth, began, values, rungs };
}
