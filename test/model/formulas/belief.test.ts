import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Belief } from '../../../src/model/index.js';
import {
  contribute,
  drift,
  driftHours,
  repeatedLogRatio,
  lieChance,
  logistic,
  logit,
  priorBelief,
  probability,
  reportLogRatio,
  talkLogRatio,
  weighted,
} from '../../../src/model/index.js';
import { HOUR, parameters } from '../parts.js';

const defaults = parameters();
/** Hundredths, so that an order is never a matter of rounding. */
const chance = fc.integer({ min: 1, max: 99 }).map((hundredths) => hundredths / 100);
const logOdds = fc.double({ min: -6, max: 6, noNaN: true });
const hours = fc.double({ min: 0, max: 100, noNaN: true });

const sum = ({ contributions }: Belief) => contributions.reduce((total, { amount }) => total + amount, 0);

describe('a belief', () => {
  test('a prior is its own first contribution', () => {
    const belief = priorBelief(0.3, 'prior', 7);
    expect(probability(belief)).toBeCloseTo(0.3, 12);
    expect(belief.contributions).toEqual([{ why: 'prior', amount: logit(0.3), seq: 7 }]);
  });

  test('is the sum of its contributions, and stays within its clip', () => {
    const amounts = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(chance, amounts, (p, all) => {
        const belief = priorBelief(p, 'prior', 0);
        for (const [seq, amount] of all.entries()) contribute(belief, 'evidence', amount, seq, 6);
        expect(sum(belief)).toBeCloseTo(belief.logOdds, 9);
        expect(Math.abs(belief.logOdds)).toBeLessThanOrEqual(6);
      }),
    );
  });

  test('what does not move it leaves no mark', () => {
    const belief = priorBelief(0.3, 'prior', 0);
    contribute(belief, 'nothing', 0, 1, 6);
    contribute(belief, 'much', 100, 2, 6);
    contribute(belief, 'more', 1, 3, 6);
    expect(belief.contributions.map(({ why }) => why)).toEqual(['prior', 'much']);
  });

  test('logistic undoes logit', () => {
    fc.assert(
      fc.property(chance, (p) => {
        expect(logistic(logit(p))).toBeCloseTo(p, 12);
      }),
    );
  });
});

describe('reports', () => {
  test('an impact report is worth 1.64 to a careful reader, 1.48 to a young crew, and nothing to one who guesses', () => {
    expect(Math.exp(reportLogRatio(true, 0.9, 0.5, 0.1))).toBeCloseTo(1.64, 12);
    expect(Math.exp(reportLogRatio(true, 0.9, 0.5, 0.2))).toBeCloseTo(1.48, 12);
    expect(reportLogRatio(true, 0.9, 0.5, 0.5)).toBe(0);
    expect(Math.exp(reportLogRatio(true, 0.9, 0.5, 0))).toBeCloseTo(1.8, 12);
    expect(Math.exp(reportLogRatio(false, 0.9, 0.5, 0))).toBeCloseTo(0.2, 12);
  });

  test('misreading never adds to what a report is worth', () => {
    const misread = fc.nat(50).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(fc.boolean(), chance, chance, misread, (read, hostile, accident, mu) => {
        const careful = reportLogRatio(read, hostile, accident, 0);
        const careless = reportLogRatio(read, hostile, accident, mu);
        expect(Math.abs(careless)).toBeLessThanOrEqual(Math.abs(careful) + 1e-12);
        expect(careless * careful).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('a closed mind gives disconfirming evidence .6 of its weight', () => {
    const closed = { confirming: 1, disconfirming: 0.6 };
    expect(weighted(2, closed)).toBe(2);
    expect(weighted(-2, closed)).toBe(-1.2);
  });

  test('repeats are worth half as much each time', () => {
    expect([0, 1, 2].map((n) => repeatedLogRatio(1.2, n) / Math.log(1.2))).toEqual([1, 0.5, 0.25]);
  });
});

describe('cheap talk', () => {
  test('κ = 0 moves nothing, whatever the other numbers', () => {
    fc.assert(
      fc.property(chance, chance, (honest, liesAnyway) => {
        expect(talkLogRatio(0, parameters({ honest, liesAnyway }))).toBe(0);
      }),
    );
  });

  test('the more credible a line, the more it moves, and the less it is lied over', () => {
    fc.assert(
      fc.property(chance, chance, (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(talkLogRatio(more, defaults)).toBeLessThanOrEqual(talkLogRatio(less, defaults));
        expect(lieChance(more, defaults)).toBeLessThanOrEqual(lieChance(less, defaults));
      }),
    );
    expect([0, 1].map((kappa) => lieChance(kappa, defaults))).toEqual([0.9, 0.05]);
  });
});

describe('drift', () => {
  test('goes up only, never beyond .8, and is the same in one piece or two', () => {
    fc.assert(
      fc.property(logOdds, hours, hours, (from, first, second) => {
        const once = drift(from, first + second, defaults);
        const midway = from + drift(from, first, defaults);
        const twice = midway - from + drift(midway, second, defaults);
        expect(once).toBeGreaterThanOrEqual(0);
        expect(from + once).toBeLessThanOrEqual(Math.max(from, logit(0.8)) + 1e-12);
        expect(twice).toBeCloseTo(once, 9);
      }),
    );
    expect(drift(logit(0.8), 10, defaults)).toBe(0);
    expect(drift(logit(0.9), 10, defaults)).toBe(0);
    expect(drift(0, 0, defaults)).toBe(0);
  });

  const free = { from: 0, to: 20 * HOUR, strategicUntil: 0, tacticalUntil: 0, physical: false };

  test.each([
    ['without contact', {}, 20],
    ['strategic contact stops it while it holds', { strategicUntil: 12 * HOUR }, 8],
    ['and altogether where it outlasts the spell', { strategicUntil: 30 * HOUR }, 0],
    ['tactical contact only scales it by .7', { tacticalUntil: 10 * HOUR }, 17],
    ['also beyond a strategic one', { strategicUntil: 5 * HOUR, tacticalUntil: 15 * HOUR }, 12],
    ['physical evidence leaves .3 of it', { physical: true }, 6],
  ])('%s', (_, spell, expected) => {
    expect(driftHours({ ...free, ...spell }, defaults)).toBeCloseTo(expected, 9);
  });
});
