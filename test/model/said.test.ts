import { describe, expect, test } from 'vitest';
import type { FirstMessage } from '../../src/engine/index.js';
import type { ChannelInput } from '../../src/model/index.js';
import { lieChance, logistic, logit, silenceLogRatio, talkLogRatio } from '../../src/model/index.js';
import { KNOWS, KNOWS_BETTER, about, call, contact, debris } from './twoChiefs.js';
import type { Played } from './world.js';
import { HOUR, line, office, parameters } from './parts.js';
import { probe, tell } from './world.js';

describe('what is said', () => {
  const still = { driftRate: 0, quietWeight: 0 };

  test('each side says what it knows of its own acts, and nothing where it knows nothing', () => {
    expect(contact([KNOWS, call(HOUR)]).facts('said')).toMatchObject([
      { channel: 'line', by: 'red.chief', case: 'strike', what: 'says it was an accident', garbled: false },
    ]);
    expect(contact([call(HOUR)]).facts('said')).toEqual([]);
  });

  test('of a reprisal that it was an answer and no more follows, never that it was an accident', () => {
    const struckBack = tell(0, 'red.chief', { type: 'truth', about, truth: 'reprisal', kind: 'reprisal', by: 'red' });
    expect(contact([struckBack, call(HOUR)]).facts('said')).toMatchObject([
      { by: 'red.chief', case: 'strike', what: 'says it was an answer, and that no more follows' },
    ]);
  });

  test('an innocent side explains itself with chance .9, and a liar with the chance that the formula implies', () => {
    const p = (knows: FirstMessage, credibility: number) =>
      contact([knows, call(HOUR)], { channel: { credibility, trust: 1 }, over: { truthTakes: HOUR } }).chances(
        'explains',
      )[0]?.p;
    expect(p(KNOWS, 0.6)).toBe(0.9);
    // A liar waits as long as an innocent side would need to find out: after one mean of that time 1 − 1/e of them have spoken.
    for (const credibility of [0, 0.3, 0.6, 1]) {
      const expected = (1 - Math.exp(-1)) * lieChance(credibility, parameters());
      expect(p(KNOWS_BETTER, credibility)).toBeCloseTo(expected, 12);
    }
  });

  test('not of what is more than a day old', () => {
    expect(contact([KNOWS, call(25 * HOUR)]).facts('said')).toEqual([]);
  });

  test('only what improves on what was said before counts', () => {
    const better = { 'channel.better': line({ id: 'better', credibility: 0.9, parameters: parameters(still) }) };
    const script = [KNOWS, call(1 * HOUR), call(2 * HOUR), call(3 * HOUR, 'better'), call(4 * HOUR)];
    const looks = [1.5, 2.5, 3.5, 4.5].map((hour) => probe(hour * HOUR, 'blue.chief'));
    const beliefs = contact([...script, ...looks], { over: still, more: better }).beliefs();
    const once = logistic(logit(0.3) + talkLogRatio(0.6, parameters()));
    const best = logistic(logit(0.3) + talkLogRatio(0.9, parameters()));
    for (const [i, expected] of [once, once, best, best].entries()) expect(beliefs[i]).toBeCloseTo(expected, 5);
  });

  test('what is garbled does not arrive', () => {
    const played = contact([KNOWS, call(HOUR), probe(2 * HOUR, 'blue.chief')], {
      over: still,
      channel: { garbles: 1 },
    });
    expect(played.facts('said')).toMatchObject([{ garbled: true }]);
    expect(played.messages('blue.chief', 'told')).toEqual([]);
    expect(played.beliefs()[0]).toBeCloseTo(0.3, 12);
  });

  test('what one office is told goes on to the others', () => {
    const more = {
      'blue.head': office('blue.head', { parameters: parameters(still) }),
      'blue.chief': office('blue.chief', { neighbours: ['blue.head'], parameters: parameters(still) }),
    };
    const played = contact([KNOWS, call(HOUR), probe(2 * HOUR, 'blue.head')], { more });
    expect(played.beliefs()[0]).toBeCloseTo(0.156627, 4);
  });
});

