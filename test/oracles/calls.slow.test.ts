import { describe, expect, test } from 'vitest';
import { logit } from '../../src/model/index.js';
import { HOUR, line, office, parameters } from '../model/parts.js';
import { caseOf, onLine, play, tell } from '../model/world.js';
import { TOLERANCE, meanOff, seeds, shareOff } from './batch.js';

const about = caseOf();

/** How many attempts it takes an office that asks every hour until a call is taken, each time with chance p. */
function attemptsUntilTaken(p: number, seed: string): number {
  const everybody = { parameters: parameters({ accept: logit(p), acceptFear: 0, acceptShared: 0 }) };
  const toRed = { channel: 'line', adversary: 'red', tier: 'strategic', asksAfter: 0, asksChance: 1 } as const;
  const entities = {
    'blue.chief': office('blue.chief', { ...everybody, lines: [{ ...toRed, asksAgain: HOUR }] }),
    'red.chief': office('red.chief', everybody),
    'channel.line': line({ answering: 'asked' }),
  };
  const played = play(entities, [tell(0, 'blue.chief', { type: 'learn', about })], {
    seed,
    horizon: 1000 * HOUR,
    until: (fact) => fact.fact === 'contact' && fact.result === 'connected',
  });
  return played.facts('contact').length;
}

test.each([
  [0.15, 12, 0.857758, 600],
  [0.05, 24, 0.708011, 300],
])('call attempts, each taken with chance %d: one of %i is with chance %d; it takes 1/p', (p, n, expected, runs) => {
  const attempts = seeds(`calls ${p}`, runs).map((seed) => attemptsUntilTaken(p, seed));
  expect(
    shareOff(
      attempts.map((count) => count <= n),
      expected,
    ),
  ).toBeLessThan(TOLERANCE);
  expect(meanOff(attempts, 1 / p, Math.sqrt(1 - p) / p)).toBeLessThan(TOLERANCE);
});

/** What comes first: the line connects, or a superior grants retaliation. Both are asked at once; rates per hour. */
function race(contactRate: number, retaliationRate: number, seed: string): { contactFirst: boolean; at: number } {
  const entities = {
    'blue.chief': office('blue.chief'),
    'blue.head': office('blue.head', { grants: { fixed: 0, mean: HOUR / retaliationRate } }),
    'red.chief': office('red.chief'),
    'channel.line': line({ connects: { fixed: 0, mean: HOUR / contactRate } }),
  };
  const script = [
    onLine(0, { type: 'request', from: 'blue.chief', case: about.id, content: 'negotiate' }),
    tell(0, 'blue.head', { type: 'authority?', decision: 'probe', option: 'limited-retaliation', about, until: null }),
  ];
  const first = ['contact', 'authority'];
  const played = play(entities, script, { seed, horizon: 1000 * HOUR, until: ({ fact }) => first.includes(fact) });
  return { contactFirst: played.facts('contact').length > 0, at: played.endedAt };
}

describe('race of clarification and retaliation', () => {
  test('rates 6 and 2 an hour: contact comes first with chance .75', () => {
    const races = seeds('race', 2000).map((seed) => race(6, 2, seed));
    expect(
      shareOff(
        races.map(({ contactFirst }) => contactFirst),
        0.75,
      ),
    ).toBeLessThan(TOLERANCE);
  });

  test.each([
    [6, 0.950213],
    [2, 0.632121],
    [0.25, 0.117503],
  ])('at %d an hour contact beats a deadline of half an hour with chance %d', (rate, expected) => {
    // A retaliation that hardly ever comes leaves the deadline as the only rival.
    const races = seeds(`deadline ${rate}`, 1000).map((seed) => race(rate, 1e-9, seed));
    expect(
      shareOff(
        races.map(({ at }) => at <= HOUR / 2),
        expected,
      ),
    ).toBeLessThan(TOLERANCE);
  });
});
