import { describe, expect, test } from 'vitest';
import { DIRECTOR, LADDER, logistic, logit } from '../../src/model/index.js';
import { KNOWS, KNOWS_BETTER, SILENCE_SAYS_NOTHING, call, contact, drifted } from './twoChiefs.js';
import { HOUR, SILENT, activity, office, parameters, side } from './parts.js';
import { caseOf, probe, tell } from './world.js';

describe('contact and the drift', () => {
  const hours = (...all: number[]) => all.map((hour) => probe(hour * HOUR, 'blue.chief'));

  test('strategic contact stops it for 12 h', () => {
    const beliefs = contact([call(2 * HOUR), ...hours(2.1, 8, 14, 20)]).beliefs();
    for (const [i, expected] of [2, 2, 2, 8].entries()) expect(beliefs[i]).toBeCloseTo(drifted(expected), 9);
  });

  test('tactical contact only scales it by .7', () => {
    const tactical = { channel: { tier: 'tactical' as const } };
    const script = [call(2 * HOUR, 'line', 'clarify')];
    const beliefs = contact([...script, ...hours(2.1, 8, 14, 20)], tactical).beliefs();
    for (const [i, expected] of [2 + 0.07, 2 + 6 * 0.7, 2 + 12 * 0.7, 2 + 12 * 0.7 + 6].entries()) {
      expect(beliefs[i]).toBeCloseTo(drifted(expected), 9);
    }
  });

  test('a line on which contact does not hold stops none, but what is said over it is believed', () => {
    const channel = { holds: 0 };
    const [belief] = contact([call(2 * HOUR), probe(8 * HOUR, 'blue.chief')], { channel }).beliefs();
    expect(belief).toBeCloseTo(drifted(8), 9);
    expect(contact([KNOWS, call(2 * HOUR)], { channel }).messages('blue.chief', 'told')).toHaveLength(1);
  });

  test('it is passed on to the other offices of the side', () => {
    const numbers = { parameters: parameters({ ...SILENCE_SAYS_NOTHING, quietWeight: 0 }) };
    const neighbours = {
      'blue.head': office('blue.head', numbers),
      'blue.chief': office('blue.chief', { neighbours: ['blue.head'], ...numbers }),
    };
    const script = [call(2 * HOUR), probe(8 * HOUR, 'blue.head')];
    expect(contact(script, { more: neighbours }).beliefs()[0]).toBeCloseTo(drifted(2), 9);
  });
});

describe('contact and posture fear', () => {
  const seen = { type: 'posture-seen', by: 'red' };
  const more = { blue: side('blue', { actors: ['blue.chief'] }) };
  const script = [{ to: 'blue', event: seen, at: HOUR }, probe(2 * HOUR, 'blue.chief', null)];
  const after = logistic(logit(0.3) + Math.log(1.2));

  test('a posture moves the standing belief by ln 1.2; a strategic contact undoes it', () => {
    const beliefs = contact([...script, call(3 * HOUR), probe(4 * HOUR, 'blue.chief', null)], { more }).beliefs();
    expect(beliefs[0]).toBeCloseTo(after, 12);
    expect(beliefs[1]).toBeCloseTo(0.3, 12);
  });

  test('a tactical one does not', () => {
    const tactical = call(3 * HOUR, 'line', 'clarify');
    const played = contact([...script, tactical, probe(4 * HOUR, 'blue.chief', null)], {
      more,
      channel: { tier: 'tactical' },
    });
    expect(played.beliefs()[1]).toBeCloseTo(after, 12);
  });

  test('what was undone is not undone again, and a new posture counts anew', () => {
    const again = [call(3 * HOUR), call(4 * HOUR), { to: 'blue', event: seen, at: 5 * HOUR }];
    const played = contact([...script, ...again, probe(6 * HOUR, 'blue.chief', null)], { more });
    expect(played.beliefs()[1]).toBeCloseTo(after, 12);
  });
});

describe('who hears of a contact', () => {
  const heard = (tier: 'strategic' | 'tactical') => {
    const played = contact([call(HOUR, 'line', 'clarify')], { channel: { tier } });
    return played.entries
      .filter(({ from, to }) => from === 'channel.line' && (to === LADDER || to === DIRECTOR))
      .map(({ to, event }) => `${to} ${event.type}`);
  };

  test('the ladder, only of strategic ones', () => {
    expect(heard('strategic')).toEqual(['ladder contact']);
    expect(heard('tactical')).toEqual([]);
  });
});

