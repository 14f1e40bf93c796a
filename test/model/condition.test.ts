import { array, assert, boolean, constantFrom, nat, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Condition, CrisisFact, Part, Progress, Test } from '../../src/model/index.js';
import {
  hears,
  holds,
  nextChange,
  partsNow,
  progressAfter,
  progressAt,
  startProgress,
  willHold,
} from '../../src/model/index.js';

type History = readonly (readonly [at: number, fact: CrisisFact])[];

const CONTACT: CrisisFact = {
  fact: 'contact',
  channel: 'chiefs',
  tier: 'strategic',
  from: 'blue.chief',
  to: 'red.chief',
  case: 'strike',
  result: 'connected',
  effect: true,
};
const ACT: CrisisFact = {
  fact: 'act',
  actor: 'blue.local',
  side: 'blue',
  option: 'limited-retaliation',
  says: 'strikes back',
  does: 'strike',
  case: 'strike',
  rung: 5,
  authority: 'own',
  belief: 0.5,
};
const DECISION: CrisisFact = {
  fact: 'decision',
  actor: 'blue.local',
  case: 'strike',
  kind: 'local',
  options: {},
  chosen: 'hold',
  says: 'waits',
  belief: 0.5,
  rung: 4,
  stress: 0,
  weapon: 0,
  deadline: null,
  final: true,
};
const rungTo = (to: number): CrisisFact => ({ fact: 'rung', from: 0, to, by: 'act', side: null, case: null });
const incident = (rung: number, about = 'missile/strike'): CrisisFact => ({
  fact: 'incident',
  case: about,
  says: 'It falls.',
  by: 'red',
  against: 'blue',
  rung,
  damage: 'none',
});
const believes = (to: number, rung = 4, about = 'strike'): CrisisFact => ({
  fact: 'belief',
  actor: 'blue.head',
  case: about,
  about: 'red',
  why: 'report',
  from: 0.3,
  to,
  rung,
});
const closes = (about = 'strike'): CrisisFact => ({
  fact: 'closed',
  actor: 'blue.head',
  case: about,
  how: 'cleared',
  belief: 0.1,
});

function one(is: Test, seconds = 0): Condition {
  return { parts: [{ test: is, for: seconds }], crisisRung: 4 };
}
function after(condition: Condition, history: History, at: number): Progress {
  const told = history.filter(([, fact]) => hears(condition, fact));
  const last = told.reduce(
    (progress, [when, fact]) => progressAfter(condition, progress, fact, when),
    startProgress(condition),
  );
  return progressAt(condition, last, at);
}
/** Whether it holds at each of these times. */
function during(condition: Condition, history: History, times: readonly number[]): boolean[] {
  return times.map((at) =>
    holds(
      after(
        condition,
        history.filter(([when]) => when <= at),
        at,
      ),
    ),
  );
}

const LINES = { lines: ['chiefs'], since: 'start' } as const;
const ANY_ACT = { is: 'act', option: null, by: null, does: null, atLeast: 0, since: 'start' } as const;

