import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startPlay } from '../../src/play/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { cases } from '../scale.js';
import { freeRun, heldRun } from './held.js';
import { everyScenario } from './shipped.js';

describe('an office held by a policy that returns what the formula would choose', () => {
  test.each(everyScenario())('gives the unheld run’s outcome, all offices at once: %s', (_, scenario) => {
    const arms = Object.keys(scenario.arms);
    let asks = 0;
    for (const arm of arms.length === 0 ? [null] : arms) {
      for (let number = 1; number <= cases(2); number++) {
        const seed = String(number);
        const { asks: asked, ...held } = heldRun(scenario, arm, seed, Object.keys(scenario.actors));
        expect(held, `${arm}, seed ${seed}`).toEqual(freeRun(scenario, arm, seed));
        asks += asked;
      }
    }
    const decides = Object.values(scenario.actors).some(({ role }) => role !== 'none');
    expect(asks > 0).toBe(decides);
  });

  // Each round takes every office of a scenario once, and the arms in rotation; held.slow.test.ts takes every office in every arm.
  test.each(everyScenario())('gives it with each office in turn: %s', (_, scenario) => {
    const arms = Object.keys(scenario.arms);
    for (let round = 0; round < cases(1); round++) {
      for (const [i, office] of Object.keys(scenario.actors).entries()) {
        const arm = arms[(round + i) % arms.length] ?? null;
        const seed = String(7 + round);
        const { asks: _asks, ...held } = heldRun(scenario, arm, seed, [office]);
        expect(held, `${office}, ${arm}, seed ${seed}`).toEqual(freeRun(scenario, arm, seed));
      }
    }
  });
});

/** Lets asks gather, and answers them together by a rule of its own, given in an order that `order` chooses. */
function answered(scenario: CheckedScenario, seed: string, order: <T>(list: readonly T[]) => T[]): string {
  const held = Object.fromEntries(Object.keys(scenario.actors).map((office) => [office, {}]));
  const play = startPlay(scenario, { arm: 'open', seed, held });
  for (;;) {
    const lapses = Math.min(...play.pending().map(({ until }) => until ?? Infinity));
    const { why } = play.advance(lapses - 1);
    if (why === 'ended') return play.result().hash;
    if (why === 'ask' && play.pending().length < 4) continue;
    const answers = play.pending().map(({ ask, options }): [number, { option: string }] => {
      return [ask, { option: options[(ask * 7) % options.length] ?? '' }];
    });
    play.answerAll(new Map(order(answers)));
  }
}

test('answers of one instant enter in the order of the asks, whoever was quicker', () => {
  const [[, scenario]] = everyScenario() as [[string, CheckedScenario]];
  const swapped = <T>(list: readonly T[]) => list.toReversed();
  for (let seed = 1; seed <= cases(2); seed++) {
    const inOrder = answered(scenario, String(seed), (list) => [...list]);
    expect(answered(scenario, String(seed), swapped)).toBe(inOrder);
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((each) => ({ each, key: numbers.next().value }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ each }) => each);
        return answered(scenario, String(seed), shuffled) === inOrder;
      }),
      { numRuns: 3 },
    );
  }
});
