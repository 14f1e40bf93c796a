import type { Patches } from '../arms/applyPatches.js';
import { applyPatches } from '../arms/applyPatches.js';
import type { CheckedScenario } from '../checked.js';
import type { World } from './worlds.js';
import { SWITCHES, WORLDS } from './worlds.js';

/**
 * Makes the scenario as it is in a world: the patches of each value are applied to the file, before those of any arm. An arm that
 * sets the same parameter keeps its own value. Throws a `RangeError` if the scenario cannot be in that world.
 *
 * @example
 * import { readFileSync } from 'node:fs';
 *
 * const file = 'scenarios/polish-border-strike.yaml';
 * const { scenario } = checkScenario(readFileSync(file, 'utf8'), file);
 * const provoking = applyWorld(scenario, { answers: 'provoke' });
 */
export function applyWorld(scenario: CheckedScenario, world: World): CheckedScenario {
  const patches: Patches = Object.assign({}, ...SWITCHES.map((name) => patchesOf(name, world)));
  if (Object.keys(patches).length === 0) return scenario;
  const { scenario: made, problems } = applyPatches(scenario, patches);
  if (made !== null) return made;
  throw new RangeError(`${scenario.id} cannot be in that world: ${problems.map(({ message }) => message).join('; ')}`);
}

function patchesOf(name: keyof World, world: World): Patches {
  const value = world[name];
  const values: Readonly<Record<string, Patches>> = WORLDS[name].values;
  return (value === undefined ? undefined : values[value]) ?? {};
}
