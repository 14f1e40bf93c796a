import type { FollowUp } from './followUp.js';
import { watchedUntil } from './followUp.js';
import { cumulativeIncidence, type IncidenceStep } from './incidence.js';

/**
 * Returns one value per run, in seconds. Their mean is the restricted mean time to the event: the mean of min(T, limit), where T is
 * infinite for a run that ends otherwise. Their standard deviation over √n is its standard error.
 *
 * If no run is censored before the limit, each value is min(T, limit) itself. Otherwise each is a pseudo-value: the estimate plus n
 * times the influence of this run on it (by the infinitesimal jackknife). So the values of two arms can be subtracted seed by seed,
 * and what the pairs have in common cancels, with complete follow-up or without.
 *
 * Sources: Andersen, Hansen & Klein, Lifetime Data Analysis 10:335–350 (2004), pseudo-values of restricted means; Andersen,
 * Statistics in Medicine 32:5278–5285 (2013), time lost to an end; Jaeckel 1972, infinitesimal jackknife.
 */
export const restrictedTimes = (followUps: readonly FollowUp[], limit: number): number[] => {
  const watched = followUps.map((each) => watchedUntil(limit, each));
  const complete = watched.every(({ time, end }) => end !== 'censored' || time === limit);
  if (complete) return watched.map(({ time, end }) => (end === 'reached' ? time : limit));
  const steps = cumulativeIncidence(watched);
  const lost = timeLost(steps, limit);
  const mean = limit - (lost[0] ?? 0);
  const influences = influencesOf(steps, lost, limit);
  return watched.map((each) => mean + watched.length * influences(each));
};

/** For each step i: ∫ (F(t) − F(before step i)) dt from there to the limit, of the share F that has reached the event. */
const timeLost = (steps: readonly IncidenceStep[], limit: number): number[] => {
  const lost: number[] = Array.from({ length: steps.length }, () => 0);
  let after = 0;
  for (let i = steps.length - 1; i >= 0; i -= 1) {
    const { at, reached, atRisk, freeBefore } = steps[i] as IncidenceStep;
    after += ((freeBefore * reached) / atRisk) * (limit - at);
    lost[i] = after;
  }
  return lost;
};

/** Returns a function that gives a run's influence on the restricted mean. */
const influencesOf = (
  steps: readonly IncidenceStep[],
  lost: readonly number[],
  limit: number,
): ((run: FollowUp) => number) => {
  /** what a run at risk here gains by not having ended: expected counts, summed up to this step */
  const compensators: number[] = [];
  const weights = steps.map(({ at, atRisk, ended, reached, freeBefore }, i) => {
    const onReached = (freeBefore * (limit - at)) / atRisk;
    const onEnded = ended === atRisk ? 0 : (lost[i + 1] ?? 0) / (atRisk - ended);
    const here = onReached * (reached / atRisk) - onEnded * (ended / atRisk);
    compensators.push((compensators.at(-1) ?? 0) + here);
    return { onReached, onEnded };
  });
  return ({ time, end }) => {
    const last = lastStepBy(steps, time);
    if (last < 0) return 0;
    const { onReached, onEnded } = weights[last] as (typeof weights)[number];
    const jump = end === 'censored' ? 0 : (end === 'reached' ? onReached : 0) - onEnded;
    return (compensators[last] ?? 0) - jump;
  };
};

/** The index of the last step at or before a time; −1 if there is none. */
const lastStepBy = (steps: readonly IncidenceStep[], time: number): number => {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((steps[middle]?.at ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};
