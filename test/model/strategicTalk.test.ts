import { describe, expect, test } from 'vitest';
import { logistic, logit } from '../../src/model/index.js';
import type { ChannelInput, Parameters } from '../../src/model/index.js';
import { heardChances, moveLogRatio, moveWeights, movesOn, talkChances } from '../../src/model/formulas/talk.js';
import { HOUR, activity, line, office, parameters } from './parts.js';
import { KNOWS, KNOWS_BETTER, about, call, contact } from './twoChiefs.js';
import { onLine, play, probe, tell } from './world.js';
import type { Played } from './world.js';

/** Talk that is chosen. Model, 1.4. */

const STRATEGIC = { talk: 'strategic', driftRate: 0, quietWeight: 0, truthTakes: HOUR } as const;
const numbers = parameters(STRATEGIC);
const later = { tier: 'strategic', credibility: 0.6, garbles: 0, since: 12 * HOUR } as const;

describe('the formula', () => {
  test('is a fixed point: what the listener believes after a move is what the speaker reckoned with', () => {
    const made = talkChances(later, numbers);
    const moves = movesOn('strategic');
    const believed = (move: (typeof moves)[number]) => {
      const { hostile, accident } = heardChances(move, made, later, numbers);
      return (0.3 * hostile) / (0.3 * hostile + 0.7 * accident);
    };
    // By the definition of the choice: odds of two moves are the exponent of the difference of their utilities.
    const lie = 0.6 * numbers.foundOutCosts;
    const expected = -numbers.talkStakes * (believed('clarify') - believed('stall')) - lie;
    expect(Math.log((made.hostile['clarify'] ?? 0) / (made.hostile['stall'] ?? 0))).toBeCloseTo(expected, 9);
    const innocent = -numbers.talkStakes * (believed('clarify') - believed('stall'));
    expect(Math.log((made.accident['clarify'] ?? 0) / (made.accident['stall'] ?? 0))).toBeCloseTo(innocent, 9);
  });

  test('an explanation speaks for an accident, silence and a threat for an attack, the more the surer a lie is found out', () => {
    const ratio = (move: 'clarify' | 'stall' | 'threaten', credibility: number) =>
      moveLogRatio(move, { ...later, credibility }, numbers);
    for (const [low, high] of [
      [0.3, 0.6],
      [0.6, 0.9],
    ] as const) {
      expect(ratio('clarify', high)).toBeLessThan(ratio('clarify', low));
      expect(ratio('stall', high)).toBeGreaterThan(ratio('stall', low));
      expect(ratio('threaten', high)).toBeGreaterThan(ratio('threaten', low));
    }
    expect(ratio('clarify', 0.3)).toBeLessThan(0);
    expect(ratio('stall', 0.3)).toBeGreaterThan(0);
  });

  test('on a line of no credibility nothing says anything', () => {
    for (const move of movesOn('strategic')) expect(moveLogRatio(move, { ...later, credibility: 0 }, numbers)).toBe(0);
  });

  test('the options are what the line carries', () => {
    expect(movesOn('tactical')).toEqual(['clarify', 'admit', 'deny', 'stall']);
    expect(movesOn('strategic')).toEqual(['clarify', 'admit', 'deny', 'threaten', 'accuse', 'stall']);
  });

  test('a guilty side waits as long as an innocent one needs to find out', () => {
    const stalls = (since: number) => Math.exp(moveWeights('hostile', { ...later, since }, numbers)['stall'] ?? 0);
    expect(stalls(0)).toBe(1);
    expect(stalls(HOUR)).toBeGreaterThan(stalls(12 * HOUR));
  });
});

