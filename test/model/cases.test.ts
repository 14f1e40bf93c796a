import { describe, expect, test } from 'vitest';
import type { FirstMessage } from '../../src/engine/index.js';
import type { Option, Parameters } from '../../src/model/index.js';
import { LADDER, logistic, logit } from '../../src/model/index.js';
import type { Entities } from './parts.js';
import {
  HOUR,
  MINUTE,
  PRECISE,
  SILENT,
  ladder,
  office,
  standard,
  parameters,
  ranked,
  retaliatesFromHalf,
  side,
} from './parts.js';
import { at as message, caseOf, play, probe, tell } from './world.js';

const about = caseOf();
const OFFICES = ['blue.local', 'blue.chief', 'blue.head'];

/** A local commander, the chief and the head of state, who pass on all they hear at once; nothing drifts or weighs by itself. */
function blues(options: readonly Option[], over: Partial<Parameters> = {}, believes = 0.3): Entities {
  const shared = {
    options,
    believes: { red: believes, green: believes },
    parameters: parameters({
      ...PRECISE,
      driftRate: 0,
      quietWeight: 0,
      followOn: 1,
      grantScale: 1,
      grantBelief: 0.001,
      ...over,
    }),
  };
  return {
    'blue.local': office('blue.local', {
      ...shared,
      role: 'local',
      superior: 'blue.chief',
      neighbours: ['blue.chief'],
    }),
    'blue.chief': office('blue.chief', {
      ...shared,
      role: 'national',
      superior: 'blue.head',
      neighbours: ['blue.local', 'blue.head'],
    }),
    'blue.head': office('blue.head', { ...shared, role: 'head', neighbours: ['blue.chief'] }),
    strike: SILENT,
    another: SILENT,
  };
}

function learn(seconds: number, of = about): FirstMessage {
  return tell(seconds, 'blue.local', { type: 'learn', about: of });
}
function debris(seconds: number, ratio: number, says = 'debris'): FirstMessage {
  const shares = ratio > 1 ? { hostile: 0.9, accident: 0.9 / ratio } : { hostile: 0.9 * ratio, accident: 0.9 };
  return tell(seconds, 'blue.chief', { type: 'report', about, says, seen: true, ...shares, physical: true });
}

