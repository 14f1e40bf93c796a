import { expect, test } from 'vitest';
import type { Entry } from '../../src/engine/index.js';
import type { AskKind, CrisisFact } from '../../src/model/index.js';
import type { AnswerGiven, PendingAsk } from '../../src/play/index.js';
import { runScenario, startPlay } from '../../src/play/index.js';
import { Storyteller, story, tellRun } from '../../src/telling/index.js';
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
    /chief of staff asks for a call on the chiefs line \(decided at the table: “He is the one to ask\.?”/,
  );
});

/** The story of a play in which these offices are held, with its lines joined. */
function storyOf(
  arm: string,
  seed: string,
  offices: readonly string[],
  answer: (ask: PendingAsk) => AnswerGiven,
): string {
  const entries: Entry[] = [];
  const held = Object.fromEntries(offices.map((office) => [office, {}]));
  const play = startPlay(SCENARIO, { arm, seed, held, trace: (entry) => void entries.push(entry) });
  while (play.advance().why !== 'ended') for (const ask of play.pending()) play.answer(ask.ask, answer(ask));
  return story(SCENARIO, entries).replaceAll(/\s+/g, ' ');
}

const SEEDS = Array.from({ length: 12 }, (_, i) => `answered/${i + 1}`);

test('the story tells once that authority is granted, that a case is cleared and that a call is taken or refused', () => {
  const offices = ['nato.head-of-state', CHIEF, 'nato.theatre-commander'];
  const reason = 'so be it';
  const stories = SEEDS.map((seed) =>
    storyOf('open', seed, offices, ({ formula }) => ({ option: formula, reason })),
  ).join(' ');
  const decided = String.raw`\(decided at the table: “so be it\.?”\)`;
  expect(stories).toMatch(
    new RegExp(`head of state (?:allows|refuses) [^.]* limited retaliation over [^.]* ${decided}`),
  );
  expect(stories).toMatch(new RegExp(`chief of staff clears the [^.]* ${decided}`));
  expect(stories).toMatch(new RegExp(`takes a call from Russia’s [^.]* on the [a-z]+ line ${decided}`));
  expect(stories).toMatch(new RegExp(`refuses a call from Russia’s [^.]* on the [a-z]+ line: [^.]* ${decided}`));
  expect(stories).not.toMatch(/: (?:grant|deny|clear case|take|judged hostile|denial framing) \(/);
  // An answer on a refused call is not stories a second time as a contact.
  expect(stories).not.toMatch(/(refuses a call from [^.]*?) \(decided at the table[^)]*\)\. NATO’s [^.]* \1/);
});

test('the story says where authority is given or refused in vain', () => {
  const entriesOf = (seed: string) => {
    const entries: Entry[] = [];
    runScenario(SCENARIO, { arm: 'closed', seed, trace: (entry) => void entries.push(entry) });
    return entries;
  };
  const vain = SEEDS.flatMap((seed) =>
    tellRun(SCENARIO, entriesOf(seed), 'story').filter(({ text }) => text.includes('comes to nothing')),
  );
  expect(vain.length).toBeGreaterThan(0);
  for (const { text } of vain) {
    expect(text).toMatch(
      /(?:allows?|refuses) .*\. This comes to nothing: (?:the time for it is over|the request was taken back|the office has acted|the case is closed)\.$/,
    );
  }
});
