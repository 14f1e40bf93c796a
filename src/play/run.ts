import type { Beginning, Interpreter } from '../engine/index.js';
import { compiled, repeatSimulation } from '../engine/index.js';
import { applyArm, buildScenario } from '../scenario/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import type { RunResult } from './result.js';
import { resultOf } from './result.js';

/** A run of a scenario: its arm, its seed, and its outside inputs. */
export interface RunOptions extends Beginning {
  /** an arm of the scenario; null: the file as written */
  readonly arm: string | null;
}

/**
 * Makes a function that runs one arm of a scenario under any seed and returns the result. The arm is built and compiled only once. A
 * run is a pure function of scenario, arm, seed and inputs, and does not depend on the interpreter. The function throws a
 * `RunawayError` if messages within one instant never end.
 *
 * @example
 * import { readFileSync } from 'node:fs';
 *
 * const file = 'scenarios/polish-border-strike.yaml';
 * const { scenario } = checkScenario(readFileSync(file, 'utf8'), file);
 * const run = prepareRuns(scenario, 'closed');
 * const times = ['1', '2', '3'].map((seed) => run({ seed }).endedAt);
 */
export function prepareRuns(
  scenario: CheckedScenario,
  arm: string | null,
  interpreter: Interpreter<unknown> = compiled,
): (beginning: Beginning) => RunResult {
  const { system, observer, horizon } = buildScenario(arm === null ? scenario : applyArm(scenario, arm));
  const begin = repeatSimulation(system, { horizon, observer }, interpreter);
  return (beginning) => {
    const run = begin(beginning);
    return resultOf(run, { arm, seed: beginning.seed }, run.run(), run.watched);
  };
}

/**
 * Runs one arm of a scenario once. For many runs of one arm, `prepareRuns` is faster.
 *
 * @example
 * import { readFileSync } from 'node:fs';
 *
 * const file = 'scenarios/polish-border-strike.yaml';
 * const { scenario } = checkScenario(readFileSync(file, 'utf8'), file);
 * const { outcome, hash } = runScenario(scenario, { arm: 'closed', seed: '1' });
 */
export function runScenario(scenario: CheckedScenario, { arm, ...options }: RunOptions): RunResult {
  return prepareRuns(scenario, arm)(options);
}