describe('closing', () => {
  test('one answer closes all the cases against that side, for every office', () => {
    const other = caseOf({ id: 'another' });
    const script = [learn(0), learn(1 * MINUTE, other)];
    const played = play(blues(ranked('limited-retaliation')), script);
    expect(played.facts('act')).toMatchObject([{ actor: 'blue.local', case: 'strike', authority: 'granted' }]);
    const closed = played.facts('closed');
    expect(closed.map(({ actor, case: id }) => `${actor} ${id}`).toSorted()).toEqual(
      OFFICES.flatMap((actor) => [`${actor} another`, `${actor} strike`]).toSorted(),
    );
    expect(new Set(closed.map(({ how, at }) => `${how} ${at}`))).toEqual(new Set([`answered ${15 * MINUTE}`]));
    // Neither of the chief's reviews comes about.
    expect(played.facts('decision').filter(({ kind }) => kind === 'national')).toEqual([]);
  });

  test('whoever they are against, as on the ladder', () => {
    const other = caseOf({ id: 'another', by: 'green' });
    const entities = { ...blues(ranked('limited-retaliation')), green: SILENT, [LADDER]: ladder() };
    const hits = [about, other].map((each) => message(0, LADDER, { type: 'incident', about: each, reviewed: true }));
    const played = play(entities, [...hits, learn(0), learn(1 * MINUTE, other)]);
    const closed = played.facts('closed').map(({ actor, case: id, at: when }) => `${actor} ${id} ${when / MINUTE}`);
    expect(closed.toSorted()).toEqual(
      OFFICES.flatMap((actor) => [`${actor} another 15`, `${actor} strike 15`]).toSorted(),
    );
    expect(played.facts('calm').length).toBeGreaterThan(0);
  });

  test('also a case that was there by then and that an office hears of only later, but none that came after', () => {
    const before = caseOf({ id: 'another', at: 14 * MINUTE });
    const after = caseOf({ id: 'third', at: 16 * MINUTE });
    const script = [learn(0), learn(20 * MINUTE, before), learn(20 * MINUTE, after)];
    const played = play(blues([...ranked('limited-retaliation')]), script, { horizon: 25 * MINUTE });
    const ofChief = played.facts('closed').filter(({ actor }) => actor === 'blue.chief');
    expect(ofChief.map(({ case: id, at: when, how }) => [id, when / MINUTE, how])).toEqual([
      ['strike', 15, 'answered'],
      ['another', 20, 'answered'],
    ]);
  });

  test('a case nothing came of is dropped after 24 h, everywhere', () => {
    const closed = play(blues(ranked('hold')), [learn(0)]).facts('closed');
    expect(closed.map(({ actor, how, at }) => [actor, how, at / HOUR])).toEqual(
      expect.arrayContaining(OFFICES.map((actor) => [actor, 'stale', 24])),
    );
  });

  test('the standing belief moves ρ of the way to the case’s, in log-odds', () => {
    const script = [learn(0), debris(1 * HOUR, 0.1), probe(2 * HOUR, 'blue.head', null)];
    const caseBelief = logistic(logit(0.3) + Math.log(0.1));
    const played = play(blues(ranked('hold')), script);
    expect(played.facts('closed').map(({ belief }) => belief)).toHaveLength(3);
    for (const { belief } of played.facts('closed')) expect(belief).toBeCloseTo(caseBelief, 9);
    const moved = logistic(logit(0.3) + 0.25 * Math.log(0.1));
    expect(played.beliefs()[0]).toBeCloseTo(moved, 9);
    expect(play(blues(ranked('hold'), { learning: 0 }), script).beliefs()[0]).toBeCloseTo(0.3, 12);
  });

  test('where the office still thinks that it was an attack it is unresolved, with what was counted', () => {
    const closings = (believes: number, over: Partial<Parameters> = {}) =>
      play(blues(ranked('hold'), over, believes), [learn(0)]).facts('closed');
    expect(new Set(closings(0.4).map(({ how }) => how))).toEqual(new Set(['stale']));
    expect(new Set(closings(0.6).map(({ how }) => how))).toEqual(new Set(['unresolved']));
    // 24 h of quiet have a ratio of .57, which takes .6 to .46.
    expect(new Set(closings(0.6, { quietWeight: 1 }).map(({ how }) => how))).toEqual(new Set(['stale']));
    expect(closings(0.6, { unresolvedFrom: 0.7 })[0]?.how).toBe('stale');
  });

  test('an unresolved case moves the standing belief twice as far', () => {
    const script = [learn(0), debris(1 * HOUR, 10), probe(25 * HOUR, 'blue.head', null)];
    const played = play(blues(ranked('hold'), {}, 0.4), script);
    expect(played.facts('closed')[0]?.how).toBe('unresolved');
    expect(played.beliefs()[0]).toBeCloseTo(logistic(logit(0.4) + 0.5 * Math.log(10)), 9);
  });

  test('a closed case drifts no more', () => {
    const looks = [25, 40].map((hours) => probe(hours * HOUR, 'blue.head'));
    const [atClosing, later] = play(blues(ranked('hold'), { driftRate: 0.1 }), [learn(0), ...looks]).beliefs();
    expect(atClosing).toBeGreaterThan(0.7);
    expect(later).toBe(atClosing);
  });
});

