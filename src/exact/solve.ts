import type { CheckedScenario } from '../scenario/index.js';
import { applyArm, buildScenario } from '../scenario/index.js';
import type { ExactAnswers } from './answers.js';
import { answersOf } from './answers.js';
import { explore } from './explore.js';

export interface ExactOptions {
  /** an arm of the scenario; null: the file as written */
  readonly arm: string | null;
  /** situations after which it gives up */
  readonly states: number;
}

/**
 * What comes of a scenario, without a run: the continuous-time Markov chain of the same machines, solved. Runs differ from it in
 * one thing: their times are rounded up to whole seconds.
 * @throws ExactRefusal where the scenario is no such chain, or too large a one
 */
export function solveScenario(scenario: CheckedScenario, { arm, states }: ExactOptions): ExactAnswers {
  const built = buildScenario(arm === null ? scenario : applyArm(scenario, arm));
  return answersOf(explore(built, states), built);
}
