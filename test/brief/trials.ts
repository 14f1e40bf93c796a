import type { CheckedScenario } from '../../src/scenario/index.js';
import type { KeyPath } from '../../src/scenario/text/path.js';
import { fullScenario } from '../../src/scenario/format/schema.js';
import type { Variable } from './otherValues.js';

/** A scenario that differs from another one in one field. */
export interface Trial {
  readonly of: Variable;
  readonly changed: CheckedScenario;
}

/** The scenario with one of these fields changed, in every way that its form allows. */
export function trialsOf(scenario: CheckedScenario, fields: readonly Variable[]): Trial[] {
  return fields
    .flatMap((of) => of.others.map((other) => ({ of, changed: changedAt(scenario, of.keys, other) })))
    .filter((trial): trial is Trial => fullScenario.safeParse(trial.changed).success);
}

function changedAt(value: unknown, keys: KeyPath, by: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((each: unknown, i) => (i === key ? changedAt(each, rest, by) : each));
  const group = value as Readonly<Record<string, unknown>>;
  return { ...group, [key]: changedAt(group[key], rest, by) };
}
