import { describe, expect, test } from 'vitest';
import { PARAMETERS } from '../../../src/model/index.js';
import {
  applyArm,
  applyWorld,
  choicesOf,
  parseWorld,
  readWorld,
  SWITCHES,
  valuesOf,
  worldText,
} from '../../../src/scenario/index.js';
import { everyScenario } from '../../laws/shipped.js';
import { scenarioOf, small, SMALL } from '../small.js';

const scenario = scenarioOf(SMALL);

describe('a world', () => {
  test.each([
    ['deter', 0],
    ['default', PARAMETERS.afterAnswer.value],
    ['provoke', 0.7],
  ] as const)('answers=%s says what follows an answer', (answers, p) => {
    expect(choicesOf(applyWorld(scenario, { answers })).parameters.afterAnswer).toBe(p);
  });

  test('without switches is the scenario itself', () => {
    expect(applyWorld(scenario, {})).toBe(scenario);
  });

  test('goes before an arm, which keeps what it sets itself', () => {
    const text = small(
      '  closed: {',
      `  sure: { set: { parameters.after-answer: 0.9 } }\n  other: { set: { parameters.prior: 0.5 } }\n  closed: {`,
    );
    const made = applyWorld(scenarioOf(text), { answers: 'provoke' });
    expect(choicesOf(applyArm(made, 'sure')).parameters.afterAnswer).toBe(0.9);
    expect(choicesOf(applyArm(made, 'other')).parameters).toMatchObject({ afterAnswer: 0.7, prior: 0.5 });
  });

  test('fits every shipped scenario, whichever values', () => {
    for (const [, shipped] of everyScenario()) {
      for (const name of SWITCHES) {
        for (const value of valuesOf(name)) {
          const read = readWorld({ [name]: value });
          expect('world' in read && applyWorld(shipped, read.world).id).toBe(shipped.id);
        }
      }
    }
  });
});

describe('reading a world', () => {
  test('takes switches and values, and gives them back in the order of the registry', () => {
    for (const name of SWITCHES) {
      for (const value of valuesOf(name)) {
        const read = parseWorld(` ${name} = ${value} `);
        expect(read).toEqual({ world: { [name]: value } });
        expect('world' in read && worldText(read.world)).toBe(`${name}=${value}`);
      }
    }
    const all = SWITCHES.map((name) => `${name}=${valuesOf(name)[0]}`);
    const reversed = parseWorld(all.toReversed().join(','));
    expect('world' in reversed && worldText(reversed.world)).toBe(all.join(','));
  });

  test.each([
    ['', 'expected switches and their values, such as answers=provoke'],
    ['answers', 'expected switches and their values'],
    ['answers=', 'expected switches and their values'],
    ['answers=provoke,', 'expected switches and their values'],
    ['answers=deter,answers=provoke', 'answers is given twice'],
    ['answer=deter', 'there is no switch “answer”: expected answers'],
    ['answers=provok', 'answers cannot be “provok”: expected deter, default, provoke. Did you mean “provoke”?'],
    ['toString=1', 'there is no switch “toString”'],
    ['__proto__=1', 'there is no switch “__proto__”'],
    ['answers=constructor', 'answers cannot be “constructor”'],
  ])('refuses “%s”', (text, why) => {
    const read = parseWorld(text);
    expect('why' in read && read.why).toContain(why);
  });
});
