import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FirstMessage } from '../../src/engine/index.js';
import { logistic, logit } from '../../src/model/index.js';
import type { Entities } from './parts.js';
import { HOUR, MINUTE, office, parameters } from './parts.js';
import { caseOf, play, probe, tell } from './world.js';

const about = caseOf();
const STILL = { parameters: parameters({ driftRate: 0, quietWeight: 0 }) };

function impact(seconds: number, to = 'blue.local', says = 'impact'): FirstMessage {
  return tell(seconds, to, { type: 'report', about, says, seen: true, hostile: 0.9, accident: 0.5, physical: false });
}

describe('a report', () => {
  const read = (misreads: number, seed: string) =>
    play({ 'blue.local': office('blue.local', { ...STILL, misreads }) }, [impact(0), probe(1, 'blue.local')], { seed });

  test('is misread by its first reader with his chance, and weighs as he reads it', () => {
    const seeds = Array.from({ length: 30 }, (_, i) => `reader ${i}`);
    const beliefs = seeds.map((seed) => {
      const played = read(0.2, seed);
      const [misread] = played.chances('misreads');
      expect(misread?.p).toBe(0.2);
      // (.8·.9 + .2·.1) / .5, or (.8·.1 + .2·.9) / .5
      const ratio = misread?.result === true ? 0.52 : 1.48;
      expect(played.beliefs()[0]).toBeCloseTo(logistic(logit(0.3) + Math.log(ratio)), 9);
      return misread?.result;
    });
    expect(new Set(beliefs)).toEqual(new Set([true, false]));
  });

  test('is never misread where nobody misreads', () => {
    expect(read(0, '1').beliefs()[0]).toBeCloseTo(logistic(logit(0.3) + Math.log(1.8)), 9);
  });

  test('weighs less with a closed mind where it disconfirms', () => {
    const closed = { weights: { confirming: 1, disconfirming: 0.6 } };
    const entities = { 'blue.local': office('blue.local', { ...STILL, ...closed }) };
    const track = { type: 'report', about, says: 'track', seen: true, hostile: 0.3, accident: 0.6 } as const;
    const script = [tell(0, 'blue.local', { ...track, physical: false }), probe(1, 'blue.local')];
    expect(play(entities, script).beliefs()[0]).toBeCloseTo(logistic(logit(0.3) - 0.6 * Math.log(2)), 9);
  });
});

describe('news goes up and down', () => {
  const chain: Entities = {
    'blue.local': office('blue.local', {
      ...STILL,
      neighbours: ['blue.chief'],
      relay: { fixed: 10 * MINUTE, mean: 0 },
    }),
    'blue.chief': office('blue.chief', {
      ...STILL,
      neighbours: ['blue.local', 'blue.head', 'blue.ally'],
      relay: { fixed: 20 * MINUTE, mean: 0 },
    }),
    'blue.head': office('blue.head', { ...STILL, neighbours: ['blue.chief'] }),
    'blue.ally': office('blue.ally', { ...STILL, neighbours: ['blue.chief'] }),
  };

  test('each hop in its time, each piece once', () => {
    const news = play(chain, [impact(0)]).entries.filter(({ event }) => event.type === 'news');
    expect(news.map(({ at, from, to }) => [at / MINUTE, from, to])).toEqual([
      [10, 'blue.local', 'blue.chief'],
      [30, 'blue.chief', 'blue.head'],
      [30, 'blue.chief', 'blue.ally'],
    ]);
  });

  test('what two offices have heard counts once for each', () => {
    const looks = [probe(2 * HOUR, 'blue.head'), probe(2 * HOUR, 'blue.local')];
    const beliefs = play(chain, [impact(0), impact(0, 'blue.chief'), ...looks]).beliefs();
    for (const belief of beliefs) expect(belief).toBeCloseTo(logistic(logit(0.3) + Math.log(1.8)), 9);
  });

  test('it is only the first reader who can misread', () => {
    const careless = Object.fromEntries(
      Object.entries(chain).map(([id, { machine, input }]) => [
        id,
        { machine, input: { ...(input as Record<string, never>), misreads: 0.5 } },
      ]),
    );
    expect(play(careless, [impact(0)]).chances('misreads')).toHaveLength(1);
  });
});

