import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parameters } from '../model/parts.js';
import { HOUR } from '../model/parts.js';
import { passTime, repeatedLogRatio, startHazard } from '../../src/model/index.js';
import type { SignalOutcome } from './evidence.js';
import { expectedBelief, gaussLegendre, missing } from './evidence.js';

/**
 * Conservation of expected evidence: what is read into a signal's presence fixes what is read into its absence. Under the reader's own
 * likelihoods, the belief expected after a signal is the belief before it.
 */

const chance = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const DIGITS = 11;

describe('quiet and follow-on', () => {
  const numbers = parameters({ driftRate: 0 });

  /** What the model reads into `elapsed` seconds of quiet. */
  function quietFor(elapsed: number, p: number): number {
    const spell = { from: 0, to: elapsed, strategicUntil: 0, tacticalUntil: 0, physical: false };
    return passTime(0, spell, startHazard(0, p), numbers.quietWeight, numbers).quiet;
  }

  /**
   * Quiet up to a time, or a follow-on at some moment before it. The reader takes it that such events come anyway at some rate, and
   * oftener if the act was hostile: oftener by the hazard of a repeat, g = p f / (1 − p F). The ratio R of the two rates is what a
   * follow-on is worth, so the rate at which they come anyway is g / (R − 1). With q = 1 − p F, the chance that none has come yet is
   * then q^(1/(R−1)) if it was no attack, and q^(R/(R−1)) if it was one.
   */
  function outcomes(p: number, until: number, repeats: number): SignalOutcome[] {
    const followOn = repeatedLogRatio(numbers.followOn, repeats);
    const ratio = Math.exp(followOn);
    const q = (time: number) => 1 - p * (1 - Math.exp(-time / numbers.repeatAfter));
    const power = 1 / (ratio - 1);
    const events = gaussLegendre(60, q(until), 1).map(({ at, weight }) => {
      const time = -numbers.repeatAfter * Math.log(1 - (1 - at) / p);
      return {
        accident: weight * power * at ** (power - 1),
        hostile: weight * power * ratio * at ** power,
        moved: quietFor(time, p) + followOn,
      };
    });
    const quiet = { accident: q(until) ** power, hostile: q(until) ** (power * ratio), moved: quietFor(until, p) };
    return [...events, quiet];
  }

  test('the belief expected is the belief before, after any number of follow-ons', () => {
    const hours = fc.integer({ min: 1, max: 100 });
    const repeats = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(
        chance,
        fc.double({ min: 0.05, max: 0.7, noNaN: true }),
        hours,
        repeats,
        (belief, p, until, before) => {
          const all = outcomes(p, until * HOUR, before);
          expect(missing(all)).toBeCloseTo(0, DIGITS);
          expect(expectedBelief(belief, all)).toBeCloseTo(belief, DIGITS);
        },
      ),
    );
  });
});
