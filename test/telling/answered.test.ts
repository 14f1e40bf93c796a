import { expect, test } from 'vitest';
import type { Entry } from '../../src/engine/index.js';
import type { AskKind, CrisisFact } from '../../src/model/index.js';
import { startPlay } from '../../src/play/index.js';
import { Storyteller, story } from '../../src/telling/index.js';
import { CHIEF, SCENARIO, until } from '../play/table.js';

function told(kind: AskKind, option: string): string | undefined {
  const fact: CrisisFact = {
    fact: 'answered',
    actor: CHIEF,
    ask: 1,
    kind,
    option,
    by: 'table',
    formula: option,
    reason: 'so that they talk',
  };
  return new Storyteller(SCENARIO).tell(fact, 0)?.text;
}

test('an answer is told with its reason where it leads to no decision, also if its option is the name of an action', () => {
  const options = [
    ['authority', 'deny'],
    ['call', 'call'],
    ['say', 'explain'],
  ] as const;
  for (const [kind, option] of options) {
    expect(Object.keys(SCENARIO.actions)).toContain(option);
    expect(told(kind, option)).toBe(`NATO’s chief of staff: ${option} (decided at the table: “so that they talk”).`);
    expect(told('decision', option)).toBeUndefined();
    expect(told('statement', option)).toBeUndefined();
  }
});

test('the story gives the reason of a call that was chosen', () => {
  const entries: Entry[] = [];
  const held = { [CHIEF]: {} };
  const play = startPlay(SCENARIO, { arm: 'open', seed: '1', held, trace: (entry) => void entries.push(entry) });
  play.answer(until(play, CHIEF, 'call').ask, { option: 'call', reason: 'He is the one to ask' });
  play.advance();
  expect(story(SCENARIO, entries).replaceAll(/\s+/g, ' ')).toMatch(
    /chief of staff: call \(decided at the table: “He is the one to ask\.?”/,
  );
});
