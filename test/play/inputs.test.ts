import { describe, expect, test } from 'vitest';
import { newScenario } from '../../src/cli/newScenario.js';
import { checkInputs } from '../../src/play/index.js';
import { clock } from '../../src/telling/index.js';
import { checkScenario } from '../../src/scenario/index.js';

const { scenario } = checkScenario(newScenario('small'), 'small.yaml');
if (scenario === null) throw new Error('the small scenario is not good');
const check = (text: string) => checkInputs(text, 'inputs.yaml', scenario);

describe('a file of outside inputs', () => {
  test('takes clock times and instants', () => {
    const at = (text: string) => check(`inputs: [{ at: ${text}, channel: { id: chiefs, state: cut } }]`);
    const { start } = scenario;
    expect(at(`'${clock(start, 7200)}'`).inputs).toMatchObject([{ at: 7200 }]);
    expect(at(start).inputs).toMatchObject([{ at: 0 }]);
    expect(at('noon').problems).toMatchObject([
      { code: 'wrong-value', message: expect.stringContaining('expected a clock time such as') as string },
    ]);
    expect(at('day 1 00:00').problems).toMatchObject([
      { code: 'out-of-range', message: expect.stringContaining('before the start') as string },
    ]);
    expect(at('400d').problems).toMatchObject([
      { code: 'out-of-range', message: expect.stringContaining('after the end of the scenario') as string },
    ]);
  });

  test('becomes messages with an origin, in the order of the file', () => {
    const { inputs, problems } = check(`inputs:
  - { at: 2h5m, decide: posture, by: north.local-commander, about: shell/exercise }
  - { at: 3h, channel: { id: chiefs, state: cut } }
  - { at: 4h, incident: shell }
  - { at: 5h, statement: { by: south.head-of-state, kind: insult, about: north } }
`);
    expect(problems).toEqual([]);
    const shared = { origin: 'facilitator', after: 0 };
    expect(inputs).toEqual([
      {
        ...shared,
        at: 7500,
        to: 'north.local-commander',
        event: { type: 'decide', case: 'shell/exercise', option: 'posture' },
      },
      {
        ...shared,
        at: 10_800,
        to: 'director',
        event: {
          type: 'inject',
          inject: { id: 'table-2', kind: 'channel', channel: 'chiefs', state: 'cut', answering: null },
        },
      },
      {
        ...shared,
        at: 14_400,
        to: 'director',
        event: { type: 'inject', inject: { id: 'table-3', kind: 'incident', incident: 'shell' } },
      },
      {
        ...shared,
        at: 18_000,
        to: 'director',
        event: {
          type: 'inject',
          inject: {
            id: 'table-4',
            kind: 'statement',
            by: 'south.head-of-state',
            side: 'south',
            about: 'north',
            says: 'insult',
          },
        },
      },
    ]);
  });

  test('gets every problem at once, each at its place, with the nearest name', () => {
    const { inputs, problems } = check(`inputs:
  - { at: 2h, decide: postur, by: north.local-comander, about: x }
  - { at: 3h, channel: { id: chief, state: cut } }
`);
    expect(inputs).toBe(null);
    expect(problems.map(({ code, line, column, hint }) => ({ code, line, column, hint }))).toEqual([
      { code: 'no-such-action', line: 2, column: 23, hint: expect.stringContaining('posture') },
      { code: 'no-such-actor', line: 2, column: 35, hint: expect.stringContaining('north.local-commander') },
      { code: 'no-such-channel', line: 3, column: 30, hint: expect.stringContaining('chiefs') },
    ]);
  });

  test.each([
    ['', 'empty'],
    ['inputs: []', 'out-of-range'],
    ['inputs:\n  - { at: soon, incident: shell }', 'wrong-value'],
    ['inputs:\n  - { at: 1h, incident: shell, decide: hold }', 'choose-one'],
    ['inputs:\n  - { at: 1h, decide: hold }', 'choose-one'],
    ['inputs:\n  - { at: 1h }', 'choose-one'],
    ['inputs:\n  - { at: 1h, incidnt: shell }', 'unknown-key'],
    ['inputs: [', 'yaml-syntax'],
  ])('refuses %j', (text, code) => {
    const { inputs, problems } = check(text);
    expect(inputs).toBe(null);
    expect(problems.map((problem) => problem.code)).toContain(code);
    for (const { line, column } of problems) expect(line * column).toBeGreaterThan(0);
  });
});
