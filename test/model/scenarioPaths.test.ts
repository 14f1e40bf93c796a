import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/engine/index.js';
import { runScenario } from '../../src/play/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { patched, scenarioOf } from '../scenario/small.js';
import { HOUR, MINUTE } from './parts.js';
import { Played } from './world.js';

/** What the default scenario makes possible. */
const scenario = scenarioOf(readFileSync('scenarios/polish-border-strike.yaml', 'utf8'));

const MOST_SEEDS = 1000;
const LOCAL = 'nato.local-commander';
const CHIEF = 'nato.chief-of-staff';

function run(arm: string, seed: string, of = scenario): Played {
  const entries: Entry[] = [];
  const { endedAt } = runScenario(of, { arm, seed, trace: (entry) => entries.push(entry) });
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

/** The first of the seeds 1, 2, 3, … whose run suits: what the scenario makes possible, it must show in some run. */
function firstSuch(arm: string, suits: (played: Played, seed: string) => boolean): { played: Played; seed: string } {
  for (let i = 1; i <= MOST_SEEDS; i++) {
    const seed = String(i);
    const played = run(arm, seed);
    if (suits(played, seed)) return { played, seed };
  }
  throw new Error(`no such run in ${MOST_SEEDS} seeds of arm ${arm}`);
}

describe('a local commander answers before the truth arrives', () => {
  test.each(['granted', 'delegated'])('%s', (authority) => {
    const { played } = firstSuch('open', (each) => {
      const [strike] = strikes(each);
      // The first incident is the one at 15:00, not one of the strikes near the border.
      return strike?.actor === LOCAL && strike.authority === authority && strike.at < 7 * HOUR;
    });
    const [strike] = strikes(played);
    expect(strike?.rung).toBe(5);
    expect(strike?.at).toBeLessThan(truthArrives(played));
    // Asked for at a quarter of an hour; the window of half an hour began with the first report, two minutes after the hit.
    const hit = 6 * HOUR;
    expect(strike?.at).toBeGreaterThan(hit + 17 * 60);
    expect(strike?.at).toBeLessThanOrEqual(hit + 32 * 60);
    expect(played.facts('rung').find(({ to }) => to === 5)).toMatchObject({ by: 'act', side: 'nato', at: strike?.at });
  });
});

describe('a call that arrives in time', () => {
  test('recalls a granted escalation just before it is carried out, which the closed line does not', () => {
    const explainedInTime = (each: Played) => {
      const [recalled] = each.facts('recalled');
      const asked = each.facts('authority').find(({ actor, result }) => actor === CHIEF && result === 'asked');
      return explanations(each, CHIEF, recalled?.case ?? null).find(
        ({ at, why }) => why.endsWith('theatre') && at > (asked?.at ?? Infinity) && at < (recalled?.at ?? 0),
      );
    };
    const { played } = firstSuch('open', (each, seed) => {
      const [recalled] = each.facts('recalled');
      if (recalled?.actor !== CHIEF || recalled.option !== 'limited-retaliation') return false;
      // Asked for; told over the theatre commanders' line; thought better of.
      if (explainedInTime(each) === undefined) return false;
      const [strike] = strikes(run('closed', seed));
      // With the line closed the same world fires at that very second.
      return strike?.actor === CHIEF && strike.authority === 'granted' && strike.at === recalled.at;
    });
    const [recalled] = played.facts('recalled');
    const explained = explainedInTime(played);
    const calls = played
      .facts('contact')
      .filter(({ channel, result }) => channel === 'theatre' && result === 'connected');
    expect(calls.some(({ at }) => at <= (explained?.at ?? 0))).toBe(true);
    expect(explained?.to).toBeLessThan(explained?.from ?? 0);
    const recall = played.entries.find(({ seq }) => seq === recalled?.seq);
    expect(recall?.because).toContain(explained?.seq);
    expect(strikes(played).filter(({ at }) => at <= (recalled?.at ?? 0))).toEqual([]);
  });

  test.each(['1', '2', '3'])('recalls one for which authority is still pending (seed %s)', (seed) => {
    const [open, closed] = ['open', 'closed'].map((arm) => run(arm, seed, slowHead())) as [Played, Played];
    const chiefs = open.facts('authority').filter(({ actor }) => actor === CHIEF);
    const [recalled] = open.facts('recalled');
    const explained = explanations(open, CHIEF, recalled?.case ?? null)[0];
    // Asked for; told over the theatre commanders’ line; thought better of; granted too late.
    expect(chiefs.map(({ result }) => result)).toEqual(['asked', 'granted']);
    expect(explained?.why).toBe('explained over theatre');
    expect(recalled).toMatchObject({ actor: CHIEF, option: 'limited-retaliation' });
    const order = [chiefs[0]?.at, explained?.at, recalled?.at, chiefs[1]?.at].map((at) => at ?? Number.NaN);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(new Set(order).size).toBe(4);
    expect(open.entries.find(({ seq }) => seq === recalled?.seq)?.because).toContain(explained?.seq);
    expect(strikes(open)).toEqual([]);
    // With the line closed the same request is granted at that very second, and carried out half an hour later.
    expect(closed.facts('recalled')).toEqual([]);
    expect(strikes(closed)[0]).toMatchObject({
      actor: CHIEF,
      authority: 'granted',
      at: (chiefs[1]?.at ?? 0) + 30 * MINUTE,
    });
  });
});

/**
 * The default scenario without luck in what matters: an accident, which the chiefs take for an attack. They retaliate where an
 * attack is likelier than not, and nobody else does. The head of state takes three hours to grant it. The only call comes before.
 */
function slowHead(): CheckedScenario {
  return patched(scenario, {
    'incidents.stray-missile.truth': {
      'navigation-fault': { weight: 1, hostile: false, by: 'russia' },
    },
    'incidents.stray-missile.reports': [
      { to: CHIEF, after: '2m', says: 'impact', hostile: 0.9, accident: 0.9, physical: false },
      { to: 'russia.theatre-commander', after: '10m', says: 'truth', physical: false },
    ],
    'activities.strikes-near-border.crosses.chance': 0,
    'activities.border-air-patrols.crosses.chance': 0,
    'activities.arms-deliveries.crosses.chance': 0,
    'actors[role=national].believes': { nato: 0.7, russia: 0.7 },
    'actors[role=head].grants': '3h',
    'actors[*].misreads': 0,
    'actors[*].relay': '1m',
    'actions.limited-retaliation.for': ['national'],
    'actions.limited-retaliation.utility': { hostile: 100, accident: -100 },
    'channels[tier=strategic].asks-chance': 0,
    'channels.deconfliction.asks-chance': 0,
    'channels.public.credibility': 0,
    'channels.theatre.answering': 'always',
    'channels.theatre.credibility': 0.9,
    'channels.theatre.trust': 1,
    'channels.theatre.asks-chance': 1,
    'channels.theatre.asks-after': '3h',
    'channels.theatre.connects': '30m',
    'parameters.honest': 0.9999,
    'parameters.grant-scale': 1,
    'parameters.grant-belief': 0.01,
  });
}

describe('a call that arrives too late', () => {
  test.each([CHIEF, LOCAL])('explains what %s has answered already', (actor) => {
    const { played } = firstSuch('open', (each) => {
      const [strike] = strikes(each);
      if (strike?.actor !== actor || strike.authority !== 'granted') return false;
      const [first] = explanations(each, actor, strike.case);
      return first !== undefined && first.why === 'explained over theatre' && first.at > strike.at;
    });
    const [strike] = strikes(played);
    const [first] = explanations(played, actor, strike?.case ?? null);
    expect(first?.to).toBeLessThan(first?.from ?? 0);
    expect(played.facts('recalled')).toEqual([]);
  });
});

describe('the deconfliction line works while the chiefs’ line does not', () => {
  test.each([
    ['open', 'refused'],
    ['unanswered', 'unanswered'],
    ['closed', 'barred'],
  ])('in %s it connects, and the chiefs are %s', (arm, result) => {
    const { played } = firstSuch(arm, (each) => {
      const chiefs = each.facts('contact').filter(({ channel }) => channel === 'chiefs');
      const results = new Set(chiefs.map((contact) => contact.result));
      return results.has(result as (typeof chiefs)[number]['result']) && !results.has('connected');
    });
    const tactical = played.facts('contact').filter(({ channel }) => channel === 'deconfliction');
    expect(tactical).toContainEqual(expect.objectContaining({ result: 'connected', tier: 'tactical', effect: true }));
  });

  test('a refusal carries its reason: the head of state did not approve', () => {
    const { played } = firstSuch('open', (each) =>
      each.facts('contact').some(({ channel, reason }) => channel === 'chiefs' && reason === 'no-approval'),
    );
    expect(played.facts('contact')).toContainEqual(
      expect.objectContaining({ channel: 'chiefs', result: 'refused', reason: 'no-approval' }),
    );
  });
});

describe('an answer to a call is read as a sign', () => {
  test('it moves beliefs at every level, and decisions rest on it', () => {
    const levels = [LOCAL, 'nato.theatre-commander', CHIEF, 'nato.head-of-state'];
    const refusals = (played: Played) => played.facts('belief').filter(({ why }) => why === 'refusal');
    const restingOn = (played: Played, seq: number) =>
      played.entries.filter(
        ({ facts, because }) =>
          facts.some(({ fact, actor }) => fact === 'decision' && actor === CHIEF) && because.includes(seq),
      );
    const { played } = firstSuch('open', (each) => {
      const readers = new Set(refusals(each).map(({ actor }) => actor));
      const ofChief = refusals(each).find(({ actor }) => actor === CHIEF);
      return levels.every((level) => readers.has(level)) && restingOn(each, ofChief?.seq ?? -1).length > 0;
    });
    const ofChief = refusals(played).filter(({ actor }) => actor === CHIEF);
    // The first says that the act looks hostile; later ones may say that nobody answers there.
    expect(ofChief[0]?.to).toBeGreaterThan(ofChief[0]?.from ?? 1);
  });

  test('a call that is taken speaks for an accident', () => {
    const taken = (played: Played) =>
      played.facts('belief').filter(({ why, actor }) => why === 'call taken' && actor === CHIEF);
    const { played } = firstSuch('open', (each) => taken(each).length > 0);
    expect(taken(played)[0]?.to).toBeLessThan(taken(played)[0]?.from ?? 0);
  });

  test('a barred line is none (seed 7)', () => {
    const played = run('closed', '7');
    expect(played.facts('contact').map(({ result }) => result)).toContain('barred');
    expect(played.facts('belief').filter(({ why }) => why === 'refusal' || why === 'call taken')).toEqual([]);
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
