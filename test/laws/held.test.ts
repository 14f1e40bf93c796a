import { describe, expect, test } from 'vitest';
import { runScenario, startPlay } from '../../src/play/index.js';
import type { Play } from '../../src/play/index.js';
import type { Outcome } from '../../src/model/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { everyScenario, shipped } from './shipped.js';

/** The outcome without the numbers of messages, of which an answer is one. */
function story({ crossings, ...outcome }: Outcome) {
  return { ...outcome, crossings: crossings.map(({ seq: _seq, ...crossing }) => crossing) };
}

/** Answers every ask with what the formula would choose, to the end. Gives how many asks there were. */
function byFormula(play: Play): number {
  let asks = 0;
  for (;;) {
    for (const { ask, formula } of play.pending()) {
      play.answer(ask, { option: formula });
      asks += 1;
    }
    if (play.pending().length === 0 && play.advance().why === 'ended') return asks;
  }
}

/** Runs an arm with these offices held by a policy that returns what the formula would choose. */
function heldRun(scenario: CheckedScenario, arm: string | null, seed: string, offices: readonly string[]) {
  const held = Object.fromEntries(offices.map((office) => [office, {}]));
  const play = startPlay(scenario, { arm, seed, held });
  const asks = byFormula(play);
  const { outcome, endedBy, endedAt } = play.result();
  return { asks, story: story(outcome), endedBy, endedAt };
}

function freeRun(scenario: CheckedScenario, arm: string | null, seed: string) {
  const { outcome, endedBy, endedAt } = runScenario(scenario, { arm, seed });
  return { story: story(outcome), endedBy, endedAt };
}

describe('an office held by a policy that returns what the formula would choose', () => {
  test.each(everyScenario())('gives the unheld run’s outcome, all offices at once: %s', (_, scenario) => {
    const arms = Object.keys(scenario.arms);
    let asks = 0;
    for (const arm of arms.length === 0 ? [null] : arms) {
      for (const seed of ['1', '2', '3', '4']) {
        const { asks: asked, ...held } = heldRun(scenario, arm, seed, Object.keys(scenario.actors));
        expect(held, `${arm}, seed ${seed}`).toEqual(freeRun(scenario, arm, seed));
        asks += asked;
      }
    }
    const decides = Object.values(scenario.actors).some(({ role }) => role !== 'none');
    expect(asks > 0).toBe(decides);
  });

  test('gives it with each office in turn', () => {
    const scenario = shipped();
    for (const office of Object.keys(scenario.actors)) {
      for (const arm of ['open', 'closed']) {
        const { asks: _asks, ...held } = heldRun(scenario, arm, '7', [office]);
        expect(held, `${office}, ${arm}`).toEqual(freeRun(scenario, arm, '7'));
      }
    }
  });
});