describe('a test', () => {
  test.each<[string, Test, CrisisFact, boolean]>([
    ['contact', { is: 'contact', ...LINES }, CONTACT, true],
    ['contact on another line', { is: 'contact', ...LINES }, { ...CONTACT, channel: 'other' }, false],
    ['contact that carries nothing', { is: 'contact', ...LINES }, { ...CONTACT, effect: false }, false],
    ['a refused call is no contact', { is: 'contact', ...LINES }, { ...CONTACT, result: 'refused' }, false],
    ['an attempt that is refused', { is: 'attempt', ...LINES }, { ...CONTACT, result: 'refused' }, true],
    ['a call that is not tried', { is: 'attempt', ...LINES }, { ...CONTACT, result: 'not-tried' }, false],
    ['a refusal', { is: 'refusal', ...LINES }, { ...CONTACT, result: 'unanswered' }, true],
    ['no refusal', { is: 'refusal', ...LINES }, { ...CONTACT, result: 'busy' }, false],
    ['an act', ANY_ACT, ACT, true],
    ['an act by its side', { ...ANY_ACT, by: 'blue' }, ACT, true],
    ['an act by its office', { ...ANY_ACT, by: 'blue.local' }, ACT, true],
    ['an act by another', { ...ANY_ACT, by: 'red' }, ACT, false],
    ['an act of its kind', { ...ANY_ACT, does: 'strike' }, ACT, true],
    ['an act of another kind', { ...ANY_ACT, does: 'posture' }, ACT, false],
    ['another action', { ...ANY_ACT, option: 'posture' }, ACT, false],
    ['an act below the rung', { ...ANY_ACT, atLeast: 6 }, ACT, false],
    ['an incident', { is: 'incident', names: ['missile'], truth: null, since: 'start' }, incident(4), true],
    ['another incident', { is: 'incident', names: ['miss'], truth: null, since: 'start' }, incident(4), false],
    ['an inject', { is: 'inject', inject: 'cut' }, { fact: 'inject', id: 'cut', kind: 'says', how: 'fired' }, true],
    [
      'an inject that is left out',
      { is: 'inject', inject: 'cut' },
      { fact: 'inject', id: 'cut', kind: 'says', how: 'skipped' },
      false,
    ],
    [
      'a decision at the table',
      { is: 'decided', by: null, option: 'hold', since: 'start' },
      { ...DECISION, by: 'table' },
      true,
    ],
    ['a decision of the formula', { is: 'decided', by: null, option: null, since: 'start' }, DECISION, false],
    [
      'a decision by doctrine',
      { is: 'decided', by: null, option: null, since: 'start' },
      { ...DECISION, by: 'doctrine' },
      false,
    ],
    [
      'a decision for another office',
      { is: 'decided', by: 'red.head', option: null, since: 'start' },
      { ...DECISION, by: 'table' },
      false,
    ],
  ])('%s', (_, is, fact, expected) => {
    expect(during(one(is), [[5, fact]], [4, 5, 50])).toEqual([false, expected, expected]);
  });

  test('the truth of an incident, where it is asked for', () => {
    const truth: CrisisFact = {
      fact: 'truth',
      case: 'missile/strike',
      truth: 'fault',
      kind: 'accident',
      really: 'red',
    };
    const is: Test = { is: 'incident', names: ['missile'], truth: 'fault', since: 'start' };
    expect(
      during(
        one(is),
        [
          [1, incident(4)],
          [2, truth],
        ],
        [1, 2],
      ),
    ).toEqual([false, true]);
    expect(during(one({ ...is, truth: 'meant' }), [[2, truth]], [3])).toEqual([false]);
  });

  test('a rung holds while the ladder stands there', () => {
    const history: History = [
      [2, rungTo(5)],
      [6, rungTo(4)],
    ];
    expect(during(one({ is: 'rung', atLeast: 5 }), history, [1, 2, 5, 6])).toEqual([false, true, true, false]);
  });

  test('it is calm until a rung is crossed, and when the ladder says so', () => {
    const history: History = [
      [2, rungTo(1)],
      [4, { fact: 'calm', calm: true }],
      [5, rungTo(1)],
      [6, { fact: 'calm', calm: false }],
    ];
    expect(during(one({ is: 'calm' }), history, [0, 2, 4, 5, 6])).toEqual([true, false, true, true, false]);
  });

  test('a belief counts on open cases of the crisis rung, while one of them is left', () => {
    const is: Test = { is: 'belief', of: 'blue.head', below: 0.2, above: null, fromRung: 4 };
    const history: History = [
      [1, believes(0.1, 3)],
      [2, believes(0.1)],
      [3, believes(0.15, 4, 'second')],
      [4, believes(0.5)],
      [5, closes('second')],
    ];
    expect(during(one(is), history, [1, 2, 3, 4, 5])).toEqual([false, true, true, true, false]);
  });

  test('from the first case on: what came before it does not count', () => {
    const is: Test = { is: 'contact', lines: ['chiefs'], since: 'first-case' };
    expect(
      during(
        one(is),
        [
          [1, CONTACT],
          [2, incident(3)],
          [3, CONTACT],
        ],
        [9],
      ),
    ).toEqual([false]);
    expect(
      during(
        one(is),
        [
          [1, CONTACT],
          [2, incident(4)],
          [3, CONTACT],
        ],
        [2, 3],
      ),
    ).toEqual([false, true]);
    const quiet = one({ is: 'no-contact', lines: ['chiefs'], since: 'first-case' }, 10);
    expect(during(quiet, [[5, incident(4)]], [14, 15])).toEqual([false, true]);
    expect(during(quiet, [], [1000])).toEqual([false]);
  });
});

