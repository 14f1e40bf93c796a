import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/engine/index.js';
import { runScenario } from '../../src/scenario/index.js';
import { scenarioOf } from '../scenario/small.js';
import { HOUR } from './parts.js';
import { Played } from './world.js';

/** What the default scenario makes possible. The seeds were found by searching 1, 2, 3, …; another model needs another search. */
const scenario = scenarioOf(readFileSync('scenarios/polish-border-strike.yaml', 'utf8'));

const LOCAL = 'nato.local-commander';
const CHIEF = 'nato.chief-of-staff';

function run(arm: string, seed: string): Played {
  const entries: Entry[] = [];
  const { endedAt } = runScenario(scenario, { arm, seed, trace: (entry) => entries.push(entry) });
  return new Played(entries, endedAt);
}

/** When the debris is first looked at: the physical evidence. */
function truthArrives(played: Played): number {
  const reports = played.messages<{ type: 'report'; says: string }>(CHIEF, 'report');
  return reports.find(({ says }) => says === 'debris')?.at ?? Infinity;
}

/** What an office believed of a case was moved by an explanation over a line to the other side. */
function explanations(played: Played, actor: string, about: string | null) {
  return played
    .facts('belief')
    .filter((fact) => fact.actor === actor && fact.case === about && fact.why.startsWith('explained over'));
}

/** The replies of rung 5 or more by NATO. */
function strikes(played: Played) {
  return played.facts('act').filter(({ side, does }) => side === 'nato' && does === 'strike');
}

describe('a local commander answers before the truth arrives', () => {
  test.each([
    ['granted', '142'],
    ['granted', '348'],
    ['delegated', '327'],
    ['delegated', '422'],
  ])('%s (seed %s)', (authority, seed) => {
    const played = run('open', seed);
    const [strike] = strikes(played);
    expect(strike).toMatchObject({ actor: LOCAL, authority, rung: 5 });
    expect(strike?.at).toBeLessThan(truthArrives(played));
    // Asked for at a quarter of an hour; the window of half an hour began with the first report, two minutes after the hit.
    const hit = 6 * HOUR;
    expect(strike?.at).toBeGreaterThan(hit + 17 * 60);
    expect(strike?.at).toBeLessThanOrEqual(hit + 32 * 60);
    expect(played.facts('rung').find(({ to }) => to === 5)).toMatchObject({ by: 'act', side: 'nato', at: strike?.at });
  });
});

describe('a call that arrives in time', () => {
  test.each([['116'], ['206'], ['455']])(
    'recalls a granted escalation just before it is carried out (seed %s)',
    (seed) => {
      const played = run('open', seed);
      const [recalled] = played.facts('recalled');
      expect(recalled).toMatchObject({ actor: CHIEF, option: 'limited-retaliation' });
      const asked = played.facts('authority').find(({ actor, result }) => actor === CHIEF && result === 'asked');
      const call = played
        .facts('contact')
        .find(({ channel, result }) => channel === 'theatre' && result === 'connected');
      const explained = explanations(played, CHIEF, recalled?.case ?? null).find(({ why }) => why.endsWith('theatre'));
      // Asked for; told over the theatre commanders' line; thought better of.
      expect(call?.at).toBeGreaterThan(asked?.at ?? Infinity);
      expect(explained?.at).toBeGreaterThan(call?.at ?? Infinity);
      expect(recalled?.at).toBeGreaterThan(explained?.at ?? Infinity);
      const recall = played.entries.find(({ seq }) => seq === recalled?.seq);
      expect(recall?.because).toContain(explained?.seq);
      expect(strikes(played).filter(({ at }) => at <= (recalled?.at ?? 0))).toEqual([]);

      // With the line closed the same world fires at that very second.
      expect(strikes(run('closed', seed))[0]).toMatchObject({ actor: CHIEF, authority: 'granted', at: recalled?.at });
    },
  );

  test('recalls one for which authority is still pending (seed 720)', () => {
    const played = run('open', '720');
    const [recalled] = played.facts('recalled');
    expect(recalled).toMatchObject({ actor: CHIEF, instead: 'hold' });
    const granted = played.facts('authority').find(({ actor, result }) => actor === CHIEF && result === 'granted');
    expect(granted?.at).toBeGreaterThan(recalled?.at ?? Infinity);
    expect(strikes(run('closed', '720'))[0]?.at).toBeGreaterThan(granted?.at ?? Infinity);
  });
});

