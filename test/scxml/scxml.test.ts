import { readFileSync } from 'node:fs';
import type { AnyMachineSnapshot } from 'xstate';
import { describe, expect, test } from 'vitest';
import type { Interpreter } from '../../src/engine/index.js';
import { reference } from '../../src/engine/index.js';
import { INTERPRETERS } from '../laws/interpreters.js';
import { allCases } from './document.js';
import { play, underInterpreter } from './play.js';
import { verdictOf } from './verdict.js';

/** Why a case is not covered, and which are not for that reason. */
type Reasons = Record<string, string[]>;

const judged = allCases().map((given) => ({ ...given, verdict: verdictOf(given) }));
const covered = judged.flatMap(({ name, script, verdict }) =>
  verdict.not === undefined ? { name, script, machine: verdict.machine, labels: verdict.labels } : [],
);

test('every SCXML case is covered, or listed with the reason why not', () => {
  const reasons: Reasons = {};
  for (const { name, verdict } of judged) {
    if (verdict.not !== undefined) (reasons[verdict.not] ??= []).push(name);
  }
  expect(reasons).toEqual(JSON.parse(readFileSync('test/scxml/notCovered.json', 'utf8')));
  expect(covered.length).toBeGreaterThan(180);
});

describe.each(INTERPRETERS)(
  'under %s each step of a case ends in the states that XState’s actor is in',
  (_, interpreter) => {
    test.each(covered)('$name', ({ script, machine, labels }) => {
      expect(play(underInterpreter(machine, interpreter), script)).toEqual(labels);
    });
  },
);

test('an interpreter that goes astray is found out', () => {
  const forgetful: Interpreter<unknown> = (machine) => {
    const sound = reference(machine);
    return {
      ...sound,
      step: (state: AnyMachineSnapshot, event, effects) =>
        sound.step({ ...state, historyValue: {} } as AnyMachineSnapshot, event, effects),
    };
  };
  const astray = covered.filter(
    ({ machine, script, labels }) =>
      JSON.stringify(play(underInterpreter(machine, forgetful), script)) !== JSON.stringify(labels),
  );
  expect(astray.map(({ name }) => name)).toContain('history/history0');
});