describe('reopening', () => {
  const cleared = [learn(0), debris(1 * HOUR, 0.1, 'first-debris')];

  test('contrary physical evidence takes up a cleared case, for every office, and on the ladder', () => {
    const entities = { ...blues(ranked('hold')), ladder: ladder() };
    const script = [...cleared, debris(5 * HOUR, 100)];
    const played = play(entities, script);
    expect(played.facts('closed').filter(({ at }) => at < 5 * HOUR)).toHaveLength(3);
    expect(played.facts('reopened').map(({ actor, at }) => [actor, at / HOUR])).toEqual(
      expect.arrayContaining(OFFICES.map((actor) => [actor, 5])),
    );
    expect(played.messages('ladder', 'case-reopened')).toMatchObject([{ at: 5 * HOUR, case: 'strike' }]);
    expect(played.facts('decision').filter(({ kind }) => kind === 'national')[0]?.at).toBe(5.5 * HOUR);
  });

  test('it is then open for another 24 h, also where it had been dropped', () => {
    const played = play(blues(ranked('hold'), {}, 0.4), [learn(0), debris(30 * HOUR, 100)]);
    const chief = played.facts('closed').filter(({ actor }) => actor === 'blue.chief');
    expect(chief.map(({ how, at }) => [how, at / HOUR])).toEqual([
      ['stale', 24],
      ['unresolved', 54],
    ]);
    const national = played.facts('decision').filter(({ kind, at }) => kind === 'national' && at > 24 * HOUR);
    expect(national.map(({ at }) => at / HOUR)).toEqual([30.5, 36.5, 42.5, 48.5]);
  });

  test.each([
    ['evidence that is not physical', { physical: false }],
    ['evidence that leaves it more likely an accident', { hostile: 0.9, accident: 0.8 }],
    ['evidence that agrees', { hostile: 0.1, accident: 0.9 }],
  ])('%s does not', (_, over) => {
    const evidence = { type: 'report', about, says: 'more', seen: true, hostile: 0.9, accident: 0.009 } as const;
    const more = tell(5 * HOUR, 'blue.chief', { ...evidence, physical: true, ...over });
    expect(play(blues(ranked('hold')), [...cleared, more]).facts('reopened')).toEqual([]);
  });

  test('evidence that it was no attack takes up an unresolved case, and evidence that it was does not', () => {
    const taken = (ratio: number) =>
      play(blues(ranked('hold'), {}, 0.6), [learn(0), debris(30 * HOUR, ratio)]).facts('reopened').length;
    expect(taken(0.1)).toBe(OFFICES.length);
    expect(taken(10)).toBe(0);
    // Not enough to think otherwise.
    expect(taken(0.9)).toBe(0);
  });

  test('nor is an answered case taken up again', () => {
    const script = [learn(0), debris(5 * HOUR, 100)];
    expect(play(blues(ranked('limited-retaliation')), script).facts('reopened')).toEqual([]);
  });

  test('a reopened case drifts from its reopening on', () => {
    const looks = [5, 6].map((hours) => probe(hours * HOUR + 1, 'blue.head'));
    const entities = blues(ranked('hold'), { driftRate: 0.1, driftWithEvidence: 1 }, 0.55);
    const [before, after] = play(entities, [...cleared, debris(5 * HOUR, 20), ...looks]).beliefs();
    expect(before).toBeGreaterThan(0.5);
    const target = logit(0.8);
    const expected = target + (logit(before ?? 0) - target) * Math.exp(-0.1);
    expect(after).toBeCloseTo(logistic(expected), 9);
  });
});

test('the time that a case was closed does not count as drift once it is reopened', () => {
  const news = (seconds: number, kind: 'closed' | 'reopened') => {
    const closed = { id: kind, kind: 'closed', case: 'strike', how: 'stale', struck: false, at: seconds } as const;
    const reopened = { id: kind, kind: 'reopened', case: 'strike' } as const;
    return tell(seconds, 'blue.head', { type: 'news', from: 'x', news: kind === 'closed' ? closed : reopened });
  };
  const script = [tell(0, 'blue.head', { type: 'learn', about }), news(HOUR, 'closed'), news(20 * HOUR, 'reopened')];
  const head = { 'blue.head': office('blue.head', { parameters: parameters({ quietWeight: 0 }) }) };
  const [then, later] = play(head, [...script, probe(20 * HOUR, 'blue.head'), probe(22 * HOUR, 'blue.head')]).beliefs();
  const drifted = (hours: number) => logistic(logit(0.8) + (logit(0.3) - logit(0.8)) * Math.exp(-0.1 * hours));
  expect(then).toBeCloseTo(drifted(1), 9);
  expect(later).toBeCloseTo(drifted(3), 9);
});

