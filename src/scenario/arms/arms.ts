import { tooManyArms } from '../check/limits.js';
import type { Names } from '../check/references.js';
import { assertChecked, sealChecked } from '../checked.js';
import type { CheckedScenario } from '../checked.js';
import type { FullScenario } from '../format/schema.js';
import { isError } from '../text/problem.js';
import type { Finding } from '../text/problem.js';
import { newTroubles, patchAll } from './patchAll.js';
import type { Patched, Patching } from './patchAll.js';

/** Sections that must be the same in all arms of a comparison. */
const FIXED = new Map(
  ['brinkline', 'id', 'arms', 'baseline', 'compare', 'outcomes', 'history'].map((section) => [
    section,
    'it is the same for all arms',
  ]),
);

/**
 * Makes the scenario of one arm: applies the patches of the arm in the order of the file, each to the result of the one before.
 * The scenario given is not changed, and nothing is run. Throws a `RangeError` if it has no such arm, and a `TypeError` if it was
 * not checked.
 *
 * @example
 * import { readFileSync } from 'node:fs';
 *
 * const file = 'scenarios/polish-border-strike.yaml';
 * const { scenario } = checkScenario(readFileSync(file, 'utf8'), file);
 * const closed = applyArm(scenario, 'closed');
 */
export function applyArm(scenario: CheckedScenario, arm: string): CheckedScenario {
  assertChecked(scenario);
  if (!Object.hasOwn(scenario.arms, arm)) throw new RangeError(`${scenario.id} has no arm “${arm}”`);
  const { scenario: made, findings } = patchArm(scenario, arm, { accepted: true });
  if (made === undefined) throw new Error(`the arm ${arm} was not checked: ${findings.find(isError)?.message}`);
  return sealChecked(made);
}

/**
 * Applies every arm. Returns the scenarios of the arms without errors, and the problems of all patches: those that cannot be
 * applied, and those that would break something. `accepted` is whether the schema accepts the scenario as written.
 */
export function checkArms(
  full: FullScenario,
  names: Names,
  accepted: boolean,
): { readonly findings: readonly Finding[]; readonly arms: readonly FullScenario[] } {
  if (tooManyArms(full).length > 0) return { findings: [], arms: [] };
  const test = newTroubles(full, names);
  const made = Object.keys(full.arms).map((arm) => patchArm(full, arm, { accepted, test }));
  return { findings: made.flatMap((arm) => arm.findings), arms: made.flatMap(({ scenario }) => scenario ?? []) };
}

function patchArm(full: FullScenario, arm: string, how: Omit<Patching, 'fixed'>): Patched {
  const { scenario, findings } = patchAll(full, full.arms[arm]?.set ?? {}, { ...how, fixed: FIXED });
  return {
    scenario,
    findings: findings.map((found) => ({
      ...found,
      keys: ['arms', arm, 'set', ...found.keys],
      message: `arm ${arm}: ${found.message}`,
    })),
  };
}
