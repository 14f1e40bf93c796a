import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairedMeanDifference } from '../../../../src/experiment/statistics/mean.js';
import { momentsOf } from '../../../../src/experiment/statistics/moments.js';
import type { FollowUp } from '../../../../src/experiment/statistics/survival/followUp.js';
import { pairedTimeDifference } from '../../../../src/experiment/statistics/survival/pairedTimes.js';
import { timeEstimate } from '../../../../src/experiment/statistics/survival/timeEstimate.js';

const run = fc.record({
  time: fc.integer({ min: 1, max: 12 }),
  end: fc.constantFrom<FollowUp['end']>('reached', 'otherwise', 'censored'),
});
const pairs = fc.array(fc.tuple(run, run), { minLength: 2, maxLength: 25 });
const LIMIT = 10;

const split = (list: readonly (readonly [FollowUp, FollowUp])[]): [FollowUp[], FollowUp[]] => [
  list.map(([a]) => a),
  list.map(([, b]) => b),
];

describe('pairedTimeDifference', () => {
  it('is the paired t interval of min(T, limit) where every run is known until the limit', () => {
    const times = [
      [2, 5],
      [12, 12],
      [3, 12],
      [8, 6],
    ] as const;
    const followUp = (time: number): FollowUp => ({ time, end: 'reached' });
    const [a, b] = split(times.map(([x, y]) => [followUp(x), followUp(y)] as const));
    expect(pairedTimeDifference(a, b, LIMIT)).toEqual(pairedMeanDifference(momentsOf([-3, 0, -7, 2])));
  });

  it('is the difference of the two estimates, and stays within the limit either way', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const [a, b] = split(list);
        const { n, difference, low, high } = pairedTimeDifference(a, b, LIMIT);
        const [ofA, ofB] = [timeEstimate(a, LIMIT).estimate, timeEstimate(b, LIMIT).estimate];
        expect(n).toBe(list.length);
        expect(difference === null).toBe(ofA === null || ofB === null);
        expect(difference ?? 0).toBeCloseTo(difference === null ? 0 : (ofA ?? 0) - (ofB ?? 0), 9);
        expect(low ?? 0).toBeGreaterThanOrEqual(-LIMIT);
        expect(high ?? 0).toBeLessThanOrEqual(LIMIT);
      }),
      { numRuns: 500 },
    );
  });

  it('covers the true difference in about 95 % of samples of pairs that share their luck, a third of them censored', () => {
    // T of both arms from one uniform number: exponential, with means 6 and 4; censoring uniform on 0 … 20.
    const restricted = (mean: number): number => mean * (1 - Math.exp(-LIMIT / mean));
    const truth = restricted(6) - restricted(4);
    let state = 1;
    const uniform = (): number => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647;
    };
    const watched = (time: number, until: number): FollowUp =>
      time <= until ? { time, end: 'reached' } : { time: until, end: 'censored' };
    let covered = 0;
    for (let sample = 0; sample < 1000; sample += 1) {
      const [a, b] = split(
        Array.from({ length: 80 }, () => {
          const [luck, until] = [-Math.log(uniform()), 20 * uniform()];
          return [watched(6 * luck, until), watched(4 * luck, until)] as const;
        }),
      );
      const { low, high } = pairedTimeDifference(a, b, LIMIT);
      if ((low ?? 0) <= truth && truth <= (high ?? 0)) covered += 1;
    }
    expect(covered).toBeGreaterThan(925);
    expect(covered).toBeLessThan(970);
  });

  it('claims nothing where an arm was not watched until the limit, or without a pair', () => {
    const short: FollowUp[] = [{ time: 3, end: 'censored' }];
    expect(pairedTimeDifference(short, [{ time: 3, end: 'reached' }], LIMIT)).toMatchObject({ n: 1, difference: null });
    expect(pairedTimeDifference([], [], LIMIT)).toEqual({ n: 0, difference: null, low: null, high: null, p: null });
  });
});
