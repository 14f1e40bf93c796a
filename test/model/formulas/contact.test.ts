import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CallSituation } from '../../../src/model/index.js';
import { acceptChance, chances, credibilityWith, refusalReasons, trustAfter } from '../../../src/model/index.js';
import { parameters } from '../parts.js';

const defaults = parameters();
const PLAIN: CallSituation = {
  belief: 0.3,
  denial: false,
  insulted: false,
  shared: false,
  approves: false,
  political: true,
  standingLost: 0,
};

describe('whether a call is taken', () => {
  test.each([
    ['at a belief of .3', {}, 0.524979],
    ['by one who is sure of hostility', { belief: 1 }, 0.119203],
    ['under a framing of denial', { denial: true }, 0.197816],
    ['after an insult', { insulted: true }, 0.28905],
    ['by one with a case of its own', { shared: true }, 0.890903],
    ['by one without domestic standing', { standingLost: 1 }, 0.28905],
    ['as a professional, under a framing of denial', { political: false, denial: true }, 0.401432],
    ['as a professional, after an insult', { political: false, insulted: true }, 0.442012],
    ['as a professional, with a case of its own', { political: false, shared: true }, 0.890903],
    ['with all of it', { denial: true, insulted: true, shared: true }, 0.401312],
  ])('%s', (_, over, expected) => {
    expect(acceptChance({ ...PLAIN, ...over }, defaults)).toBeCloseTo(expected, 6);
  });

  test('falls with belief, denial and insult, rises where something is shared', () => {
    const call = fc.record({
      belief: fc.double({ min: 0, max: 1, noNaN: true }),
      denial: fc.boolean(),
      insulted: fc.boolean(),
      shared: fc.boolean(),
      approves: fc.boolean(),
      political: fc.boolean(),
      standingLost: fc.double({ min: 0, max: 0.9, noNaN: true }),
    });
    const p = (given: CallSituation) => acceptChance(given, defaults);
    fc.assert(
      fc.property(call, fc.double({ min: 0, max: 1, noNaN: true }), (given, belief) => {
        const [less, more] = [Math.min(given.belief, belief), Math.max(given.belief, belief)];
        expect(p({ ...given, belief: more })).toBeLessThanOrEqual(p({ ...given, belief: less }));
        expect(p({ ...given, denial: true })).toBeLessThan(p({ ...given, denial: false }));
        expect(p({ ...given, standingLost: 1 })).toBeLessThan(p(given));
        expect(p({ ...given, insulted: true })).toBeLessThan(p({ ...given, insulted: false }));
        expect(p({ ...given, shared: true })).toBeGreaterThan(p({ ...given, shared: false }));
      }),
    );
  });
});

test('fear may also make an office want the call', () => {
  const p = (belief: number) => acceptChance({ ...PLAIN, belief }, parameters({ fearAccepts: 6 }));
  // σ(1 + 3 · .5)
  expect(p(0.5)).toBeCloseTo(0.924142, 6);
  expect(p(0.9)).toBeGreaterThan(p(0.1));
  expect(refusalReasons({ ...PLAIN, belief: 0.9 }, parameters({ fearAccepts: 6 }))).toEqual({ silence: 0 });
});

describe('why it is refused', () => {
  test('in proportion to what spoke against', () => {
    const call = { ...PLAIN, belief: 0.5, denial: true, insulted: true, approves: true };
    const reasons = chances(refusalReasons(call, defaults));
    // denial 1.5, approval 1, fear 3 · .5, insult 1
    expect(Object.keys(reasons)).toEqual(['denial-framing', 'no-approval', 'judged-hostile', 'insulted']);
    for (const [reason, share] of Object.entries({
      'denial-framing': 0.3,
      'no-approval': 0.2,
      'judged-hostile': 0.3,
      insulted: 0.2,
    })) {
      expect(reasons[reason]).toBeCloseTo(share, 12);
    }
  });

  test('a term that is not there is no reason, and without any it is silence', () => {
    expect(Object.keys(refusalReasons(PLAIN, defaults))).toEqual(['judged-hostile']);
    expect(refusalReasons(PLAIN, parameters({ acceptFear: 0 }))).toEqual({ silence: 0 });
  });
});

describe('trust', () => {
  test('halves with its half-life, and scales credibility up to 1', () => {
    expect(trustAfter(0.8, 0, 100)).toBe(0.8);
    expect(trustAfter(0.8, 200, 100)).toBeCloseTo(0.2, 12);
    expect([0, 0.25, 0.5, 1].map((trust) => credibilityWith(0.6, trust))).toEqual([0, 0.3, 0.6, 0.6]);
  });
});
