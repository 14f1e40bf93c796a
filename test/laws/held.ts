import type { Outcome } from '../../src/model/index.js';
import type { Play } from '../../src/play/index.js';
import { runScenario, startPlay } from '../../src/play/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';

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
export function heldRun(scenario: CheckedScenario, arm: string | null, seed: string, offices: readonly string[]) {
  const held = Object.fromEntries(offices.map((office) => [office, {}]));
  const play = startPlay(scenario, { arm, seed, held });
  const asks = byFormula(play);
  const { outcome, endedBy, endedAt } = play.result();
  return { asks, story: story(outcome), endedBy, endedAt };
}

export function freeRun(scenario: CheckedScenario, arm: string | null, seed: string) {
  const { outcome, endedBy, endedAt } = runScenario(scenario, { arm, seed });
  return { story: story(outcome), endedBy, endedAt };
}
