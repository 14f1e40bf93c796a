import { prepareOnward, runUntil } from '../../play/index.js';
import type { Session } from '../session/session.js';

/** What usually happens from a moment on, if the formula decides for everybody. */
export interface FromHere {
  readonly at: number;
  readonly runs: number;
  /** by rung: how many runs reach it at most */
  readonly peaks: readonly number[];
}

/** Runs the rest of the evening with other luck, again and again. Yields after each run, and returns the whole at the end. */
export function* fromHere(session: Session, runs: number): Generator<undefined, FromHere> {
  const { setup, now } = session;
  const { arm, seed } = setup;
  const at = now.now;
  const recorded = { arm, seed, inputs: now.inputs };
  const soFar = runUntil(setup.scenario, recorded, { from: Math.max(1, at), to: Math.max(1, at) });
  yield;
  const peaks = setup.scenario.ladder.map(() => 0);
  if (soFar === null) return { at, runs: 0, peaks };
  const { goOn } = prepareOnward(setup.scenario, arm, soFar);
  for (let i = 1; i <= runs; i += 1) {
    const { outcome } = goOn({ seed: `${seed}/from here/${i}` });
    peaks[outcome.peakRung] = (peaks[outcome.peakRung] ?? 0) + 1;
    yield;
  }
  return { at, runs, peaks };
}
