import type { Finding, KeyPath, Patches } from '../../scenario/index.js';
import { applyPatches, finding, findingAtKey } from '../../scenario/index.js';
import type { StudiedScenario } from './experiment.js';
import type { ExperimentSpec, FactorSpec } from './format.js';

/** Columns of the tables that a factor could be confused with. */
const COLUMNS = [
  'scenario',
  'world',
  'setting',
  'luck',
  'arm',
  'seed',
  'truth',
  'began',
  'hash',
  'error',
  'at',
  'rung',
];

/** Of a long list only some values are tried, because each costs as much as checking a file. */
const MOST_TRIED = 20;

/**
 * What a scenario refuses of the factors: paths that select nothing, and values that the format does not allow. Each factor is
 * tried by itself, with its extreme values.
 */
export function checkFactors({ factors, outcomes }: ExperimentSpec, scenarios: readonly StudiedScenario[]): Finding[] {
  return Object.entries(factors).flatMap(([name, factor]) => [
    ...(COLUMNS.includes(name) || (outcomes ?? []).includes(name)
      ? [
          findingAtKey(
            'reserved-id',
            ['factors', name],
            `“${name}” is a column of the tables already: expected another name`,
          ),
        ]
      : []),
    ...scenarios.flatMap((studied) => refused(name, factor, studied)),
  ]);
}

function refused(name: string, factor: FactorSpec, { scenario }: StudiedScenario): Finding[] {
  const seen = new Set<string>();
  return trials(factor).flatMap(({ patches, keys }) => {
    const { problems } = applyPatches(scenario, patches);
    const errors = problems.filter(({ severity }) => severity === 'error');
    return errors.flatMap(({ code, path, message, hint }) => {
      const isPath = code.startsWith('patch-') || code === 'unknown-key';
      const at = isPath && factor.path !== undefined ? ['path'] : keys;
      const place: KeyPath = ['factors', name, ...at, ...(factor.levels !== undefined ? [path] : [])];
      const once = JSON.stringify([place, code]);
      if (seen.has(once)) return [];
      seen.add(once);
      return [finding(code, place, `in ${scenario.id}, ${message}`, hint)];
    });
  });
}

interface Trial {
  readonly patches: Patches;
  readonly keys: KeyPath;
}

function trials({ path = '', values, low, high, levels }: FactorSpec): Trial[] {
  const set = (value: unknown, ...keys: KeyPath): Trial => ({ patches: { [path]: value }, keys });
  if (levels !== undefined) {
    const variants = Object.entries(levels).filter(([, patches]) => Object.keys(patches).length > 0);
    return variants.map(([variant, patches]) => ({ patches: patches as Patches, keys: ['levels', variant] }));
  }
  if (values === undefined) return [set(low, 'low'), set(high, 'high')];
  const last = values.length - 1;
  return values.flatMap((value, i) => (i < MOST_TRIED || i === last ? [set(value, 'values', i)] : []));
}
