import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { applyPatches } from '../../src/scenario/arms/applyPatches.js';
import type { Patches } from '../../src/scenario/arms/applyPatches.js';
import type { CheckedScenario } from '../../src/scenario/checked.js';
import type { FullScenario } from '../../src/scenario/format/schema.js';
import { checkScenario } from '../../src/scenario/check.js';
import type { Problem } from '../../src/scenario/text/problem.js';

/** A good file that uses every section. */
export const SMALL = readFileSync(new URL('fixtures/small.yaml', import.meta.url), 'utf8');

/** The small file with one piece of it, which must be there once, replaced. */
export function small(piece: string, by: string): string {
  expect(SMALL.split(piece), `${piece} in the fixture`).toHaveLength(2);
  return SMALL.replace(piece, () => by);
}

/** A text without its mark ▮, and where the mark was. */
export function marked(text: string): { text: string; line: number; column: number } {
  const before = text.slice(0, text.indexOf('▮')).split('\n');
  return { text: text.replace('▮', ''), line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

export function problemsOf(text: string): readonly Problem[] {
  return checkScenario(text, 'test.yaml').problems;
}

/** The problems of a marked text, and whether each is at the mark. */
export function problemsAt(markedText: string): (Problem & { atMark: boolean })[] {
  const { text, line, column } = marked(markedText);
  return problemsOf(text).map((problem) => ({
    ...problem,
    atMark: problem.line === line && problem.column === column,
  }));
}

/** What `problemsAt` gives for a text that has this one problem, at its mark. */
export function oneAtMark(expected: Partial<Problem>): unknown {
  return [expect.objectContaining({ file: 'test.yaml', atMark: true, ...expected })];
}

/** The data of a scenario, to copy with changes that no check has seen. */
export function dataOf(scenario: CheckedScenario): FullScenario {
  return scenario;
}

/** The scenario with new values, which must be right. */
export function patched(scenario: CheckedScenario, patches: Patches): CheckedScenario {
  const { scenario: made, problems } = applyPatches(scenario, patches);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (made === null) throw new Error('no scenario');
  return made;
}

/** The checked scenario of a text that must be right. */
export function scenarioOf(text: string): CheckedScenario {
  const { scenario, problems } = checkScenario(text, 'test.yaml');
  expect(problems).toEqual([]);
  if (scenario === null) throw new Error('no scenario');
  return scenario;
}
