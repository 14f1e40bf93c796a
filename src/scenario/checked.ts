import { freezeDeep } from '../engine/index.js';
import type { FullScenario } from './format/schema.js';

/** Marks a scenario that was checked. Neither a spread nor a structured clone copies it. */
const CHECKED = Symbol('checked');

/** To TypeScript, a spread loses private members, so a copy with other values is not a `CheckedScenario`. */
declare class Checked {
  private readonly checked: true;
}

/**
 * A scenario without errors: the only kind that may be built and run. It is frozen to its depth. Only `checkScenario`,
 * `applyArm` and `applyPatches` make one; to change one, use `applyPatches`.
 */
export type CheckedScenario = FullScenario & Checked;

/** Marks and freezes a scenario that has passed every check, or a clone of one that another thread sent. */
export function sealChecked(scenario: FullScenario): CheckedScenario {
  if (!Object.hasOwn(scenario, CHECKED)) Object.defineProperty(scenario, CHECKED, { value: true });
  return freezeDeep(scenario) as CheckedScenario;
}

/** Throws a `TypeError` for a scenario that is a changed copy of a checked one. Executes nothing. */
export function assertChecked(scenario: CheckedScenario): void {
  if (Object.hasOwn(scenario, CHECKED)) return;
  throw new TypeError('this scenario was not checked: use checkScenario, and applyPatches to change values');
}