describe('in a call', () => {
  const talk = (knows = KNOWS, over: Partial<Parameters> = {}, channel: Partial<ChannelInput> = {}, seed = '1') =>
    contact([knows, call(12 * HOUR), probe(13 * HOUR, 'blue.chief')], {
      over: { ...STRATEGIC, ...over },
      channel,
      seed,
    });
  const SEEDS = Array.from({ length: 60 }, (_, i) => `talk ${i}`);
  const saidBy = (played: Played, who: string) => played.facts('said').filter(({ by }) => by === who);

  test('the side that struck chooses by those chances, and the listener reads what it hears by them', () => {
    const situation = { ...later, credibility: 0.6 };
    const heard = new Set<string>();
    for (const seed of SEEDS) {
      const played = talk(KNOWS_BETTER, {}, {}, seed);
      const [pick] = played.picks('says');
      expect(pick?.weights).toEqual(moveWeights('hostile', situation, numbers));
      const move = pick?.result as 'clarify' | 'stall';
      heard.add(move);
      const since = move === 'stall' ? 12 * HOUR + 20 * 60 : 12 * HOUR;
      const expected = logistic(logit(0.3) + moveLogRatio(move, { ...situation, since }, numbers));
      expect(played.beliefs()[0]).toBeCloseTo(expected, 9);
      expect(saidBy(played, 'red.chief')).toHaveLength(move === 'stall' ? 0 : 1);
    }
    expect(heard.size).toBeGreaterThan(2);
  });

  test('what is said last takes the place of what was said before', () => {
    const twice = contact([KNOWS, call(12 * HOUR), call(14 * HOUR), probe(15 * HOUR, 'blue.chief')], {
      over: STRATEGIC,
    });
    const [, second] = twice.picks('says').map(({ result }) => result as 'clarify');
    const since = second === ('stall' as string) ? 14 * HOUR + 20 * 60 : 14 * HOUR;
    const expected = logistic(logit(0.3) + moveLogRatio(second ?? 'clarify', { ...later, since }, numbers));
    expect(twice.beliefs()[0]).toBeCloseTo(expected, 9);
  });

  test('a false explanation that is found out halves trust', () => {
    const seed = SEEDS.find((each) => talk(KNOWS_BETTER, {}, {}, each).picks('says')[0]?.result === 'clarify') ?? '';
    const debris = { about, says: 'debris', seen: true, hostile: 0.9, accident: 0.1, physical: true } as const;
    const script = [KNOWS_BETTER, call(12 * HOUR), tell(13 * HOUR, 'blue.chief', { type: 'report', ...debris })];
    expect(contact(script, { over: STRATEGIC, seed }).messages('channel.line', 'lie-found')).toHaveLength(1);
  });

  test('the struck side asks for restraint, quarrels or says nothing, and restraint is shown only where it is asked for', () => {
    const asked = { restrains: ['shelling'] };
    const shells = { 'activity.shelling': activity() };
    const results = SEEDS.map((seed) =>
      contact([call(HOUR)], {
        over: { ...STRATEGIC, restraintChance: 1 },
        channel: asked,
        more: shells,
        seed,
      }),
    );
    const demands = new Set(results.map((played) => String(played.picks('demands')[0]?.result)));
    expect(demands).toEqual(new Set(['request-restraint', 'threaten', 'accuse', 'stall']));
    for (const played of results) {
      const requested = played.picks('demands')[0]?.result === 'request-restraint';
      expect(played.facts('restraint')).toHaveLength(requested ? 1 : 0);
    }
  });

  test('in sincere talk nothing of this is drawn', () => {
    const played = talk(KNOWS, { talk: 'sincere' });
    expect([...played.picks('says'), ...played.picks('demands')]).toEqual([]);
    expect(played.messages('blue.chief', 'connected')[0]).not.toHaveProperty('garbles');
  });

  test('people and programs that hold an office choose their words themselves, and are read in the same way', () => {
    const held = tell(0, 'red.chief', { type: 'hold', by: 'table', lapse: 'doctrine' });
    const played = play(
      {
        'blue.chief': office('blue.chief', { parameters: numbers }),
        'red.chief': office('red.chief', { parameters: numbers }),
        'channel.line': line({ parameters: numbers }),
      },
      [
        tell(0, 'blue.chief', { type: 'learn', about }),
        KNOWS,
        held,
        onLine(12 * HOUR, { type: 'request', from: 'blue.chief', case: about.id, content: 'clarify' }),
        tell(12 * HOUR + 60, 'red.chief', {
          type: 'speak',
          channel: 'line',
          words: null,
          kind: 'explain',
          case: about.id,
        }),
        probe(13 * HOUR, 'blue.chief'),
      ],
    );
    expect(played.picks('says')).toEqual([]);
    const expected = logistic(logit(0.3) + moveLogRatio('clarify', { ...later, since: 12 * HOUR + 60 }, numbers));
    expect(played.beliefs()[0]).toBeCloseTo(expected, 9);
  });
});