describe('what follows', () => {
  const watch = { 'blue.local': office('blue.local', STILL) };
  const learns = tell(0, 'blue.local', { type: 'learn', about });
  const sighted = (hours: number) =>
    tell(hours * HOUR, 'blue.local', { type: 'sighted', what: 'shell', adversary: 'red' });

  test('a nearby strike counts 1.3 on an open case, its log halving at each repeat', () => {
    const script = [learns, sighted(1), sighted(2), sighted(3), probe(4 * HOUR, 'blue.local')];
    const expected = logistic(logit(0.3) + 1.75 * Math.log(1.3));
    expect(play(watch, script).beliefs()[0]).toBeCloseTo(expected, 9);
  });

  test('so does a second incident', () => {
    const second = tell(HOUR, 'blue.local', { type: 'learn', about: caseOf({ id: 'another' }) });
    const [first, other] = play(watch, [
      learns,
      second,
      probe(2 * HOUR, 'blue.local'),
      probe(2 * HOUR, 'blue.local', 'another'),
    ]).beliefs();
    expect(first).toBeCloseTo(logistic(logit(0.3) + Math.log(1.3)), 9);
    expect(other).toBeCloseTo(0.3, 12);
  });

  test('nothing of the kind counts before a case, or on a small one', () => {
    const small = tell(0, 'blue.local', { type: 'learn', about: caseOf({ rung: 3 }) });
    for (const script of [
      [sighted(0), tell(HOUR, 'blue.local', { type: 'learn', about })],
      [small, sighted(1)],
    ]) {
      expect(play(watch, [...script, probe(2 * HOUR, 'blue.local')]).beliefs()[0]).toBeCloseTo(0.3, 12);
    }
  });

  test('a hit on a dual-use asset looks three times as bad', () => {
    const dual = tell(0, 'blue.local', { type: 'learn', about: caseOf({ dualUse: true }) });
    const [belief] = play(watch, [dual, probe(1, 'blue.local')]).beliefs();
    expect(belief).toBeCloseTo(logistic(logit(0.3) + Math.log(3)), 9);
  });
});

/** Whatever an office is told, in whatever order. */
const told = fc.oneof(
  fc.record({ kind: fc.constant('report' as const), hostile: share(), accident: share(), physical: fc.boolean() }),
  fc.record({ kind: fc.constant('talk' as const), ratio: share() }),
  fc.record({ kind: fc.constant('gesture' as const), ratio: share() }),
  fc.record({ kind: fc.constant('pressure' as const), ratio: fc.double({ min: 1, max: 50, noNaN: true }) }),
  fc.record({ kind: fc.constant('sighted' as const) }),
  fc.record({ kind: fc.constant('accused' as const) }),
  fc.record({ kind: fc.constant('connected' as const) }),
);
function share() {
  return fc.integer({ min: 1, max: 99 }).map((hundredths) => hundredths / 100);
}
type Told = typeof told extends fc.Arbitrary<infer T> ? T : never;

function message(what: Told, i: number): FirstMessage {
  const seconds = (i + 1) * HOUR;
  const common = { case: about.id, adversary: 'red', channel: 'line' } as const;
  switch (what.kind) {
    case 'report':
      return tell(seconds, 'blue.local', { ...what, type: 'report', about, says: `report ${i}`, seen: true });
    case 'talk':
      return tell(seconds, 'blue.local', { type: 'told', ...common, lnRatio: Math.log(what.ratio) });
    case 'gesture':
      return tell(seconds, 'blue.local', { type: 'gesture', ...common, what: `g ${i}`, lnRatio: Math.log(what.ratio) });
    case 'pressure': {
      const pressure = { why: 'refusal', lnRatio: Math.log(what.ratio), onCases: true, threat: false } as const;
      return tell(seconds, 'blue.local', { type: 'pressure', adversary: 'red', ...pressure });
    }
    case 'sighted':
      return tell(seconds, 'blue.local', { type: 'sighted', what: 'shell', adversary: 'red' });
    case 'accused':
      return tell(seconds, 'blue.local', { type: 'accused', channel: 'line', adversary: 'red' });
    case 'connected': {
      const line = { tier: 'strategic', credibility: 0.6, use: 'explain', speaks: true, holds: HOUR } as const;
      return tell(seconds, 'blue.local', { type: 'connected', channel: 'line', adversary: 'red', ...line });
    }
  }
}

test('whatever it is told, a belief is the sum of its contributions, each with the message that brought it', () => {
  const entities = { 'blue.local': office('blue.local'), 'channel.line': office('nobody') };
  fc.assert(
    fc.property(fc.array(told, { maxLength: 12 }), (all) => {
      const script = all.map(message);
      const looks = [probe(20 * HOUR, 'blue.local'), probe(20 * HOUR, 'blue.local', null)];
      const played = play(entities, [tell(0, 'blue.local', { type: 'learn', about }), ...script, ...looks]);
      const seqs = new Set(played.entries.map(({ seq }) => seq));
      for (const { belief, grounds, because } of played.briefings()) {
        const sum = grounds.reduce((total, { amount }) => total + amount, 0);
        expect(logistic(sum)).toBeCloseTo(belief, 9);
        expect(Math.abs(sum)).toBeLessThanOrEqual(6 + 1e-9);
        expect(because.every((seq) => seqs.has(seq))).toBe(true);
      }
      expect(played.briefings()).toHaveLength(2);
    }),
    { numRuns: 60 },
  );
});
