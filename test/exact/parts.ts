import { readFileSync } from 'node:fs';
import type { CheckedScenario } from '../../src/scenario/index.js';
import type { RunResult } from '../../src/play/index.js';
import { checkScenario } from '../../src/scenario/index.js';
import { prepareRuns } from '../../src/play/index.js';
import { seeds } from '../oracles/batch.js';

export function scenarioIn(path: string): CheckedScenario {
  return scenarioOf(readFileSync(path, 'utf8'));
}

export function scenarioOf(text: string): CheckedScenario {
  const { scenario, problems } = checkScenario(text, 'test.yaml');
  if (scenario === null) throw new Error(problems[0]?.message);
  return scenario;
}

export function batchOf(scenario: CheckedScenario, arm: string | null, runs: number): RunResult[] {
  const run = prepareRuns(scenario, arm);
  return seeds(`exact ${scenario.id} ${arm ?? ''}`, runs).map((seed) => run({ seed }));
}
