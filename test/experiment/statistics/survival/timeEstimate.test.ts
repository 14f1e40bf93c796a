import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../../../src/experiment/statistics/proportion.js';
import type { FollowUp } from '../../../../src/experiment/statistics/survival/followUp.js';
import { timeEstimate } from '../../../../src/experiment/statistics/survival/timeEstimate.js';
import { FROM_R, followUpsOf, someFollowUps } from './fixtures.js';

const reachedAt = (...times: number[]): FollowUp[] => times.map((time) => ({ time, end: 'reached' }));
const watchedFor = (time: number, runs: number): FollowUp[] =>
  Array.from({ length: runs }, () => ({ time, end: 'censored' }));

/** Whether figures rise from 0 to `most`, but for rounding; those that are null are left out. */
const isWithin = (figures: readonly (number | null)[], most: number): boolean => {
  const known = [0, ...figures.filter((each) => each !== null), most];
  return known.every((each, i) => i === 0 || each >= (known[i - 1] ?? 0) - 1e-9);
};

describe('timeEstimate', () => {
  it('takes the share from R where runs are censored, at the last step before the limit', () => {
    const runs = FROM_R.oneCause[0] as (typeof FROM_R.oneCause)[0];
    const estimate = timeEstimate(followUpsOf(runs), 30);
    expect(estimate.share).toBeCloseTo(runs.share.at(-1) ?? Number.NaN, 10);
    expect(estimate.shareLow).toBeCloseTo(runs.low.at(-1) ?? Number.NaN, 9);
    expect(estimate.shareHigh).toBeCloseTo(runs.high.at(-1) ?? Number.NaN, 9);
    expect([estimate.n, estimate.cases, estimate.reached, estimate.limit]).toEqual([21, 21, 9, 30]);
    expect(estimate.censored).toBe(8);
  });

  it('counts, with Wilson’s interval, where every run is known until the limit', () => {
    const estimate = timeEstimate([...reachedAt(1, 5), ...watchedFor(10, 8)], 10);
    const { low, high } = wilsonInterval(2, 10);
    expect([estimate.share, estimate.shareLow, estimate.shareHigh]).toEqual([0.2, low, high]);
    expect([estimate.censored, estimate.restrictedMean, estimate.estimate]).toEqual([0, 8.6, 8.6]);
    expect([estimate.median, estimate.medianHigh]).toEqual([null, null]);
  });

  it('does not see what comes after the limit', () => {
    expect(timeEstimate(reachedAt(1, 5, 11), 10)).toEqual(timeEstimate([...reachedAt(1, 5), ...watchedFor(10, 1)], 10));
  });

  it('takes another end for what it is: the event does not come', () => {
    const ended: FollowUp[] = Array.from({ length: 8 }, () => ({ time: 2, end: 'otherwise' }));
    const estimate = timeEstimate([...reachedAt(1, 5), ...ended], 10);
    expect([estimate.share, estimate.otherwise, estimate.censored, estimate.restrictedMean]).toEqual([
      0.2, 0.8, 0, 8.6,
    ]);
    // Censored at 2, they would have been taken to fare like the one that goes on.
    expect(timeEstimate([...reachedAt(1, 5), ...watchedFor(2, 8)], 10).share).toBe(1);
  });

  it('has a share of none, and no interval of its mean, where no run reaches it', () => {
    const { share, shareHigh, restrictedMean, low, high, median } = timeEstimate(watchedFor(10, 20), 10);
    expect([share, shareHigh]).toEqual([0, wilsonInterval(0, 20).high]);
    expect([restrictedMean, low, high, median]).toEqual([10, null, null, null]);
  });

  it('says nothing of the limit where no run was watched so long', () => {
    const { share, shareLow, otherwise, restrictedMean, low, reached } = timeEstimate(
      [...reachedAt(1, 2), ...watchedFor(6, 8)],
      10,
    );
    expect([share, shareLow, otherwise, restrictedMean, low, reached]).toEqual([null, null, null, null, null, 2]);
  });

  it('says nothing without a run', () => {
    const { limit, n, cases, reached, censored, ...figures } = timeEstimate([], 10);
    expect([limit, n, cases, reached, censored]).toEqual([10, 0, 0, 0, 0]);
    expect(new Set(Object.values(figures))).toEqual(new Set([null]));
  });

  it('never leaves the possible', () => {
    fc.assert(
      fc.property(someFollowUps(), fc.integer({ min: 1, max: 12 }), (runs, limit) => {
        const found = timeEstimate(runs, limit);
        expect(isWithin([found.shareLow, found.share, found.shareHigh], 1)).toBe(true);
        expect(isWithin([found.otherwiseLow, found.otherwise, found.otherwiseHigh], 1)).toBe(true);
        expect(isWithin([found.medianLow, found.median, found.medianHigh], limit)).toBe(true);
        expect(isWithin([found.low, found.estimate, found.high], limit)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
