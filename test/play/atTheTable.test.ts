import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/engine/index.js';
import type { CrisisFact } from '../../src/model/index.js';
import { checkInputs, runScenario } from '../../src/play/index.js';
import { Storyteller } from '../../src/telling/index.js';
import { SCENARIO } from './table.js';

/** What a file of timed inputs makes of a run of the default scenario. */
function played(lines: string, seed = '1', arm = 'closed') {
  const { inputs, problems } = checkInputs(`inputs:\n${lines}`, 'inputs.yaml', SCENARIO);
  if (inputs === null) throw new Error(JSON.stringify(problems));
  const entries: Entry[] = [];
  runScenario(SCENARIO, { arm, seed, inputs, trace: (entry) => void entries.push(entry) });
  const facts = entries.flatMap((entry) => entry.facts.map((fact) => ({ ...(fact as CrisisFact), entry })));
  const teller = new Storyteller(SCENARIO);
  const story = facts.map(({ entry, ...fact }) => teller.tell(fact, entry.at)?.text ?? '').join('\n');
  return { entries, facts, story };
}
const HOLD = '  - { at: 6h5m, decide: limited-retaliation, by: nato.local-commander, about: stray-missile/strike }\n';
const STRAY = 'stray-missile/strike';

describe('what the table decides in a file', () => {
  test('is told as decided at the table, and its input is a cause', () => {
    const { facts, story, entries } = played(HOLD.replace('limited-retaliation', 'posture'));
    expect(story).toMatch(/→ posture \(decided at the table\)/);
    const decided = facts.find(({ fact }) => fact === 'decision');
    const input = entries.find(({ event, to }) => event.type === 'decide' && to.startsWith('decision/'));
    expect(decided?.entry.because).toContain(input?.seq);
  });

  test.each(['grant', 'deny'])('answers a request for authority: %s', (answer) => {
    const { facts, story, entries } = played(
      `${HOLD}  - { at: 6h1m, decide: ${answer}, by: nato.theatre-commander, about: ${STRAY}, reason: mine }\n`,
    );
    const result = answer === 'grant' ? 'granted' : 'denied';
    const authority = facts.filter(({ fact }) => fact === 'authority');
    expect(authority[1]).toMatchObject({ result, by: 'nato.theatre-commander', decidedBy: 'table', reason: 'mine' });
    const input = entries.find(({ event }) => event['option'] === answer);
    expect(authority[1]?.entry.because).toContain(input?.seq);
    expect(story).toMatch(
      /(grants|denies) limited retaliation over the missile at 09:00 \(decided at the table: “mine”\)/,
    );
  });

  test('says what the side that struck says, ahead or later', () => {
    for (const at of ['5h', '7h']) {
      const { facts } = played(`  - { at: ${at}, decide: admit, by: russia.chief-of-staff, about: ${STRAY} }\n`);
      const said = facts.filter((fact) => fact.fact === 'said' && fact.by === 'russia');
      expect(said.map((fact) => fact.fact === 'said' && fact.what)).toContain('admit');
    }
  });

  test('answers a setback, ahead of it', () => {
    const seeds = Array.from({ length: 50 }, (_, i) => `1/${i + 1}`);
    const line = (option: string) => `  - { at: 1m, decide: ${option}, by: russia.head-of-state, about: setback/1 }\n`;
    const seed = seeds.find((each) => played(line('endure'), each).facts.some(({ fact }) => fact === 'setback'));
    for (const option of ['endure', 'widen', 'coerce']) {
      const { facts } = played(line(option), seed);
      expect(facts.find((fact) => fact.fact === 'decision' && fact.kind === 'setback')).toMatchObject({
        chosen: option,
        by: 'table',
      });
    }
  });

  test('recalls what authority was asked for', () => {
    const { facts, story } = played(
      `${HOLD}  - { at: 6h6m, recall: { by: nato.local-commander, about: ${STRAY}, instead: hold, reason: a decoy } }\n`,
    );
    expect(facts.find(({ fact }) => fact === 'recalled')).toMatchObject({
      option: 'limited-retaliation',
      instead: 'hold',
    });
    expect(story).toMatch(/→ hold \(decided at the table: “a decoy”\)/);
  });

  test('calls on a named line', () => {
    const { facts } = played(
      `  - { at: 7h, call: { by: nato.theatre-commander, on: deconfliction, about: ${STRAY} } }\n`,
    );
    const contacts = facts.filter((fact) => fact.fact === 'contact' && fact.channel === 'deconfliction');
    expect(contacts.length).toBeGreaterThan(0);
  });

  test('is told that authority did not come in time', () => {
    const { story } = played(HOLD);
    expect(story).toMatch(/asks .* for authority: limited retaliation/);
    expect(story).toMatch(/(did not come in time|denies it|grants it)/);
  });
});
