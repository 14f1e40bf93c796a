import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FirstMessage } from '../../src/engine/index.js';
import type { Parameters } from '../../src/model/index.js';
import { logistic, logit } from '../../src/model/index.js';
import type { Closing } from '../../src/model/vocabulary.js';
import { HOUR, office, parameters, side } from './parts.js';
import { actOf, at, caseOf, play, probe, tell } from './world.js';

const about = caseOf();

/** F, the chance that a repeat has come by then, if one comes. */
const by = (hours: number) => 1 - Math.exp(-hours / 12);
/** The belief after .3 and these likelihood ratios. */
const after = (...ratios: number[]) => logistic(ratios.reduce((sum, ratio) => sum + Math.log(ratio), logit(0.3)));

const CALM: Partial<Parameters> = { driftRate: 0, followOn: 1, pressure: 1 };

/** An office that decides nothing hears of a strike at once; what it believes each time that it is asked. */
function beliefs(script: readonly FirstMessage[], hours: readonly number[], over: Partial<Parameters> = {}): number[] {
  const numbers = parameters({ ...CALM, ...over });
  const entities = {
    'blue.head': office('blue.head', { parameters: numbers }),
    blue: side('blue', { actors: ['blue.head'], publicity: 0, parameters: numbers }),
    red: side('red', { actors: [], publicity: 0, parameters: numbers }),
  };
  const looks = hours.map((hour) => probe(hour * HOUR, 'blue.head'));
  const first = tell(0, 'blue.head', { type: 'learn', about });
  return play(entities, [first, ...script, ...looks], { horizon: 400 * HOUR }).beliefs();
}

function posture(hours: number): FirstMessage {
  return at(hours * HOUR, 'blue', actOf({ does: 'posture', option: 'posture', rung: 3 }));
}
function seen(hours: number, threat: boolean): FirstMessage {
  return at(hours * HOUR, 'blue', { type: 'posture-seen', by: 'red', threat });
}
function report(hours: number): FirstMessage {
  const shows = { says: `report-${hours}`, seen: true, hostile: 0.5, accident: 0.5, physical: true };
  return tell(hours * HOUR, 'blue.head', { type: 'report', about, ...shows });
}
function heard(hours: number, what: { kind: 'closed'; how: Closing } | { kind: 'reopened' }): FirstMessage {
  const told = { id: `${what.kind} ${hours}`, case: about.id, struck: false, at: hours * HOUR, ...what };
  return tell(hours * HOUR, 'blue.head', { type: 'news', from: 'x', news: told });
}

describe('nothing followed', () => {
  test('is worth 1 − ∫p dF in any office, whenever it looks', () => {
    expect(beliefs([], [6, 12])[1]).toBeCloseTo(after(1 - 0.5 * by(12)), 12);
    expect(beliefs([], [12])[0]).toBeCloseTo(after(1 - 0.5 * by(12)), 12);
    expect(beliefs([], [300])[0]).toBeCloseTo(after(0.5), 9);
  });

  test('by the chance and the time of a repeat, to the power of its weight', () => {
    expect(beliefs([], [12], { repeatUnanswered: 0.9 })[0]).toBeCloseTo(after(1 - 0.9 * by(12)), 12);
    expect(beliefs([], [6], { repeatAfter: 6 * HOUR })[0]).toBeCloseTo(after(1 - 0.5 * by(12)), 12);
    expect(beliefs([], [12], { quietWeight: 0.5 })[0]).toBeCloseTo(after((1 - 0.5 * by(12)) ** 0.5), 12);
    expect(beliefs([], [12], { quietWeight: 0 })[0]).toBe(logistic(logit(0.3)));
  });

  test('counts for less after a posture of its side', () => {
    const missed = 0.5 * by(6) + 0.25 * (by(12) - by(6));
    expect(beliefs([posture(6)], [12])[0]).toBeCloseTo(after(1 - missed), 12);
  });

  test('a report does not restart it, and what was counted stays', () => {
    expect(beliefs([report(6)], [12])[0]).toBeCloseTo(after(1 - 0.5 * by(12)), 12);
  });

  test.each([
    ['a follow-on', tell(6 * HOUR, 'blue.head', { type: 'sighted', what: 'a strike', adversary: 'red' })],
    ['a second case', tell(6 * HOUR, 'blue.head', { type: 'learn', about: caseOf({ id: 'second', at: 6 * HOUR }) })],
    ['a threat', seen(6, true)],
  ])('%s restarts what is expected', (_, sign) => {
    const twice = after(1 - 0.5 * by(6), 1 - 0.5 * by(6));
    expect(beliefs([sign], [12])[0]).toBeCloseTo(twice, 12);
  });

  test('a posture of the other side without a threat does not', () => {
    expect(beliefs([seen(6, false)], [12])[0]).toBeCloseTo(after(1 - 0.5 * by(12)), 12);
  });

  test.each(['answered', 'stale', 'cleared'] as const)('a case that is %s counts none', (how) => {
    const [closed, later] = beliefs([heard(6, { kind: 'closed', how })], [6.5, 200]);
    expect(closed).toBeCloseTo(after(1 - 0.5 * by(6)), 12);
    expect(later).toBe(closed);
  });

  test('a reopened case counts on from there, and expects no more than before', () => {
    const script = [heard(6, { kind: 'closed', how: 'stale' }), heard(18, { kind: 'reopened' })];
    const ratio = (1 - 0.5 * by(30)) / (1 - 0.5 * by(18));
    expect(beliefs(script, [30])[0]).toBeCloseTo(after(1 - 0.5 * by(6), ratio), 12);
  });

  test('whoever hears of an act late expects what is left to come', () => {
    const numbers = parameters(CALM);
    const head = { 'blue.head': office('blue.head', { parameters: numbers }) };
    const script = [tell(12 * HOUR, 'blue.head', { type: 'learn', about }), probe(24 * HOUR, 'blue.head')];
    const ratio = (1 - 0.5 * by(24)) / (1 - 0.5 * by(12));
    expect(play(head, script, { horizon: 30 * HOUR }).beliefs()[0]).toBeCloseTo(after(ratio), 12);
  });
});

describe('drift and quiet together', () => {
  const drifting = { driftRate: 0.1 };

  test('give the same whether an office looks once or often', () => {
    const looks = fc.array(fc.integer({ min: 1, max: 47 }), { maxLength: 12 });
    fc.assert(
      fc.property(looks, (hours) => {
        const [once = 0] = beliefs([], [48], drifting);
        const often = beliefs([], [...hours.toSorted((a, b) => a - b), 48], drifting).at(-1) ?? 0;
        expect(Math.abs(often - once)).toBeLessThan(1e-4);
      }),
      { numRuns: 30 },
    );
  });

  test('follow ℓ′ = δ(ℓ* − ℓ) − g', () => {
    const step = 1 / 600;
    let logOdds = logit(0.3);
    for (let hour = 0; hour < 24; hour += step) {
      const g = (0.5 * Math.exp(-hour / 12)) / 12 / (1 - 0.5 * by(hour));
      logOdds += step * (0.1 * (logit(0.8) - logOdds) - g);
    }
    expect(beliefs([], [24], drifting)[0]).toBeCloseTo(logistic(logOdds), 3);
  });
});
