import type { Ending } from '../model/index.js';
import { timeStart } from '../model/index.js';
import type { RunRow, TimedOutcome } from './comparison.js';
import type { FollowUp } from './statistics/survival/followUp.js';

const WATCHING_STOPS: readonly Ending[] = ['horizon', 'stopped'];

/**
 * How long a run was watched for a time, and how that ended; null if the watching never began, for example because no case came.
 * If the run reached its horizon or was stopped, only the watching ended (`censored`). After any other end the time cannot come any
 * more (`otherwise`). Throws an Error for a time that is not a whole number of seconds from 0 to the horizon.
 */
export const followUpOf = ({ name, from }: TimedOutcome, run: RunRow, horizon: number): FollowUp | null => {
  const time = run.values[name];
  const since = timeStart(from, run);
  if (time === null && since !== null) {
    return { time: run.endedAt - since, end: WATCHING_STOPS.includes(run.endedBy) ? 'censored' : 'otherwise' };
  }
  if (time === null) return null;
  if (typeof time !== 'number' || !Number.isInteger(time) || time < 0 || time > horizon) {
    throw new Error(`time outcome ${name} cannot be ${String(time)} (arm ${run.arm}, seed ${run.seed})`);
  }
  return { time, end: 'reached' };
};
