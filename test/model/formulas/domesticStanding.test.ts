import { describe, expect, test } from 'vitest';
import type { ChannelInput, Parameters } from '../../../src/model/index.js';
import { logistic, logit, talkLogRatio, utility } from '../../../src/model/index.js';
import { HOUR, RUNGS, line, office, parameters, side, standard } from '../parts.js';
import { onLine, play, probe } from '../world.js';

/** Blue's chief calls red's over a line that costs standing at home. */
function exposed(channel: Partial<ChannelInput> = {}, over: Partial<Parameters> = {}) {
  const numbers = { parameters: parameters(over) };
  const entities = {
    blue: side('blue', { actors: ['blue.chief'], ...numbers }),
    'blue.chief': office('blue.chief', numbers),
    'red.chief': office('red.chief', numbers),
    'channel.line': line({ costsStanding: 0.4, knownAfter: { fixed: 2 * HOUR, mean: 0 }, ...channel }),
  };
  const call = (hours: number) =>
    onLine(hours * HOUR, { type: 'request', from: 'blue.chief', case: 'strike', content: 'negotiate' });
  const looks = [2, 4, 8].map((hours) => probe(hours * HOUR, 'blue.chief', null));
  return play(entities, [call(1), call(5), ...looks, probe(9 * HOUR, 'red.chief', null, 'blue')]);
}
const wanting = (played: ReturnType<typeof exposed>) => played.briefings().map((briefing) => briefing.exposed);

describe('domestic standing', () => {
  test('is lost once it is known that one talked, adds up, and comes back with its half-life', () => {
    const played = exposed({}, { standingReturns: 4 * HOUR });
    const [before, after, again] = wanting(played);
    expect(before).toBe(0);
    expect(after).toBeCloseTo(0.4 * 0.5 ** 0.25, 9);
    expect(again).toBeCloseTo((0.4 * 0.5 + 0.4) * 0.5 ** 0.25, 9);
    expect(played.facts('firestorm').map(({ at, side: whose }) => [at / HOUR, whose])).toEqual([
      [3, 'blue'],
      [7, 'blue'],
    ]);
  });

  test('not over a line that costs nothing, nor one without effect', () => {
    expect(wanting(exposed({ costsStanding: 0 })).slice(0, 3)).toEqual([0, 0, 0]);
    expect(exposed({ effect: false }).facts('firestorm')).toEqual([]);
  });

  test('where it is wanting, talking and the uppermost rungs are dared less', () => {
    const situation = {
      belief: 0.5,
      rung: 6,
      stress: 0,
      losing: 0,
      threatened: false,
      denial: false,
      weapon: 0,
      local: false,
    };
    const costs = (id: string) =>
      utility(standard(id), { ...situation, standingLost: 0 }, RUNGS, parameters()) -
      utility(standard(id), { ...situation, standingLost: 0.5 }, RUNGS, parameters());
    expect(['posture', 'call', 'major-strike'].map(costs)).toEqual([0, 0.5, 0.5]);
  });
});

describe('an assurance', () => {
  const believed = (channel: Partial<ChannelInput>) => exposed(channel, { driftRate: 0 }).beliefs().at(-1) ?? 0;

  test('lowers what the other side thinks of one, less at each repeat', () => {
    const once = talkLogRatio(0.6, parameters());
    expect(believed({ use: 'assure', trustHalfLife: 1e12 })).toBeCloseTo(logistic(logit(0.3) + 1.5 * once), 6);
    expect(believed({ use: 'explain' })).toBeCloseTo(0.3, 12);
    expect(believed({ use: 'assure', credibility: 0 })).toBe(believed({ use: 'explain' }));
  });
});