describe('a condition', () => {
  const all: Condition = {
    parts: [
      { test: { is: 'rung', atLeast: 5 }, for: 0 },
      { test: { is: 'contact', ...LINES }, for: 0 },
      { join: 'not', of: [1], for: 0 },
      { join: 'all', of: [0, 2], for: 4 },
    ],
    crisisRung: 4,
  };

  test('joins its parts, and says how far it has come', () => {
    const history: History = [[2, rungTo(5)]];
    const progress = after(all, history, 3);
    expect(holds(progress)).toBe(false);
    expect(nextChange(all, progress)).toBe(6);
    expect(willHold(all, progress)).toBe(6);
    expect(partsNow(all, progress).map(({ depth, since, holds: isSo }) => [depth, since, isSo])).toEqual([
      [0, 2, false],
      [1, 2, true],
      [1, 0, true],
      [2, null, false],
    ]);
    expect(during(all, history, [5, 6])).toEqual([false, true]);
  });

  test('is broken by what happens in the last second', () => {
    expect(
      during(
        all,
        [
          [2, rungTo(5)],
          [6, CONTACT],
        ],
        [6, 60],
      ),
    ).toEqual([false, false]);
  });

  test('does not change for facts that it does not hear', () => {
    const before = startProgress(all);
    expect(hears(all, ACT)).toBe(false);
    expect(progressAfter(all, before, ACT, 0)).toBe(before);
  });
});

/** The same by the definition, second by second over the whole history: slow, and plain. */
class Definition {
  constructor(
    private readonly parts: readonly Part[],
    private readonly history: History,
  ) {}

  holds(index: number, at: number): boolean {
    const part = this.parts[index];
    if (part === undefined) return false;
    if ('test' in part && part.test.is === 'no-contact') {
      const last = this.history.findLast(([when, { fact }]) => when <= at && fact === 'contact')?.[0] ?? 0;
      return at - last >= part.for;
    }
    for (let second = at; second >= at - part.for; second--) {
      if (second < 0 || !this.isSo(part, second)) return false;
    }
    return true;
  }

  private isSo(part: Part, at: number): boolean {
    if ('join' in part) {
      const inside = part.of.map((index) => this.holds(index, at));
      if (part.join === 'all') return inside.every(Boolean);
      return part.join === 'any' ? inside.some(Boolean) : !inside.some(Boolean);
    }
    const past = this.history.filter(([when]) => when <= at).map(([, fact]) => fact);
    if (part.test.is === 'contact') return past.some(({ fact }) => fact === 'contact');
    const rung = past.findLast(({ fact }) => fact === 'rung');
    return rung?.fact === 'rung' && rung.to >= 5;
  }
}

const tests = constantFrom<Test>(
  { is: 'rung', atLeast: 5 },
  { is: 'contact', ...LINES },
  { is: 'no-contact', ...LINES },
);
const lasts = constantFrom(0, 0, 1, 2, 5);
const conditions = array(
  record({
    test: tests,
    join: constantFrom('all', 'any', 'not'),
    of: array(nat(), { minLength: 1, maxLength: 3 }),
    isTest: boolean(),
    for: lasts,
  }),
  { minLength: 1, maxLength: 7 },
).map((given): Condition => {
  const parts = given.map(({ test: is, join, of, isTest, for: held }, i): Part => {
    if (isTest || i === 0) return { test: is, for: held };
    return { join, of: (join === 'not' ? of.slice(0, 1) : of).map((each) => each % i), for: held };
  });
  return { parts, crisisRung: 4 };
});
const histories = array(constantFrom(null, null, CONTACT, rungTo(5), rungTo(4)), { maxLength: 15 }).map(
  (facts): History => facts.flatMap((fact, at) => (fact === null ? [] : [[at, fact] as const])),
);

describe('by the definition', () => {
  test('it holds exactly when it should, however it is asked', () => {
    assert(
      property(conditions, histories, (condition, history) => {
        const definition = new Definition(condition.parts, history);
        const expected = Array.from({ length: 20 }, (_, at) => definition.holds(condition.parts.length - 1, at));
        expect(during(condition, history, [...expected.keys()])).toEqual(expected);
        // Asked at every second, or only when a fact comes.
        let progress = startProgress(condition);
        const asked = expected.map((_, at) => {
          progress = progressAt(condition, progress, at - 1);
          for (const [when, fact] of history) if (when === at) progress = progressAfter(condition, progress, fact, at);
          progress = progressAt(condition, progress, at);
          return holds(progress);
        });
        expect(asked).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });
});
