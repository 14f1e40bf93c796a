import { describe, expect, test } from 'vitest';
import { problemsAt, oneAtMark, scenarioOf, small } from '../small.js';

/** The small file with these actions in place of its own. */
function acting(actions: string): string {
  return small('  limited-retaliation: { rung-again: null }\n', `${actions}\n`);
}

const OWN = `
  wait: { says: waits, for: [local, national], utility: { hostile: -6, accident: 0 } }
  posture: { says: protests, for: [national], does: posture, rung: 3, utility: { hostile: -2, accident: -1 } }
  own-up: { says: owns up, for: [statement], does: admit, utility: { hostile: -1, accident: -1 } }`;

describe('a file without the library of actions', () => {
  test('lists all that can be decided, for the offices that it has', () => {
    expect(problemsAt(acting(`  use: none${OWN}`))).toEqual([]);
    expect(Object.keys(scenarioOf(acting(`  use: none${OWN}`)).actions)).toEqual([
      'wait',
      'posture',
      'own-up',
      'scramble',
    ]);
  });

  test('must leave no office without a choice', () => {
    const problems = problemsAt(acting(`  ▮use: none${OWN.replace('  own-up', '  #own-up')}`));
    expect(problems).toEqual(
      oneAtMark({
        code: 'nothing-to-choose',
        message: expect.stringContaining('a decision of kind statement has no option'),
      }),
    );
  });

  test('must complete an action that the library would have completed', () => {
    expect(problemsAt(acting(`  use: none${OWN}\n  ▮hold: { says: waits on }`))).toEqual(
      oneAtMark({
        code: 'no-such-action',
        message: 'the library has no action “hold”: expected one of its names, or a new action with says and utility',
      }),
    );
  });
});

describe('whose an action is', () => {
  const salute = (by: string) =>
    acting(`  salute: { says: salutes, for: [national], by: [${by}], utility: { hostile: 0, accident: 0 } }`);

  test('is a side or an office', () => {
    expect(problemsAt(salute('blue, red.chief'))).toEqual([]);
  });

  test.each([
    ['▮bleu', 'no-such-side'],
    ['blue, ▮red.chef', 'no-such-actor'],
  ] as const)('%s is pointed out', (by, code) => {
    expect(problemsAt(salute(by))).toEqual(oneAtMark({ code }));
  });

  test('is warned of if that office never decides on it', () => {
    expect(problemsAt(salute('blue.local').replace('  salute', '  ▮salute'))).toEqual(
      oneAtMark({ code: 'action-untaken' }),
    );
  });

  test('may not leave another office without a choice', () => {
    const text = acting(`  ▮hold: { by: [blue] }\n  call: { by: [blue] }\n  posture: { by: [blue] }`);
    expect(problemsAt(text)).toEqual(
      oneAtMark({ code: 'nothing-to-choose', message: expect.stringContaining('always open for red.chief') }),
    );
  });
});
