/**
 * How long one run was watched, and how that ended: the event came (`reached`), another end made it impossible
 * (`otherwise`), or the watching stopped before either (`censored`). The time is in seconds from the start of the watching.
 */
export interface FollowUp {
  readonly time: number;
  readonly end: 'reached' | 'otherwise' | 'censored';
}

/** Returns the follow-up cut off at `limit` seconds: what comes later is not seen. */
export const watchedUntil = (limit: number, { time, end }: FollowUp): FollowUp =>
  time > limit ? { time: limit, end: 'censored' } : { time, end };

/** Whether the runs tell what comes until the limit: a run was watched that long, or the longest-watched runs all had an end. */
export const reachesLimit = (followUps: readonly FollowUp[], limit: number): boolean => {
  const longest = followUps.reduce((most, { time }) => Math.max(most, time), 0);
  if (longest >= limit) return true;
  return followUps.length > 0 && followUps.every(({ time, end }) => time < longest || end !== 'censored');
};
