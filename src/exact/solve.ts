import type { CheckedScenario } from '../scenario/index.js';
import { applyArm, buildScenario } from '../scenario/index.js';
import type { ExactAnswers } from './answers.js';
import { answersOf } from './answers.js';
import { explore } from './explore.js';

export interface ExactOptions {
  /** an arm of the scenario; null: the file as written */
  readonly arm: string | null;
  /** the most states to explore before giving up */
  readonly states: number;
}

/**
 * The outcomes of a scenario, computed without a run: builds the continuous-time Markov chain of the same machines and solves it.
 * Runs differ from it only in that their times are rounded up to whole seconds.
 * @throws ExactRefusal if the scenario is not such a chain, or has too many states
 */
export function solveScenario(scenario: CheckedScenario, { arm, states }: ExactOptions): ExactAnswers {
  const built = buildScenario(arm === null ? scenario : applyArm(scenario, arm));
  return answersOf(explore(built, states), built);
}
