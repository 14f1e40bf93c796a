import type { CheckedScenario } from '../scenario/index.js';

/** What a brief is made of: the scenario as written, which arm is played (null: as written), and what that arm makes of it. */
export interface Played {
  readonly written: CheckedScenario;
  readonly arm: string | null;
  readonly scenario: CheckedScenario;
}
