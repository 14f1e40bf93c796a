import { describe, expect, test } from 'vitest';
import { logistic, logit, talkLogRatio } from '../../src/model/index.js';
import { LEARNS, debris } from './twoChiefs.js';
import { HOUR, MINUTE, incident, line, office, parameters, side } from './parts.js';
import { actOf, at, onLine, play, probe } from './world.js';

describe('what is said in public', () => {
  const PUBLIC = { id: 'press', tier: 'public', ends: [], credibility: 0.1 } as const;
  const world = () => {
    const numbers = { parameters: parameters({ driftRate: 0, quietWeight: 0 }) };
    return {
      blue: side('blue', { ...numbers, voice: 'blue.chief', actors: ['blue.chief'] }),
      red: side('red', {
        ...numbers,
        publicChannel: 'press',
        actors: ['red.chief'],
        denial: true,
      }),
      'blue.chief': office('blue.chief', numbers),
      'red.chief': office('red.chief', { ...numbers, denial: true }),
      'channel.press': line({ ...PUBLIC, ...numbers }),
      strike: incident(),
    };
  };
  const act = (does: 'explain' | 'admit' | 'deny') =>
    at(HOUR, 'red', actOf({ actor: 'red.chief', side: 'red', adversary: 'blue', option: does, does, rung: 0 }));
  const belief = (does: 'explain' | 'admit' | 'deny') =>
    play(world(), [LEARNS, act(does), probe(2 * HOUR, 'blue.chief')]).beliefs()[0];

  test('an explanation is cheap talk of κ = .1', () => {
    expect(belief('explain')).toBeCloseTo(logistic(logit(0.3) + talkLogRatio(0.1, parameters())), 5);
  });

  test('an admission with an inspection is a costly signal of ratio .1', () => {
    expect(belief('admit')).toBeCloseTo(logistic(logit(0.3) + Math.log(0.1)), 9);
  });

  test('a denial moves nothing', () => {
    expect(belief('deny')).toBeCloseTo(0.3, 12);
  });

  test('explaining ends the denial', () => {
    const told = play(world(), [act('explain')]).messages('red.chief', 'side-news');
    expect(told).toMatchObject([{ denial: false }]);
    expect(play(world(), [act('deny')]).messages('red.chief', 'side-news')).toEqual([]);
  });

  test('a lie found out is brought home to the channel that it was told over', () => {
    const played = play(world(), [LEARNS, act('explain'), debris(3 * HOUR, 0.9, 0.1)]);
    expect(played.messages('channel.press', 'lie-found')).toMatchObject([{ case: 'strike' }]);
  });

  test('an insult and a reassurance move standing beliefs; a demand for answers makes holding back costly', () => {
    const statement = (seconds: number, kind: 'insult' | 'reassurance' | 'demand-answers') =>
      onLine(seconds, { type: 'statement', by: 'red.head', side: 'red', about: 'blue', kind }, 'press');
    const look = (seconds: number) => probe(seconds, 'blue.chief', null);
    const script = [
      statement(60, 'insult'),
      look(61),
      statement(120, 'insult'),
      look(121),
      statement(180, 'reassurance'),
    ];
    const played = play(world(), [...script, look(181), statement(240, 'demand-answers')]);
    const [first, second, third] = played.beliefs();
    expect(first).toBeCloseTo(logistic(logit(0.3) + Math.log(1.2)), 9);
    expect(second).toBeCloseTo(logistic(logit(0.3) + 1.5 * Math.log(1.2)), 9);
    expect(third).toBeCloseTo(logistic(logit(0.3) + 1.5 * Math.log(1.2) + talkLogRatio(0.1, parameters())), 5);
    expect(played.messages('red.chief', 'side-news')).toMatchObject([{ at: 240, threatened: true }]);
  });

  test('without effect it is said, and nothing comes of it', () => {
    const entities = { ...world(), 'channel.press': line({ ...PUBLIC, effect: false }) };
    const insult = onLine(
      60,
      { type: 'statement', by: 'red.head', side: 'red', about: 'blue', kind: 'insult' },
      'press',
    );
    const played = play(entities, [insult, probe(10 * MINUTE, 'blue.chief', null)]);
    expect(played.facts('statement')).toHaveLength(1);
    expect(played.beliefs()[0]).toBeCloseTo(0.3, 12);
  });
});