describe('restraint and easing', () => {
  const more = { 'activity.shelling': activity(), 'activity.patrols': activity({ id: 'patrols' }) };
  const channel = { restrains: ['shelling'], eases: ['patrols'] };

  test('restraint asked for over the line is shown with its chance, for 24 h', () => {
    const restrained = (restraintChance: number) =>
      contact([call(HOUR)], { more, channel, over: { restraintChance } }).facts('restraint');
    expect(restrained(1)).toMatchObject([{ activity: 'shelling', until: 25 * HOUR }]);
    expect(restrained(0)).toEqual([]);
  });

  test('accidents are rarer for 12 h', () => {
    const played = contact([call(HOUR)], { more, channel });
    expect(played.messages('activity.patrols', 'eased')).toMatchObject([{ at: HOUR, until: 13 * HOUR }]);
  });
});

describe('a line without effect', () => {
  const more = {
    'activity.shelling': activity(),
    'blue.head': SILENT,
    blue: side('blue', { actors: ['blue.chief'] }),
  };
  const none = { effect: false, restrains: ['shelling'], eases: ['shelling'] };

  test('delivers nothing but a logged contact', () => {
    const script = [KNOWS, call(HOUR), probe(5 * HOUR, 'blue.chief')];
    const played = contact(script, { channel: none, more, over: { restraintChance: 1 } });
    expect(played.facts('contact')).toMatchObject([{ result: 'connected', effect: false }]);
    const effects = played.entries.filter(({ from, to }) => from === 'channel.line' && to !== 'channel.line');
    expect(effects.map(({ to, event }) => `${event.type} → ${to}`)).toEqual(['result → blue.chief']);
    expect(played.beliefs()[0]).toBeCloseTo(drifted(5), 9);
  });

  test('its refusals are no sign', () => {
    const channel = { ...none, answering: 'asked' as const };
    const played = contact([call(HOUR)], { channel, more, over: { accept: -100 } });
    expect(played.facts('contact')).toMatchObject([{ result: 'refused', effect: false }]);
    expect(played.messages('blue.chief', 'call-answered')).toEqual([]);
  });
});

describe('a line used to accuse', () => {
  const accuses = { channel: { use: 'accuse' as const }, over: { driftRate: 0, quietWeight: 0 } };

  test('moves both sides by 1.5, its log halving at each repeat', () => {
    const own = tell(0, 'red.chief', { type: 'learn', about: caseOf({ id: 'reply', by: 'blue', against: 'red' }) });
    const looks = [
      probe(1.5 * HOUR, 'blue.chief'),
      probe(2.5 * HOUR, 'blue.chief'),
      probe(2.5 * HOUR, 'red.chief', 'reply', 'blue'),
    ];
    const beliefs = contact([own, call(HOUR), call(2 * HOUR), ...looks], accuses).beliefs();
    const after = (logs: number) => logistic(logit(0.3) + logs * Math.log(1.5));
    for (const [i, logs] of [1, 1.5, 1.5].entries()) expect(beliefs[i]).toBeCloseTo(after(logs), 9);
  });

  test('explains nothing, stops no drift, eases nothing, and is no contact to the white cell or the ladder', () => {
    const script = [KNOWS, call(2 * HOUR), probe(8 * HOUR, 'blue.chief')];
    const more = { 'activity.shelling': activity() };
    const channel = { use: 'accuse' as const, restrains: ['shelling'], eases: ['shelling'] };
    const played = contact(script, { channel, more, over: { restraintChance: 1, accusation: 1 } });
    expect(played.facts('said')).toEqual([]);
    expect(played.beliefs()[0]).toBeCloseTo(drifted(8), 9);
    expect(played.facts('restraint')).toEqual([]);
    for (const to of ['director', 'ladder', 'activity.shelling']) {
      expect(played.entries.filter((entry) => entry.to === to && entry.from === 'channel.line')).toEqual([]);
    }
  });
});

describe('a line used to threaten', () => {
  test('is a posture to the one who is called, and does none of the good that contact does', () => {
    const more = { red: side('red', { actors: ['red.chief'] }) };
    const script = [KNOWS, call(HOUR), probe(2 * HOUR, 'red.chief', null, 'blue')];
    const played = contact(script, { channel: { use: 'threaten' }, more });
    expect(played.messages('red', 'posture-seen')).toMatchObject([{ by: 'blue' }]);
    expect(played.beliefs()[0]).toBeCloseTo(logistic(logit(0.3) + Math.log(1.2)), 9);
    expect(played.facts('said')).toEqual([]);
    expect(played.messages(LADDER, 'contact')).toEqual([]);
  });
});

describe('a line used to deceive', () => {
  const said = (use: 'explain' | 'deceive') =>
    ['1', '2', '3', '4', '5', '6', '7', '8'].flatMap((seed) =>
      contact([KNOWS_BETTER, call(HOUR)], { seed, channel: { use, credibility: 1 } }).facts('said'),
    );

  test('always says that it was an accident, whoever knows better', () => {
    expect(said('deceive').map(({ what }) => what)).toEqual(Array(8).fill('says it was an accident, knowing better'));
    expect(said('explain').length).toBeLessThan(4);
  });
});
