import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Chances, LineReading, Parameters } from '../../src/model/index.js';
import {
  answerChances,
  defaultParameters,
  foundOut,
  lieChance,
  readAnswer,
  silenceLogRatio,
  talkLogRatio,
  unreadLine,
} from '../../src/model/index.js';
import { moveLogRatio, movesOn, talkChances } from '../../src/model/formulas/talk.js';

/**
 * Conservation of expected evidence: under the receiver’s own likelihoods the expected belief after a signal is the belief before it.
 * What is read into a signal’s presence so fixes what is read into its absence. Model, 1.4 and 3.15.
 */

const inside = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const chances: fc.Arbitrary<Chances> = fc.record({ hostile: inside, accident: inside });

describe('answers to calls', () => {
  /** What a receiver holds: that the act was hostile, and that nobody answers, if it was hostile and if it was an accident. */
  interface Held {
    readonly belief: number;
    readonly line: LineReading;
    readonly anywhere: Chances;
  }

  function nobody({ belief, line, anywhere }: Held): number {
    const given = (truth: keyof Chances) => anywhere[truth] + (1 - anywhere[truth]) * line.nobody[truth];
    return belief * given('hostile') + (1 - belief) * given('accident');
  }

  /** Expected belief, and expected chance that nobody answers, after so many more answers, each expected by these chances. */
  function expected(held: Held, steps: readonly Chances[], numbers: Parameters): { belief: number; nobody: number } {
    const [step, ...rest] = steps;
    if (step === undefined) return { belief: held.belief, nobody: nobody(held) };
    const sum = { belief: 0, nobody: 0 };
    for (const accepted of [true, false]) {
      const likelihood = answerChances(accepted, step, held.line, held.anywhere, numbers);
      const chance = held.belief * likelihood.hostile + (1 - held.belief) * likelihood.accident;
      const read = readAnswer(accepted, step, held.line, held.anywhere, numbers);
      const odds = (held.belief / (1 - held.belief)) * Math.exp(read.lnRatio);
      const after = { belief: odds / (1 + odds), line: read.line, anywhere: read.anywhere };
      const then = expected(after, rest, numbers);
      sum.belief += chance * then.belief;
      sum.nobody += chance * then.nobody;
    }
    return sum;
  }

  test('after any number of them neither the expected belief nor the expected doubt that anybody answers has moved', () => {
    const weight = fc.double({ min: 0, max: 0.9, noNaN: true });
    const numbers = fc.record({
      readsRefusals: fc.double({ min: 0, max: 1, noNaN: true }),
      here: weight,
      anywhere: weight,
    });
    fc.assert(
      fc.property(
        inside,
        fc.array(chances, { maxLength: 6 }),
        numbers,
        (belief, steps, { readsRefusals, here, anywhere }) => {
          const parameters = { ...defaultParameters(), readsRefusals, nobodyAnswersLine: here };
          const held = { belief, line: unreadLine(parameters), anywhere: { hostile: anywhere, accident: anywhere } };
          const after = expected(held, steps, parameters);
          expect(after.belief).toBeCloseTo(belief, 12);
          expect(after.nobody).toBeCloseTo(nobody(held), 12);
        },
      ),
    );
  });

  test('while a weight for refusals alone would not pass', () => {
    const odds = (0.3 / 0.7) * 1.2;
    expect(0.5 * 0.3 + 0.5 * (odds / (1 + odds))).not.toBeCloseTo(0.3, 3);
  });
});

describe('explanations', () => {
  test('over any number of calls on a line, what is said and what is not said leave the expected belief where it was', () => {
    const hours = fc.array(fc.double({ min: 0, max: 48, noNaN: true }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        inside,
        hours,
        inside,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (belief, times, garbles, credibility) => {
          const parameters = defaultParameters();
          const lie = lieChance(credibility, parameters);
          const odds = (lnRatio: number) => (belief / (1 - belief)) * Math.exp(lnRatio);
          const after = (lnRatio: number) => odds(lnRatio) / (1 + odds(lnRatio));
          let sum = 0;
          let [hostileSilent, innocentSilent] = [1, 1];
          const calls = times.toSorted((a, b) => a - b).map((hour) => hour * 3600);
          for (const since of calls) {
            // An office has decided once whether it explains; it does so as soon as it can know. A garbled line loses the same share each time.
            const said = foundOut(since, parameters) * (1 - garbles);
            const [hostile, innocent] = [1 - said * lie, 1 - said * parameters.honest];
            const chance = belief * (hostileSilent - hostile) + (1 - belief) * (innocentSilent - innocent);
            sum += chance * after(talkLogRatio(credibility, parameters));
            [hostileSilent, innocentSilent] = [hostile, innocent];
          }
          const silent = belief * hostileSilent + (1 - belief) * innocentSilent;
          sum += silent * after(silenceLogRatio(credibility, garbles, calls.at(-1) ?? 0, parameters));
          expect(sum).toBeCloseTo(belief, 12);
        },
      ),
    );
  });
});

describe('strategic talk', () => {
  const situations = fc.record({
    tier: fc.constantFrom('strategic' as const, 'tactical' as const),
    credibility: fc.double({ min: 0, max: 1, noNaN: true }),
    garbles: fc.double({ min: 0, max: 1, noNaN: true }),
    since: fc.double({ min: 0, max: 48 * 3600, noNaN: true }),
  });
  const numbers = fc.record({
    prior: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
    talkStakes: fc.double({ min: -10, max: 10, noNaN: true }),
    foundOutCosts: fc.double({ min: -10, max: 10, noNaN: true }),
  });

  test('whatever is heard, or that nothing is, leaves the expected belief where it was, by the speaker’s own logit', () => {
    fc.assert(
      fc.property(inside, situations, numbers, (belief, situation, over) => {
        const parameters = { ...defaultParameters(), ...over };
        const made = talkChances(situation, parameters);
        let sum = 0;
        // Who knows speaks, unless it arrives garbled; whoever does not know yet, or waits as if, says nothing.
        const heard = (1 - situation.garbles) * foundOut(situation.since, parameters);
        const silence = (stalls = 0) => 1 - heard * (1 - stalls);
        for (const move of movesOn(situation.tier)) {
          const [hostile, accident] = [made.hostile, made.accident].map((of) =>
            move === 'stall' ? silence(of['stall']) : heard * (of[move] ?? 0),
          ) as [number, number];
          const odds = (belief / (1 - belief)) * Math.exp(moveLogRatio(move, situation, parameters));
          sum += ((belief * hostile + (1 - belief) * accident) * odds) / (1 + odds);
        }
        expect(sum).toBeCloseTo(belief, 12);
      }),
    );
  });

  test('of the moves of a speaker, one is made', () => {
    fc.assert(
      fc.property(situations, numbers, (situation, over) => {
        const { hostile, accident } = talkChances(situation, { ...defaultParameters(), ...over });
        for (const made of [hostile, accident]) {
          expect(Object.values(made).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
        }
      }),
    );
  });
});
