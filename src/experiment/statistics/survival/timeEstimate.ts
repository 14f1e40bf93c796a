import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { boundedMeanInterval, type MeanEstimate } from '../mean.js';
import { momentsOf } from '../moments.js';
import { wilsonInterval } from '../proportion.js';
import type { FollowUp } from './followUp.js';
import { reachesLimit, watchedUntil } from './followUp.js';
import { cumulativeIncidence, type IncidenceStep } from './incidence.js';
import { medianTime, type MedianTime } from './median.js';
import { restrictedTimes } from './restrictedMean.js';
import { logLogInterval } from './shareInterval.js';

/**
 * The time to an event within `limit` seconds, over runs that were watched for it. Times are in seconds. `estimate`, `low`, `high`
 * and `sd` are those of the restricted mean. Figures are null if the runs do not tell them.
 */
export interface TimeEstimate extends MeanEstimate, MedianTime {
  /** runs that were watched, the same as `n` */
  readonly cases: number;
  /** runs that reached the event within the limit, and runs neither watched until the limit nor ended before */
  readonly reached: number;
  readonly censored: number;
  readonly share: number | null;
  readonly shareLow: number | null;
  readonly shareHigh: number | null;
  /** share of runs that ended otherwise within the limit, before the event */
  readonly otherwise: number | null;
  readonly otherwiseLow: number | null;
  readonly otherwiseHigh: number | null;
  /** mean of min(T, limit), where T is infinite for runs that ended otherwise */
  readonly restrictedMean: number | null;
  readonly limit: number;
}

/** Returns what runs tell of a time to an event, at the given confidence level. */
export const timeEstimate = (followUps: readonly FollowUp[], limit: number, level = 0.95): TimeEstimate => {
  const watched = followUps.map((each) => watchedUntil(limit, each));
  const n = watched.length;
  const reached = watched.filter(({ end }) => end === 'reached').length;
  const censored = watched.filter((each) => isUnknown(each, limit)).length;
  const steps = cumulativeIncidence(watched);
  const others = cumulativeIncidence(watched.map(turned));
  const z = normalQuantile((1 + level) / 2, 0, 1);
  const isKnown = reachesLimit(watched, limit);
  const share = isKnown ? shareAtLimit(watched, steps, limit, level) : UNKNOWN;
  const otherwise = isKnown ? shareAtLimit(watched.map(turned), others, limit, level) : UNKNOWN;
  const mean = boundedMeanInterval(momentsOf(isKnown ? restrictedTimes(watched, limit) : []), limit, level);
  return {
    ...mean,
    n,
    cases: n,
    reached,
    censored,
    share: share.estimate,
    shareLow: share.low,
    shareHigh: share.high,
    otherwise: otherwise.estimate,
    otherwiseLow: otherwise.low,
    otherwiseHigh: otherwise.high,
    ...medianTime(steps, z),
    restrictedMean: mean.estimate,
    limit,
  };
};

interface Share {
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const UNKNOWN: Share = { estimate: null, low: null, high: null };

const isUnknown = ({ time, end }: FollowUp, limit: number): boolean => end === 'censored' && time < limit;

/** The same run, with reaching the event and ending otherwise exchanged. */
const turned = ({ time, end }: FollowUp): FollowUp => ({
  time,
  end: end === 'reached' ? 'otherwise' : end === 'otherwise' ? 'reached' : end,
});

/**
 * The share that has reached the event by the limit. If every run is known until then, it is counted and has Wilson's interval;
 * otherwise it is the cumulative incidence. A share of 0 or 1 has the interval of a count among the runs that are known.
 */
const shareAtLimit = (
  watched: readonly FollowUp[],
  steps: readonly IncidenceStep[],
  limit: number,
  level: number,
): Share => {
  const known = watched.filter((each) => !isUnknown(each, limit));
  const count = known.filter(({ end }) => end === 'reached').length;
  const last = steps.at(-1);
  if (known.length === watched.length || last === undefined) return wilsonInterval(count, known.length, level);
  const interval = logLogInterval(last.share, last.variance, normalQuantile((1 + level) / 2, 0, 1));
  if (interval !== undefined) return { estimate: last.share, ...interval };
  return wilsonInterval(count, known.length, level);
};
