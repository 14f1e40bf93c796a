import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FollowUp } from '../../../../src/experiment/statistics/survival/followUp.js';
import { cumulativeIncidence } from '../../../../src/experiment/statistics/survival/incidence.js';
import { FROM_R, followUpsOf, someFollowUps } from './fixtures.js';

const turned = (runs: readonly FollowUp[]): FollowUp[] =>
  runs.map(({ time, end }) => ({
    time,
    end: end === 'reached' ? 'otherwise' : end === 'otherwise' ? 'reached' : end,
  }));

const expectClose = (found: readonly number[], expected: readonly number[]): void => {
  expect(found).toHaveLength(expected.length);
  for (const [i, value] of found.entries()) expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 10);
};

describe('cumulativeIncidence', () => {
  it.each(FROM_R.oneCause)('is 1 − the Kaplan–Meier estimate of R: $name', (runs) => {
    const steps = cumulativeIncidence(followUpsOf(runs));
    expect(steps.map(({ at }) => at)).toEqual(runs.at);
    expectClose(
      steps.map(({ share }) => share),
      runs.share,
    );
  });

  it.each(FROM_R.competing)("is R's Aalen–Johansen estimate, with its standard error: $name", (runs) => {
    const followUps = followUpsOf(runs);
    const [reached, other] = [cumulativeIncidence(followUps), cumulativeIncidence(turned(followUps))];
    expect(reached.map(({ at }) => at)).toEqual(runs.at);
    expectClose(
      reached.map(({ share }) => share),
      runs.reached,
    );
    expectClose(
      other.map(({ share }) => share),
      runs.other,
    );
    expectClose(
      reached.map(({ variance }) => Math.sqrt(variance)),
      runs.reachedError,
    );
    expectClose(
      other.map(({ variance }) => Math.sqrt(variance)),
      runs.otherError,
    );
  });

  it('agrees with a hand count: of four, one reaches it at 1, one is censored at 2, one ends otherwise at 3', () => {
    const steps = cumulativeIncidence([
      { time: 3, end: 'otherwise' },
      { time: 1, end: 'reached' },
      { time: 4, end: 'reached' },
      { time: 2, end: 'censored' },
    ]);
    // 1/4; then, of two left, 3/4 · 1/2 end otherwise, and the last 3/8 reach it.
    expect(steps.map(({ at, share, free }) => [at, share, free])).toEqual([
      [1, 0.25, 0.75],
      [3, 0.25, 0.375],
      [4, 0.625, 0],
    ]);
    // Without censoring before it, the first share is binomial: ¼ · ¾ / 4.
    expect(steps[0]?.variance).toBeCloseTo(3 / 64, 12);
  });

  it('shares out all runs: reached, ended otherwise, and free add up to one', () => {
    fc.assert(
      fc.property(someFollowUps(), (runs) => {
        const others = cumulativeIncidence(turned(runs));
        for (const [i, step] of cumulativeIncidence(runs).entries()) {
          expect(step.share + (others[i]?.share ?? 0) + step.free).toBeCloseTo(1, 10);
        }
      }),
    );
  });

  it('is a plain share, with its binomial variance, where no run is censored', () => {
    fc.assert(
      fc.property(someFollowUps(['reached', 'otherwise']), (runs) => {
        for (const { at, share, variance } of cumulativeIncidence(runs)) {
          const plain = runs.filter(({ time, end }) => end === 'reached' && time <= at).length / runs.length;
          expect(share).toBeCloseTo(plain, 10);
          expect(variance).toBeCloseTo((plain * (1 - plain)) / runs.length, 10);
        }
      }),
    );
  });
});
