import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentsOf } from '../../../../src/experiment/statistics/moments.js';
import type { FollowUp } from '../../../../src/experiment/statistics/survival/followUp.js';
import { watchedUntil } from '../../../../src/experiment/statistics/survival/followUp.js';
import { cumulativeIncidence } from '../../../../src/experiment/statistics/survival/incidence.js';
import { restrictedTimes } from '../../../../src/experiment/statistics/survival/restrictedMean.js';
import { FROM_R, followUpsOf, meanOf, someFollowUps } from './fixtures.js';

/** limit − ∫ share, by summing rectangles. */
const byArea = (runs: readonly FollowUp[], limit: number): number => {
  const steps = cumulativeIncidence(runs.map((run) => watchedUntil(limit, run)));
  const lost = steps.map(({ at, share }, i) => share * ((steps[i + 1]?.at ?? limit) - at));
  return limit - lost.reduce((sum, each) => sum + each, 0);
};

describe('restrictedTimes', () => {
  it.each(FROM_R.oneCause)("have R's restricted mean, standard error, and influence of each run: $name", (runs) => {
    const values = restrictedTimes(followUpsOf(runs), runs.limit);
    const [mean, error] = runs.restrictedMean;
    const { mean: found, variance, n } = momentsOf(values);
    expect(found).toBeCloseTo(mean, 9);
    expect(Math.sqrt(((variance ?? 0) * (n - 1)) / n / n)).toBeCloseTo(error, 9);
    for (const [i, value] of values.entries()) expect(value).toBeCloseTo(runs.pseudo[i] ?? Number.NaN, 8);
  });

  it.each(FROM_R.competing)("have the limit − R's time lost, and its influence of each run: $name", (runs) => {
    const values = restrictedTimes(followUpsOf(runs), runs.limit);
    expect(meanOf(values)).toBeCloseTo(runs.limit - runs.timeLost, 9);
    for (const [i, value] of values.entries()) {
      expect(value).toBeCloseTo(runs.limit - (runs.pseudo[i] ?? Number.NaN), 8);
    }
  });

  it('are the times themselves, at most the limit, where every run is known until then', () => {
    fc.assert(
      fc.property(someFollowUps(['reached', 'otherwise']), fc.integer({ min: 1, max: 12 }), (runs, limit) => {
        const plain = runs.map(({ time, end }) => (end === 'reached' ? Math.min(time, limit) : limit));
        expect(restrictedTimes(runs, limit)).toEqual(plain);
      }),
    );
  });

  it('have the area above the curve as their mean, however the runs ended', () => {
    fc.assert(
      fc.property(someFollowUps(), fc.integer({ min: 1, max: 12 }), (runs, limit) => {
        expect(meanOf(restrictedTimes(runs, limit))).toBeCloseTo(byArea(runs, limit), 9);
      }),
    );
  });
});
