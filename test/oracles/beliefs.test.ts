import { describe, expect, test } from 'vitest';
import type { Parameters } from '../../src/model/index.js';
import type { Entities } from '../model/parts.js';
import { HOUR, MINUTE, line, office, parameters, side } from '../model/parts.js';
import { at, caseOf, onLine, play, probe, tell } from '../model/world.js';

/** Below the crisis rung, so that nothing drifts. */
const about = caseOf({ rung: 3 });

/** The blues hear of a case; the reds know that it was an accident, and a line of this credibility stands between them. */
function world(credibility: number): Entities {
  return {
    blue: side('blue', { voice: 'blue.chief' }),
    'blue.chief': office('blue.chief'),
    'red.chief': office('red.chief'),
    'channel.line': line({ credibility }),
  };
}
const LEARNS = [
  tell(0, 'blue.chief', { type: 'learn', about }),
  tell(0, 'red.chief', { type: 'truth', about, truth: 'fault', kind: 'accident', by: 'red' }),
];

function report(seconds: number, says: string, hostile: number, accident: number) {
  return tell(seconds, 'blue.chief', { type: 'report', about, says, seen: true, hostile, accident, physical: false });
}
function call(seconds: number) {
  return onLine(seconds, { type: 'request', from: 'blue.chief', case: about.id, content: 'negotiate' });
}

test('belief updates: from .3 with LR .5, 3, .4, .433333 (cheap talk of κ = .6), .1 (a costly signal)', () => {
  const admission = { type: 'heard', by: 'red', case: about.id, lnRatio: Math.log(0.1), what: 'admit' };
  const script = [
    ...LEARNS,
    report(1 * MINUTE, 'half', 0.45, 0.9),
    probe(2 * MINUTE, 'blue.chief'),
    report(3 * MINUTE, 'triple', 0.9, 0.3),
    probe(4 * MINUTE, 'blue.chief'),
    report(5 * MINUTE, 'two-fifths', 0.36, 0.9),
    probe(6 * MINUTE, 'blue.chief'),
    call(7 * MINUTE),
    probe(8 * MINUTE, 'blue.chief'),
    at(9 * MINUTE, 'blue', admission),
    probe(10 * MINUTE, 'blue.chief'),
  ];
  const beliefs = play(world(0.6), script).beliefs();
  const expected = [0.176471, 0.391304, 0.204545, 0.100257, 0.01102];
  expect(beliefs.map((belief) => Number(belief.toFixed(6)))).toEqual(expected);
});

test.each([
  [0, 0.3],
  [0.2, 0.257951],
  [0.6, 0.156627],
  [0.9, 0.060403],
  [1, 0.023256],
])('cheap talk: κ = %d takes .3 to %d', (credibility, expected) => {
  const played = play(world(credibility), [...LEARNS, call(1 * MINUTE), probe(2 * MINUTE, 'blue.chief')]);
  expect(played.facts('said')).toMatchObject([{ by: 'red.chief', what: 'says it was an accident' }]);
  expect(played.beliefs()[0]).toBeCloseTo(expected, 6);
});

describe('drift', () => {
  const crisis = caseOf({ rung: 4 });
  /** Drift alone: the quiet counts nothing. */
  const drifting = (over: Partial<Parameters> = {}) => ({
    'blue.chief': office('blue.chief', {
      believes: { red: 0.2 },
      parameters: parameters({ quietWeight: 0, ...over }),
    }),
  });

  test.each([
    [1, 0.245558],
    [6, 0.466218],
    [24, 0.756718],
  ])('from .2 towards .8 at .1/h: after %d h %d', (hours, expected) => {
    const script = [tell(0, 'blue.chief', { type: 'learn', about: crisis }), probe(hours * HOUR, 'blue.chief')];
    expect(play(drifting(), script).beliefs()[0]).toBeCloseTo(expected, 6);
  });

  test('settled in pieces it comes to the same', () => {
    const learn = tell(0, 'blue.chief', { type: 'learn', about: crisis });
    const looks = [1, 2, 3.5, 6].map((hours) => probe(hours * HOUR, 'blue.chief'));
    const beliefs = play(drifting(), [learn, ...looks]).beliefs();
    expect(beliefs[0]).toBeCloseTo(0.245558, 6);
    expect(beliefs[3]).toBeCloseTo(0.466218, 6);
  });

  test('at rate 0 there is none', () => {
    const script = [tell(0, 'blue.chief', { type: 'learn', about: crisis }), probe(24 * HOUR, 'blue.chief')];
    expect(play(drifting({ driftRate: 0 }), script).beliefs()).toEqual([0.2]);
  });
});
