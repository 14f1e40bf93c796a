import { describe, expect, test } from 'vitest';
import type { Truth } from '../../src/model/index.js';
import { logistic, logit } from '../../src/model/index.js';
import { buildScenario } from '../../src/scenario/index.js';
import type { IncidentTemplate } from '../../src/model/index.js';
import { problemsOf, scenarioOf, small } from '../scenario/small.js';
import { HOUR, MINUTE, incident, line, office, parameters } from './parts.js';
import type { Played } from './world.js';
import { at, caseOf, onLine, play, probe, tell } from './world.js';

/** Who knows what an act was, and who speaks for it. Model, 4.20. */

const about = caseOf();
const numbers = { parameters: parameters({ driftRate: 0, quietWeight: 0, conceals: 0, truthTakes: 0 }) };

/** Red’s chain of command, from the weapon up, beside an office of its own below the head. */
function chain(over: Parameters<typeof office>[1] = {}) {
  const relay = { fixed: 10 * MINUTE, mean: 0 };
  const common = { ...numbers, relay, ...over };
  return {
    'red.head': office('red.head', { ...common, neighbours: ['red.chief'] }),
    'red.chief': office('red.chief', { ...common, superior: 'red.head', neighbours: ['red.head', 'red.local'] }),
    'red.local': office('red.local', { ...common, superior: 'red.chief', neighbours: ['red.chief'] }),
  };
}
const whenKnown = (played: Played) =>
  Object.fromEntries(played.facts('knows').map(({ actor, at: when }) => [actor, when]));

describe('a hostile act', () => {
  const truth = (knownTo: readonly string[]): Truth[] => [
    { id: 'meant', weight: 1, kind: 'hostile', by: 'red', knownTo },
  ];
  const strike = (knownTo: readonly string[]) =>
    play({ ...chain(), strike: incident({ truths: truth(knownTo), repeatsLeft: 0 }) }, [
      at(0, 'strike', { type: 'occur' }),
    ]);

  test('is known from the start to those who ordered it and those between them and the weapon', () => {
    expect(whenKnown(strike(['red.local', 'red.chief', 'red.head']))).toEqual({
      'red.local': 0,
      'red.chief': 0,
      'red.head': 0,
    });
  });

  test('that a local office ordered on its own becomes known above as news does', () => {
    expect(whenKnown(strike(['red.local']))).toEqual({
      'red.local': 0,
      'red.chief': 10 * MINUTE,
      'red.head': 20 * MINUTE,
    });
  });

  test('is not spoken of in public before an innocent side could have found out', () => {
    const takes = { parameters: parameters({ truthTakes: HOUR }) };
    const waits = (kind: 'hostile' | 'accident') =>
      play({ 'red.chief': office('red.chief', { role: 'national', ...takes }) }, [
        tell(0, 'red.chief', { type: 'truth', about, truth: 't', kind, by: 'red' }),
      ]).facts('decision')[0]?.at;
    expect(waits('accident')).toBe(0);
    expect(waits('hostile')).toBeGreaterThan(0);
  });
});

describe('who orders', () => {
  const knownTo = (orders: string, offices = '') => {
    const text = small('weight: 1, hostile: true', `weight: 1, hostile: true${orders}`).replace(
      '  red.chief: { office: chief-of-staff, reports-to: red.head }',
      `  red.chief: { office: chief-of-staff, reports-to: red.head }\n  red.local: { office: local-commander, reports-to: red.chief }${offices}`,
    );
    const director = buildScenario(scenarioOf(text)).system.entities['director']?.input;
    const { incidents } = director as unknown as { incidents: Record<string, IncidentTemplate> };
    return incidents['stray-missile']?.truths.map((each) => each.knownTo);
  };

  test('the head of state, unless the file says who', () => {
    expect(knownTo('')).toEqual([undefined, ['red.local', 'red.chief', 'red.head']]);
    expect(knownTo(', ordered-by: red.chief')).toEqual([undefined, ['red.local', 'red.chief']]);
    expect(knownTo(', ordered-by: red.local')).toEqual([undefined, ['red.local']]);
  });

  test('an office beside the chain alone', () => {
    const beside = '\n  red.service: { office: operator, reports-to: red.head }';
    expect(knownTo(', ordered-by: red.service', beside)).toEqual([undefined, ['red.service']]);
  });

  test.each([
    ['of another side', 'weight: 1, hostile: true', 'weight: 1, hostile: true, ordered-by: blue.head'],
    ['of what was not meant', 'weight: 3 }', 'weight: 3, ordered-by: red.head }'],
    ['that is not there', 'weight: 1, hostile: true', 'weight: 1, hostile: true, ordered-by: red.hed'],
  ])('not an office %s', (_, piece, by) => {
    expect(problemsOf(small(piece, by)).map(({ code }) => code)).toEqual([
      by.includes('hed') ? 'no-such-actor' : 'ordered-elsewhere',
    ]);
  });
});

