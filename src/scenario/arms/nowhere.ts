import { suggest } from '../text/nearest.js';
import { isMapping, makePath, select, textOf } from '../text/path.js';
import type { Path } from '../text/path.js';
import type { Finding } from '../text/problem.js';
import { replacedBy } from '../format/replaced.js';
import { fullScenario } from '../format/schema.js';
import { fieldsAt } from '../check/schemaWalk.js';

/** Explains why a path picks nothing in a scenario: its first step without a match, and what was probably meant. */
export function nowhere(scenario: unknown, path: Path): Pick<Finding, 'code' | 'message' | 'hint'> {
  const length = path.findIndex((_, index) => select(scenario, path.slice(0, index + 1)).length === 0);
  const before = path.slice(0, length);
  const place = before.length === 0 ? 'the file' : makePath(before);
  const step = path[length];
  if (step === undefined || step.kind === 'all') {
    return { code: 'patch-nowhere', message: `${place} is empty`, hint: undefined };
  }
  if (step.kind === 'where') {
    const values = select(scenario, [...before, { kind: 'all' }, { kind: 'name', name: step.field }]);
    const hint = suggest(step.is, new Set(values.flatMap(({ value }) => textOf(value) ?? [])));
    return { code: 'patch-nowhere', message: `nothing in ${place} has ${step.field} “${step.is}”`, hint };
  }
  const held = select(scenario, before);
  const fields = held.flatMap(({ keys }) => fieldsAt(fullScenario, keys));
  const names = held.flatMap(({ value }) => namesOf(value));
  const last = length === path.length - 1;
  return {
    code: fields.length > 0 && last ? 'unknown-key' : 'patch-nowhere',
    message: `${place} has no “${step.name}”`,
    hint: replacedBy(named(path)) ?? suggest(step.name, new Set([...names, ...(last ? fields : [])])),
  };
}

/** The path as keys, as far as it consists of names. */
function named(path: Path): string[] {
  return path.flatMap((step) => (step.kind === 'name' ? [step.name] : []));
}

/** The names by which a step of a path may pick an entry. */
function namesOf(value: unknown): string[] {
  if (isMapping(value)) return Object.keys(value);
  return select(value, [{ kind: 'all' }, { kind: 'name', name: 'id' }]).flatMap(({ value: id }) => textOf(id) ?? []);
}
