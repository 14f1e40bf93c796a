import { describe, expect, test } from 'vitest';
import type { ChannelInput } from '../../src/model/index.js';
import { logistic, logit, talkLogRatio } from '../../src/model/index.js';
import { HOUR, MINUTE, SILENT, line, lineEnd, office, parameters } from './parts.js';
import { KNOWS, about, call } from './twoChiefs.js';
import { onLine, play, probe, tell } from './world.js';

/** Third sides: they hold cases between others, call either side, and carry messages. Model, 3.16. */

const numbers = {
  parameters: parameters({ driftRate: 0, quietWeight: 0, truthTakes: 1e20, honest: 0.9999, relay: 0 }),
};
const WATCHES = ['blue', 'red'];
const GREEN = { ...numbers, believes: { blue: 0.3, red: 0.3 } };
const toGreen = { tier: 'strategic', asksAfter: 9000 * HOUR, asksChance: 0, asksAgain: 9000 * HOUR } as const;

/** Red’s chief, the mediator and blue’s chief, with a line from the mediator to each. */
function mediated(watches: readonly string[], channel: Partial<ChannelInput> = {}) {
  const watched = watches.length === 0 ? {} : { watched: watches };
  const ends = (other: string) => [lineEnd('green.envoy'), lineEnd(other)];
  return {
    green: SILENT,
    'green.envoy': office('green.envoy', { ...GREEN, ...(watches.length === 0 ? {} : { watches }) }),
    'blue.chief': office('blue.chief', numbers),
    'red.chief': office('red.chief', {
      ...numbers,
      lines: [{ channel: 'to-red', adversary: 'green', ...toGreen, ...watched }],
    }),
    'channel.to-red': line({ ...numbers, id: 'to-red', ends: ends('red.chief'), ...channel }),
    'channel.to-blue': line({ ...numbers, id: 'to-blue', ends: ends('blue.chief') }),
  };
}
const rings = (seconds: number, channel: string) =>
  onLine(seconds, { type: 'request', from: 'green.envoy', case: about.id, content: 'clarify' }, channel);
const learns = tell(0, 'blue.chief', { type: 'learn', about });
const sees = (hostile: number, accident: number) =>
  tell(MINUTE, 'green.envoy', {
    type: 'report',
    about,
    says: 'satellite',
    seen: true,
    hostile,
    accident,
    physical: false,
  });

describe('an office that watches two sides', () => {
  test('holds a case between them, reads reports on it, and decides nothing', () => {
    const script = [sees(0.1, 0.9), probe(HOUR, 'green.envoy')];
    const played = play(mediated(WATCHES), script);
    expect(played.beliefs()[0]).toBeCloseTo(logistic(logit(0.3) + Math.log(0.1 / 0.9)), 9);
    expect(played.facts('decision')).toEqual([]);
    expect(play(mediated([]), script).beliefs()[0]).toBeCloseTo(0.3, 12);
    expect(play(mediated(['red']), script).beliefs()[0]).toBeCloseTo(0.3, 12);
  });

  test('calls either side, each on its own line', () => {
    const lines = ['blue', 'red'].map((adversary) => ({
      channel: `to-${adversary}`,
      adversary,
      tier: 'strategic' as const,
      asksAfter: 10 * MINUTE,
      asksChance: 1,
      asksAgain: 90 * HOUR,
    }));
    const asks = (watches: readonly string[]) => {
      const entities = mediated(watches);
      const green = office('green.envoy', { ...GREEN, lines, ...(watches.length === 0 ? {} : { watches }) });
      const played = play({ ...entities, 'green.envoy': green }, [sees(0.5, 0.4)]);
      return played.facts('contact').map(({ from, to }) => `${from} ${to}`);
    };
    expect(asks(WATCHES).toSorted()).toEqual(['green.envoy blue.chief', 'green.envoy red.chief']);
    expect(asks([])).toEqual([]);
  });

  test('lets the case rest after a day', () => {
    const played = play(mediated(WATCHES), [sees(0.1, 0.9)]);
    expect(played.facts('closed')).toMatchObject([{ actor: 'green.envoy', how: 'stale', at: 24 * HOUR + MINUTE }]);
  });

  test('is told by the one, and passes it on to the other', () => {
    const script = [learns, KNOWS, sees(0.5, 0.5), rings(HOUR, 'to-red'), rings(2 * HOUR, 'to-blue')];
    const played = play(mediated(WATCHES), [...script, probe(3 * HOUR, 'blue.chief')]);
    expect(played.facts('said').map(({ by, channel }) => `${by} ${channel}`)).toEqual([
      'red.chief to-red',
      'green.envoy to-blue',
    ]);
    const told = talkLogRatio(0.6, numbers.parameters);
    expect(played.beliefs()[0]).toBeCloseTo(logistic(logit(0.3) + told), 9);
  });

  test('has nothing to pass on where it was told nothing, and is told nothing where it does not watch', () => {
    const untold = play(mediated(WATCHES), [learns, KNOWS, sees(0.5, 0.5), rings(2 * HOUR, 'to-blue')]);
    expect(untold.facts('said')).toEqual([]);
    const bystander = play(mediated([]), [learns, KNOWS, rings(HOUR, 'to-red'), rings(2 * HOUR, 'to-blue')]);
    expect(bystander.facts('said')).toEqual([]);
  });

  test('cannot make more of it than it was worth when it was told', () => {
    const script = [learns, KNOWS, sees(0.5, 0.5), rings(HOUR, 'to-red'), rings(2 * HOUR, 'to-blue')];
    const played = play(mediated(WATCHES, { credibility: 0.2 }), [...script, probe(3 * HOUR, 'blue.chief')]);
    expect(played.beliefs()[0]).toBeCloseTo(logistic(logit(0.3) + talkLogRatio(0.2, numbers.parameters)), 9);
  });
});

describe('a line through a third office', () => {
  const through = (over: Partial<ChannelInput> = {}, seed = '1') => {
    const ends = [lineEnd('blue.chief', 'green.envoy'), lineEnd('red.chief', 'green.envoy')];
    const entities = {
      green: SILENT,
      'green.envoy': office('green.envoy', GREEN),
      'blue.chief': office('blue.chief', numbers),
      'red.chief': office('red.chief', numbers),
      'channel.line': line({ ...numbers, answering: 'asked', ends, through: 'green.envoy', ...over }),
    };
    return play(entities, [learns, call(HOUR)], { seed });
  };
  const SEEDS = Array.from({ length: 60 }, (_, i) => `through ${i}`);

  test('is taken where that office is willing, and neither answer says anything of the side that is called', () => {
    const results = new Set<string>();
    for (const seed of SEEDS) {
      const played = through({}, seed);
      results.add(played.facts('contact')[0]?.result ?? '');
      expect(played.messages('green.envoy', 'may-we?')).toHaveLength(1);
      expect(played.messages('red.chief', 'may-we?')).toEqual([]);
      expect(played.messages('blue.chief', 'call-answered')).toEqual([]);
    }
    expect(results).toEqual(new Set(['connected', 'refused']));
  });

  test('can take the sting out of an accusation', () => {
    const accused = (softens: number) =>
      SEEDS.map((seed) => through({ use: 'accuse', softens }, seed)).filter(
        (played) => played.messages('red.chief', 'accused').length > 0,
      ).length;
    const all = accused(0);
    expect(all).toBeGreaterThan(20);
    expect(accused(1)).toBe(0);
    expect(accused(0.5)).toBeGreaterThan(all * 0.2);
    expect(accused(0.5)).toBeLessThan(all * 0.8);
  });
});
