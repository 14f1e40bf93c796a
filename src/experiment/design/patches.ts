import type { Patches } from '../../scenario/index.js';
import type { FactorSpec, Level } from '../spec/format.js';
import type { Levels } from './setting.js';

/** What one level of a factor sets in a scenario. */
function patchesOfLevel({ path, levels }: FactorSpec, level: Level): Patches {
  if (path !== undefined) return { [path]: level };
  const variant = String(level);
  return (levels !== undefined && Object.hasOwn(levels, variant) ? levels[variant] : {}) as Patches;
}

/** What a setting sets in a scenario, in the order of its factors. */
export function patchesOf(factors: Readonly<Record<string, FactorSpec>>, levels: Levels): Patches {
  return Object.assign(
    {},
    ...Object.entries(levels).map(([name, level]) => patchesOfLevel(factors[name] as FactorSpec, level)),
  ) as Patches;
}