describe('trust', () => {
  const credibilities = (played: Played) =>
    played
      .messages<{ type: 'connected'; credibility: number }>('blue.chief', 'connected')
      .map(({ credibility }) => credibility);

  test('halves with its half-life, and scales credibility by min(1, 2·trust)', () => {
    const channel = { credibility: 0.6, trust: 0.5, trustHalfLife: 10 * HOUR };
    const [now, later] = credibilities(contact([call(0), call(10 * HOUR)], { channel }));
    expect(now).toBeCloseTo(0.6, 12);
    expect(later).toBeCloseTo(0.3, 12);
  });

  const steady = { credibility: 0.6, trust: 0.5, trustHalfLife: 1e12 };
  // At κ = .6 a liar lies with chance .39; this seed does.
  const lied = { seed: 'lie-2', channel: steady, over: { truthTakes: 0 } };

  test('a lie that is found out halves it, once for all the offices that heard it', () => {
    const more = {
      'blue.chief': office('blue.chief', { neighbours: ['blue.head', 'blue.theatre'] }),
      'blue.head': office('blue.head'),
      'blue.theatre': office('blue.theatre'),
    };
    const played = contact([KNOWS_BETTER, call(HOUR), debris(2 * HOUR, 0.9, 0.1), call(3 * HOUR)], { ...lied, more });
    expect(played.facts('said')[0]?.what).toBe('says it was an accident, knowing better');
    expect(played.messages('channel.line', 'lie-found').length).toBeGreaterThan(1);
    const [before, after] = credibilities(played);
    expect(before).toBeCloseTo(0.6, 6);
    expect(after).toBeCloseTo(0.3, 6);
  });

  test('evidence that bears the speaker out does not', () => {
    const played = contact([KNOWS, call(HOUR), debris(2 * HOUR, 0.1, 0.9), call(3 * HOUR)], { channel: steady });
    expect(played.facts('said')).not.toEqual([]);
    expect(credibilities(played)[1]).toBeCloseTo(0.6, 6);
  });

  test('evidence where nothing was said does not', () => {
    const played = contact([call(HOUR), debris(2 * HOUR, 0.9, 0.1), call(3 * HOUR)], { channel: steady });
    expect(credibilities(played)[1]).toBeCloseTo(0.6, 6);
  });
});

describe('what is not said', () => {
  const over = { driftRate: 0, quietWeight: 0, truthTakes: HOUR };
  const silence = (hours: number) => silenceLogRatio(0.6, 0, hours * HOUR, parameters());
  const after = (lnRatio: number) => logistic(logit(0.3) + lnRatio);
  const looks = [1.5, 2.5].map((hour) => probe(hour * HOUR, 'blue.chief'));

  test('(1 − q·lie)/(1 − q·h): it speaks for a hostile act, the more the longer ago that was', () => {
    // 20 minutes of talk after an hour: q = 1 − e^(−4/3); lie = .6 · .05 + .4 · .9 = .39, h = .9
    const q = 1 - Math.exp(-4 / 3);
    const expected = Math.log((1 - q * 0.39) / (1 - q * 0.9));
    const beliefs = contact([call(HOUR), call(2 * HOUR), ...looks], { over }).beliefs();
    expect(beliefs[0]).toBeCloseTo(after(expected), 9);
    // Once for each case: the second call takes the place of the first.
    expect(beliefs[1]).toBeCloseTo(after(silence(7 / 3)), 9);
  });

  test('an explanation takes its place', () => {
    const later = tell(1.75 * HOUR, 'red.chief', { type: 'truth', about, truth: 'fault', kind: 'accident', by: 'red' });
    const beliefs = contact([call(HOUR), later, call(2 * HOUR), ...looks], { over }).beliefs();
    expect(beliefs[0]).toBeCloseTo(after(silence(4 / 3)), 9);
    expect(beliefs[1]).toBeCloseTo(after(talkLogRatio(0.6, parameters())), 9);
  });

  test('after an explanation nothing is missing', () => {
    const beliefs = contact([KNOWS, call(HOUR), call(30 * HOUR), ...looks, probe(31 * HOUR, 'blue.chief')], {
      over,
    }).beliefs();
    expect(beliefs[2]).toBeCloseTo(after(talkLogRatio(0.6, parameters())), 9);
  });

  test.each<[string, Partial<ChannelInput>]>([
    ['is not believed', { credibility: 0 }],
    ['has no effect', { effect: false }],
    ['is used to accuse', { use: 'accuse' }],
    ['carries a message, without a talk', { lasts: 0 }],
    ['garbles everything', { garbles: 1 }],
  ])('says nothing on a line that %s', (_, channel) => {
    const beliefs = contact([call(HOUR), ...looks], { over: { ...over, accusation: 1 }, channel }).beliefs();
    for (const belief of beliefs) expect(belief).toBeCloseTo(0.3, 12);
  });

  test('what one office did not hear goes on to the others of its side', () => {
    const more = {
      'blue.head': office('blue.head', { parameters: parameters(over) }),
      'blue.chief': office('blue.chief', { neighbours: ['blue.head'], parameters: parameters(over) }),
    };
    const script = [tell(0, 'blue.head', { type: 'learn', about }), call(HOUR), probe(12 * HOUR, 'blue.head')];
    expect(contact(script, { over, more }).beliefs()[0]).toBeCloseTo(after(silence(4 / 3)), 9);
  });
});