describe('a reply that is shown to have been a mistake', () => {
  const world = (over: Partial<Parameters> = {}) => ({
    ...blues([...retaliatesFromHalf(), standard('silence')], { apologises: 1, apologyAfter: 0, ...over }, 0.6),
    blue: side('blue', { others: [{ id: 'red', lowest: 'red.local', window: HOUR, reviewed: true }] }),
    'red.local': SILENT,
  });

  test('brings a stand-down and an apology, once, which the other side hears as a costly signal', () => {
    const script = [learn(0), debris(5 * HOUR, 0.05), debris(6 * HOUR, 0.05, 'more-debris')];
    const played = play(world(), script);
    expect(played.facts('act').map(({ actor, option, at }) => [actor, option, at / HOUR])).toEqual([
      ['blue.local', 'limited-retaliation', 0.25],
      ['blue.chief', 'stand-down', 5],
    ]);
    expect(played.messages('red', 'heard')).toMatchObject([
      {
        by: 'blue',
        case: 'strike/reply-1/blue.local',
        lnRatio: Math.log(0.1),
        what: 'stand-down',
      },
    ]);
  });

  test('comes by its chance, after its time, and is settled once', () => {
    const script = [learn(0), debris(5 * HOUR, 0.05), debris(6 * HOUR, 0.05, 'more-debris')];
    const seeds = Array.from({ length: 300 }, (_, i) => `apology ${i}`);
    const times = seeds.map((seed) => {
      const played = play(world({ apologises: 0.5, apologyAfter: 12 * HOUR }), script, { seed, horizon: 500 * HOUR });
      expect(played.chances('apologises')).toHaveLength(1);
      return played.facts('act').find(({ option }) => option === 'stand-down')?.at;
    });
    const came = times.filter((time) => time !== undefined);
    expect(Math.abs(came.length - 150)).toBeLessThan(5 * Math.sqrt(75));
    const mean = came.reduce((sum, time) => sum + time - 5 * HOUR, 0) / came.length;
    expect(Math.abs(mean - 12 * HOUR)).toBeLessThan((5 * 12 * HOUR) / Math.sqrt(came.length));
  });

  test('not where the office has changed its mind by then', () => {
    const later = { apologises: 1, apologyAfter: 1000 * HOUR };
    const script = [learn(0), debris(5 * HOUR, 0.05), debris(6 * HOUR, 50, 'other-debris')];
    const acts = play(world(later), script, { horizon: 30_000 * HOUR }).facts('act');
    expect(acts.map(({ option }) => option)).toEqual(['limited-retaliation']);
  });

  test('not where the evidence leaves a doubt', () => {
    const acts = play(world(), [learn(0), debris(5 * HOUR, 0.3)]).facts('act');
    expect(acts.map(({ option }) => option)).toEqual(['limited-retaliation']);
  });

  test('not where there was no reply', () => {
    const script = [learn(0), debris(5 * HOUR, 0.05), debris(6 * HOUR, 0.05, 'more-debris')];
    expect(play(blues(ranked('hold'), {}, 0.6), script).facts('act')).toEqual([]);
  });
});

test('news that a case is closed may come before the case: it is then closed when it comes', () => {
  const closed = { id: 'strike#closed', kind: 'closed', case: 'strike', at: 0, how: 'answered' } as const;
  const script = [
    tell(0, 'blue.chief', { type: 'news', from: 'blue.local', news: { ...closed, struck: true } }),
    tell(5 * MINUTE, 'blue.chief', { type: 'learn', about }),
  ];
  const played = play(blues(ranked('hold')), script);
  expect(played.facts('closed').filter(({ actor }) => actor === 'blue.chief')).toMatchObject([
    { at: 5 * MINUTE, how: 'answered' },
  ]);
});
