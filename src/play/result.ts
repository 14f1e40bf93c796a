import type { Ended, Simulation } from '../engine/index.js';
import type { Ending, Outcome, OutcomeState, RunStart } from '../model/index.js';
import { outcomeOf, startOf } from '../model/index.js';

/** The result of one run. */
export interface RunResult {
  readonly arm: string | null;
  readonly seed: string;
  /** 16 hexadecimal digits over everything that happened */
  readonly hash: string;
  /** messages handled */
  readonly events: number;
  readonly endedBy: Ending;
  /** seconds from the start */
  readonly endedAt: number;
  readonly start: RunStart;
  readonly outcome: Outcome;
}

/** The arm and seed of a run; arm null: the file as written. */
export interface ArmAndSeed {
  readonly arm: string | null;
  readonly seed: string;
}

/** The result of a run that ended in this way. `watched`: what its outcome observer has seen. */
export function resultOf(
  run: Simulation<unknown>,
  { arm, seed }: ArmAndSeed,
  { by, at }: Ended,
  watched: OutcomeState,
): RunResult {
  return {
    arm,
    seed,
    hash: run.hash(),
    events: run.events,
    endedBy: by as Ending,
    endedAt: at,
    start: startOf(watched),
    outcome: outcomeOf(watched, at),
  };
}
