import { describe, expect, test } from 'vitest';
import { newScenario } from '../../../src/cli/newScenario.js';
import { checkInputs, runScenario } from '../../../src/play/index.js';
import { clock } from '../../../src/telling/index.js';
import { checkScenario } from '../../../src/scenario/index.js';

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
        event: { type: 'decide', case: 'shell/exercise', option: 'posture', by: 'table' },
      },
      {
        ...shared,
        at: 10_800,
        to: 'director',
        event: {
          type: 'inject',
          inject: { id: 'table-1', kind: 'channel', channel: 'chiefs', state: 'cut', answering: null },
        },
      },
      {
        ...shared,
        at: 14_400,
        to: 'director',
        event: { type: 'inject', inject: { id: 'table-1', kind: 'incident', incident: 'shell' } },
      },
      {
        ...shared,
        at: 18_000,
        to: 'director',
        event: {
          type: 'inject',
          inject: {
            id: 'table-1',
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
      { code: 'no-such-case', line: 2, column: 64, hint: expect.stringContaining('shell/exercise') },
      { code: 'no-such-channel', line: 3, column: 30, hint: expect.stringContaining('chiefs') },
    ]);
  });

  test('gets problems of its form and of its names in one round', () => {
    const { problems } = check(`inputs:
  - { at: 6h, channel: { id: chief, state: cut } }
  - { at: 6h, channel: { id: chiefs, state: broken } }
  - { at: 6h, call: { by: north.local-comander, on: chiefs } }
  - { at: 6h, fire: { inject: exercize } }
  - { at: 6h, put-off: { inject: exercise, to: noon } }
  - { at: 6h, recall: { by: north.local-commander, about: shell/exercise, instead: holt } }
`);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['no-such-channel', 2],
      ['wrong-value', 3],
      ['no-such-actor', 4],
      ['no-such-inject', 5],
      ['out-of-range', 6],
      ['no-such-action', 7],
    ]);
  });

  test('names cases that a run can have: a misspelt one is a problem, with the nearest name', () => {
    const decide = (about: string) => `inputs: [{ at: 9h, decide: hold, by: north.local-commander, about: ${about} }]`;
    const inRun = (text: string) => checkInputs(text, 'inputs.yaml', scenario).problems;
    expect(inRun(decide('shell/exercise'))).toEqual([]);
    expect(inRun(decide('shell/exercis'))).toMatchObject([
      {
        code: 'no-such-case',
        line: 1,
        message: 'the scenario has no “shell/exercis”',
        hint: 'did you mean “shell/exercise”?',
      },
    ]);
    expect(inRun(decide('shell/exercise/again/reply-1/north.local-commander'))).toEqual([]);
    expect(inRun(decide('setback/3'))).toEqual([]);
    expect(inRun(decide('setback/third')).map(({ code }) => code)).toEqual(['no-such-case']);
    expect(inRun(decide('shell/exercise/agin')).map(({ code }) => code)).toEqual(['no-such-case']);
    const estimate = (about: string) =>
      `inputs: [{ at: 9h, estimate: { by: north.local-commander, about: ${about}, hostile: 1 } }]`;
    expect(inRun(estimate('shell/exercise'))).toEqual([]);
    expect(inRun(estimate('shell/2'))).toMatchObject([{ code: 'no-such-case', column: 66 }]);
    // What the table throws in is a case as well, by its name; a line above it does not rename it.
    const thrown = (id: string, about: string) => `inputs:
  - { at: 3h, channel: { id: chiefs, state: cut } }
  - { at: 4h, ${id}incident: shell }
  - { at: 5h, decide: hold, by: north.local-commander, about: ${about} }
`;
    expect(inRun(thrown('', 'shell/table-1'))).toEqual([]);
    expect(inRun(thrown('id: second, ', 'shell/second'))).toEqual([]);
    expect(inRun(thrown('id: second, ', 'shell/table-1')).map(({ code }) => code)).toEqual(['no-such-case']);
  });

  test('may stand in any order, but not under the same name', () => {
    const first = '{ at: 3h, id: one, channel: { id: chiefs, state: cut } }';
    const second = '{ at: 4h, id: two, incident: shell }';
    const hashOf = (...lines: string[]) => {
      const { inputs } = check(`inputs: [${lines.join(', ')}]`);
      return runScenario(scenario, { arm: 'closed', seed: '1', inputs: inputs ?? [] }).outcome;
    };
    expect(hashOf(second, first)).toEqual(hashOf(first, second));
    expect(check(`inputs: [${first}, ${second.replace('two', 'one')}]`).problems).toMatchObject([
      { code: 'duplicate-id' },
    ]);
  });

  test('can do what an office or the facilitator does', () => {
    const north = 'north.local-commander';
    const { inputs, problems } = check(`inputs:
  - { at: 1h, call: { by: ${north}, on: chiefs } }
  - { at: 1h, order-call: { by: north.head-of-state, to: ${north}, on: chiefs } }
  - { at: 1h, say: { by: ${north}, on: chiefs, words: Stop., kind: threaten } }
  - { at: 1h, hang-up: { by: ${north}, on: chiefs } }
  - { at: 1h, estimate: { by: ${north}, about: shell/exercise, hostile: 0.9 } }
  - { at: 1h, report: { to: ${north}, about: shell/exercise, says: a defector, hostile: 0.9, accident: 0.1 } }
  - { at: 1h, tell: { to: ${north}, words: Your minister is out of reach. } }
  - { at: 1h, fire: { inject: exercise } }
  - { at: 1h, skip: { inject: exercise } }
  - { at: 1h, put-off: { inject: exercise, to: day 1 09:00 } }
  - { at: 1h, recall: { by: ${north}, about: shell/exercise, instead: hold, reason: so } }
  - { at: 1h, overrule: { entity: ${north}, purpose: x, occurrence: '1', outcome: true, reason: so } }
  - { at: 1h, edit: { inject: exercise, channel: { id: chiefs, state: cut } } }
  - { at: 1h, else: { by: ${north}, words: Ask the attaché. } }
  - { at: 1h, estimate: { by: ${north}, about: shell/exercise, hostile: none } }
  - { at: 1h, hold: { by: ${north}, lapse: formula } }
  - { at: 2h, release: { by: ${north} } }
`);
    expect(problems).toEqual([]);
    expect(inputs?.map(({ to, event: { type } }) => [to, type])).toEqual([
      [north, 'place-call'],
      ['north.head-of-state', 'order-call'],
      [north, 'speak'],
      [north, 'end-call'],
      [north, 'estimate'],
      [north, 'told-of'],
      ['director', 'words'],
      ['director', 'fire'],
      ['director', 'skip'],
      ['director', 'put-off'],
      [north, 'recall'],
      ['director', 'overrule'],
      ['director', 'edit'],
      [north, 'words'],
      [north, 'estimate'],
      [north, 'hold'],
      [north, 'release'],
    ]);
    expect(inputs?.slice(-5)).toMatchObject([
      { event: { inject: { id: 'exercise', kind: 'channel', channel: 'chiefs', state: 'cut' } } },
      { event: { words: 'Ask the attaché.' } },
      { event: { estimate: null } },
      { event: { by: 'table', lapse: 'formula' } },
      { event: { type: 'release' } },
    ]);
    // Each is something that the entity understands.
    expect(() => runScenario(scenario, { arm: 'closed', seed: '1', inputs: inputs ?? [] })).not.toThrow();
  });

  test('changes an inject to one that is there, and releases an office that is held', () => {
    const { problems } = check(`inputs:
  - { at: 2h, release: { by: north.local-commander } }
  - { at: 1h, hold: { by: north.local-commander } }
  - { at: 3h, release: { by: north.local-commander } }
  - { at: 1h, edit: { inject: exercise, incident: shel } }
  - { at: 1h, edit: { inject: exercize, incident: shell } }
  - { at: 1h, edit: { inject: exercise } }
`);
    expect(problems.map(({ code, line, hint }) => ({ code, line, hint }))).toMatchObject([
      { code: 'not-held', line: 4, hint: 'hold it before: { at: 0s, hold: { by: north.local-commander } }' },
      { code: 'no-such-incident', line: 5, hint: 'did you mean “shell”?' },
      { code: 'no-such-inject', line: 6, hint: 'did you mean “exercise”?' },
      { code: 'choose-one', line: 7 },
    ]);
    const release = 'inputs: [{ at: 1h, release: { by: north.local-commander } }]';
    const run = { arm: null, seed: '1', held: ['north.local-commander'] };
    expect(checkInputs(release, 'inputs.yaml', scenario, run).problems).toEqual([]);
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