describe('an accident of another side', () => {
  const truth = (by: string) => tell(0, 'red.chief', { type: 'truth', about, truth: 't', kind: 'accident', by });
  const learns = tell(0, 'blue.chief', { type: 'learn', about });
  const calls = onLine(HOUR, { type: 'request', from: 'blue.chief', case: about.id, content: 'clarify' });
  const talk = (by: string) =>
    play(
      {
        'blue.chief': office('blue.chief', numbers),
        'red.chief': office('red.chief', { role: 'national', ...numbers }),
        'channel.line': line({ ...numbers, answering: 'asked' }),
      },
      [learns, truth(by), calls],
      { seed: 'talks' },
    );

  test('is explained by the side that did it alone, over a line and in public', () => {
    expect(talk('red').facts('said')).toMatchObject([{ by: 'red.chief', case: about.id }]);
    expect(
      talk('red')
        .facts('decision')
        .map(({ kind }) => kind),
    ).toEqual(['statement']);
    expect(talk('green').facts('said')).toEqual([]);
    expect(talk('green').facts('decision')).toEqual([]);
    expect(talk('green').facts('knows')).toMatchObject([{ actor: 'red.chief' }]);
  });

  test('makes the side that seems to have done it as ready to talk as an accident of its own does', () => {
    const p = (by: string) => talk(by).chances('takes the call')[0]?.p;
    expect(p('green')).toBe(p('red'));
    expect(p('green')).toBeGreaterThan(0.8);
  });

  test('makes a reply look like a pretext to it', () => {
    const reply = caseOf({
      id: 'reply',
      by: 'blue',
      against: 'red',
      rung: 5,
      replyTo: { case: about.id, rung: 4, first: about.id, step: 1 },
    });
    const script = [
      truth('green'),
      tell(HOUR, 'red.chief', { type: 'learn', about: reply }),
      probe(HOUR, 'red.chief', 'reply', 'blue'),
    ];
    const [belief] = play({ 'red.chief': office('red.chief', numbers) }, script).beliefs();
    expect(belief).toBeCloseTo(logistic(logit(0.3) + Math.log(3)), 12);
  });

  test('is explained by that side, if it talks to the one that was struck', () => {
    const script = [
      learns,
      tell(0, 'green.chief', { type: 'truth', about, truth: 't', kind: 'accident', by: 'green' }),
      calls,
      probe(2 * HOUR, 'blue.chief'),
    ];
    const entities = {
      'blue.chief': office('blue.chief', numbers),
      'green.chief': office('green.chief', numbers),
      green: { machine: 'silent', input: {} },
      'channel.line': line({
        ...numbers,
        ends: ['blue.chief', 'green.chief'].map((actor) => ({
          actor,
          side: actor.split('.')[0] ?? '',
          approver: null,
          political: false,
          barred: false,
        })),
      }),
    };
    const played = play(entities, script, { seed: 'talks' });
    expect(played.facts('said')).toMatchObject([{ by: 'green.chief' }]);
    expect(played.beliefs()[0]).toBeLessThan(0.3);
  });
});

describe('on its way up', () => {
  const seeds = Array.from({ length: 150 }, (_, i) => `conceals ${i}`);
  const concealing = { parameters: parameters({ conceals: 0.2, concealedFor: 12 * HOUR }) };
  const up = (kind: 'accident' | 'hostile', seed: string) =>
    play(chain(concealing), [tell(0, 'red.local', { type: 'truth', about, truth: 't', kind, by: 'red' })], {
      seed,
      horizon: 400 * HOUR,
    });

  test('an accident is kept from the office above with that chance, at each hop', () => {
    const kept = seeds.flatMap((seed) => up('accident', seed).facts('concealed'));
    const hops = 2 * seeds.length;
    expect(Math.abs(kept.length - 0.2 * hops) / Math.sqrt(hops * 0.16)).toBeLessThan(5);
    const mean = kept.reduce((sum, { at: when, until }) => sum + until - when, 0) / kept.length / HOUR;
    expect(Math.abs(mean - 12) / (12 / Math.sqrt(kept.length))).toBeLessThan(5);
    expect(new Set(kept.map(({ actor, from }) => `${actor} ${from}`))).toEqual(
      new Set(['red.local red.chief', 'red.chief red.head']),
    );
  });

  test('the office above knows when it is told, and not before', () => {
    const seed = seeds.find((each) => up('accident', each).facts('concealed')[0]?.actor === 'red.local') ?? '';
    const [kept] = up('accident', seed).facts('concealed');
    expect(kept).toBeDefined();
    expect(whenKnown(up('accident', seed))['red.chief']).toBe((kept?.until ?? 0) + 10 * MINUTE);
  });

  test('an order is not kept from those who gave it, nor an accident from those below', () => {
    expect(seeds.flatMap((seed) => up('hostile', seed).facts('concealed'))).toEqual([]);
    const down = (seed: string) =>
      play(
        chain(concealing),
        [tell(0, 'red.head', { type: 'truth', about, truth: 't', kind: 'accident', by: 'red' })],
        { seed },
      );
    expect(seeds.flatMap((seed) => down(seed).facts('concealed'))).toEqual([]);
  });
});