describe('a call that arrives too late', () => {
  test.each([
    ['23', CHIEF],
    ['92', LOCAL],
  ])('explains what has been answered already (seed %s, %s)', (seed, actor) => {
    const played = run('open', seed);
    const [strike] = strikes(played);
    expect(strike).toMatchObject({ actor, authority: 'granted' });
    const [first] = explanations(played, actor, strike?.case ?? null);
    expect(first?.why).toBe('explained over theatre');
    expect(first?.at).toBeGreaterThan(strike?.at ?? Infinity);
    expect(first?.to).toBeLessThan(first?.from ?? 0);
    expect(played.facts('recalled')).toEqual([]);
  });
});

describe('the deconfliction line works while the chiefs’ line does not', () => {
  test.each([
    ['open', 'refused', '7'],
    ['open', 'refused', '37'],
    ['unanswered', 'unanswered', '1'],
    ['closed', 'barred', '1'],
  ])('in %s it connects, and the chiefs are %s (seed %s)', (arm, result, seed) => {
    const contacts = run(arm, seed).facts('contact');
    const chiefs = contacts.filter(({ channel, result: got }) => channel === 'chiefs' && got !== 'not-tried');
    expect(chiefs.map((contact) => contact.result)).toContain(result);
    expect(chiefs.map((contact) => contact.result)).not.toContain('connected');
    const tactical = contacts.filter(({ channel }) => channel === 'deconfliction');
    expect(tactical).toContainEqual(expect.objectContaining({ result: 'connected', tier: 'tactical', effect: true }));
  });

  test('a refusal carries its reason: the head of state did not approve (seed 37)', () => {
    const refused = run('open', '37')
      .facts('contact')
      .filter(({ channel, result }) => channel === 'chiefs' && result === 'refused');
    expect(refused.map(({ reason }) => reason)).toContain('S-44');
  });
});

describe('a refusal is read as a sign', () => {
  test('it moves beliefs at every level, and decisions rest on it (seed 2)', () => {
    const played = run('open', '2');
    const moved = played.facts('belief').filter(({ why }) => why === 'refusal');
    expect(moved.length).toBeGreaterThan(0);
    for (const { from, to, about } of moved) {
      expect(to).toBeGreaterThan(from);
      expect(['russia', 'nato']).toContain(about);
    }
    const readers = new Set(moved.map(({ actor }) => actor));
    expect(readers).toEqual(new Set([...readers, LOCAL, 'nato.theatre-commander', CHIEF, 'nato.head-of-state']));
    const ofChief = moved.find(({ actor }) => actor === CHIEF);
    const decided = played.entries.filter(
      ({ facts, because }) =>
        facts.some(({ fact, actor }) => fact === 'decision' && actor === CHIEF) && because.includes(ofChief?.seq ?? -1),
    );
    expect(decided).not.toEqual([]);
  });

  test('a barred line is none (seed 7)', () => {
    const played = run('closed', '7');
    expect(played.facts('contact').map(({ result }) => result)).toContain('barred');
    expect(played.facts('belief').filter(({ why }) => why === 'refusal')).toEqual([]);
  });
});

test('lines that carry nothing come to the same as closed ones, but for the contacts themselves', () => {
  const counts = ['calls-taken', 'calls-refused', 'calls-unanswered'];
  for (const seed of ['1', '7', '23', '92', '116', '206']) {
    const [none, closed] = ['null', 'closed'].map((arm) => {
      const { measures, crossings } = runScenario(scenario, { arm, seed }).outcome;
      const kept = Object.entries(measures).filter(([name]) => !counts.includes(name));
      return { measures: kept, crossings: crossings.map(({ seq: _seq, ...crossing }) => crossing) };
    });
    expect(none).toEqual(closed);
  }
});
