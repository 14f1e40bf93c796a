import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Option, Rung, Situation } from '../../../src/model/index.js';
import {
  chances,
  firebreaksBetween,
  isEscalatory,
  logWeights,
  menu,
  reaches,
  utility,
} from '../../../src/model/index.js';
import { OPTIONS, RUNGS, standard, parameters } from '../parts.js';

const defaults = parameters();
const QUIET: Situation = {
  belief: 0.5,
  rung: 4,
  stress: 0,
  losing: 0,
  threatened: false,
  denial: false,
  standingLost: 0,
  weapon: 0,
  local: false,
};

function worth(id: string, situation: Partial<Situation> = {}, over: Partial<Option> = {}): number {
  return utility({ ...standard(id), ...over }, { ...QUIET, ...situation }, RUNGS, defaults);
}

describe('the menu', () => {
  const ids = (overall: number) =>
    menu(
      OPTIONS.filter(({ for: kinds }) => kinds.includes('national')),
      RUNGS,
      overall,
    ).map(({ id }) => id);

  test('a signal and a major strike are open from rung 6, nuclear use from 8', () => {
    const always = ['hold', 'call', 'posture', 'limited-retaliation'];
    expect(ids(0)).toEqual(always);
    expect(ids(5)).toEqual(always);
    expect(ids(6)).toEqual([...always, 'signal', 'major-strike']);
    expect(ids(8)).toEqual([...always, 'signal', 'major-strike', 'nuclear-use']);
  });

  test('never offers an act that crosses two firebreaks, whatever the ladder', () => {
    const rungs = fc.array(
      fc.record({ name: fc.constant('rung'), quiet: fc.constant(null), firebreak: fc.boolean() }),
      { minLength: 2, maxLength: 40 },
    );
    const acts = fc.array(fc.record({ rung: fc.nat(45), rungAgain: fc.option(fc.nat(45)), fromRung: fc.nat(40) }), {
      maxLength: 10,
    });
    fc.assert(
      fc.property(rungs, acts, fc.nat(39), (ladder: Rung[], given, overall) => {
        const options = given.map((act) => ({ ...standard('major-strike'), ...act }));
        for (const each of menu(options, ladder, overall)) {
          expect(firebreaksBetween(ladder, overall, reaches(each, overall))).toBeLessThanOrEqual(1);
          expect(reaches(each, overall)).toBeLessThan(ladder.length);
          expect(each.fromRung).toBeLessThanOrEqual(overall);
        }
      }),
    );
  });

  test('a first reply at one site reaches rung 5, and 6 once there was one', () => {
    expect([4, 5, 6].map((overall) => reaches(standard('limited-retaliation'), overall))).toEqual([5, 6, 6]);
  });

  test('firebreaks stand at 5→6, 7→8 and 8→9', () => {
    const crossed = (from: number) => firebreaksBetween(RUNGS, from, from + 1);
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].filter((rung) => crossed(rung) === 1)).toEqual([5, 7, 8]);
    expect(firebreaksBetween(RUNGS, 4, 9)).toBe(3);
    expect(firebreaksBetween(RUNGS, 9, 4)).toBe(0);
  });
});

describe('the utility of an option', () => {
  test.each([
    ['hold', -3],
    ['call', -2.1],
    ['posture', -1.5],
    ['limited-retaliation', -3.5],
  ])('%s at b = .5: %d', (id, expected) => {
    expect(worth(id)).toBeCloseTo(expected, 12);
  });

  test.each([
    ['signal', -3.5],
    ['major-strike', -7 - Math.log(4)],
  ])('%s at b = .5 from rung 6: %d', (id, expected) => {
    expect(worth(id, { rung: 6 })).toBeCloseTo(expected, 12);
  });

  test('nuclear use at b = .5 from rung 8: −23 − ln 4', () => {
    expect(worth('nuclear-use', { rung: 8 })).toBeCloseTo(-23 - Math.log(4), 12);
  });

  test('each firebreak costs ln 4: a factor of four in the odds', () => {
    expect(worth('limited-retaliation', { rung: 5 })).toBeCloseTo(-3.5 - Math.log(4), 12);
  });

  test('a local commander minds a mistake less: −1/−4', () => {
    expect(worth('limited-retaliation', { local: true })).toBeCloseTo(-2.5, 12);
    expect(worth('hold', { local: true })).toBe(worth('hold'));
  });

  test('backing down after a threat costs 1', () => {
    expect(worth('hold', { threatened: true })).toBe(worth('hold') - 1);
    expect(worth('posture', { threatened: true })).toBe(worth('posture'));
  });

  test('a losing side gambles: .5 for what escalates', () => {
    expect(worth('limited-retaliation', { losing: 1 })).toBe(worth('limited-retaliation') + 0.5);
    expect(worth('coerce', { losing: 0.5 })).toBe(worth('coerce') + 0.25);
    expect(worth('hold', { losing: 1 })).toBe(worth('hold'));
    expect(OPTIONS.filter(isEscalatory).map(({ id }) => id)).toEqual([
      'limited-retaliation',
      'signal',
      'major-strike',
      'nuclear-use',
      'coerce',
    ]);
  });

  test('explaining costs a side that denies', () => {
    expect(worth('explain', { denial: true })).toBe(worth('explain') - 2);
    expect(worth('deny', { denial: true })).toBe(worth('deny'));
  });
});

describe('the chances of options', () => {
  const situation = fc.record({
    belief: fc.double({ min: 0, max: 1, noNaN: true }),
    rung: fc.nat(11),
    stress: fc.double({ min: 0, max: 1, noNaN: true }),
    losing: fc.double({ min: 0, max: 1, noNaN: true }),
    threatened: fc.boolean(),
    denial: fc.boolean(),
    standingLost: fc.double({ min: 0, max: 1, noNaN: true }),
    weapon: fc.nat(3),
    local: fc.boolean(),
  });

  test('sum to 1, and are in the order of the utilities', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const shares = chances(logWeights(OPTIONS, given, RUNGS, defaults));
        const total = Object.values(shares).reduce((all, share) => all + share, 0);
        expect(total).toBeCloseTo(1, 12);
        for (const a of OPTIONS) {
          for (const b of OPTIONS) {
            if (utility(a, given, RUNGS, defaults) < utility(b, given, RUNGS, defaults)) continue;
            expect(shares[a.id]).toBeGreaterThanOrEqual(shares[b.id] ?? Infinity);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  test('the more hostile it seems, the more likely a reply in place of holding', () => {
    const odds = (given: Situation) => {
      const weights = logWeights(OPTIONS, given, RUNGS, defaults);
      return (weights['limited-retaliation'] ?? 0) - (weights['hold'] ?? 0);
    };
    fc.assert(
      fc.property(situation, situation, (given, { belief }) => {
        const [less, more] = [Math.min(given.belief, belief), Math.max(given.belief, belief)];
        expect(odds({ ...given, belief: more })).toBeGreaterThanOrEqual(odds({ ...given, belief: less }));
      }),
    );
  });

  test('full stress takes half the precision; at none of it all is equally likely', () => {
    const calm = logWeights(OPTIONS, QUIET, RUNGS, defaults);
    const tense = logWeights(OPTIONS, { ...QUIET, stress: 1 }, RUNGS, defaults);
    for (const { id } of OPTIONS) expect(tense[id]).toBeCloseTo((calm[id] ?? 0) / 2, 12);
    const blind = chances(logWeights(OPTIONS, QUIET, RUNGS, parameters({ rationality: 0 })));
    expect(new Set(Object.values(blind))).toEqual(new Set([1 / OPTIONS.length]));
  });
});
