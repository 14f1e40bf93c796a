import { matches } from '../text/path.js';
import type { KeyPath, Path, Step } from '../text/path.js';
import { fullScenario } from '../format/schema.js';
import { mayHold } from '../check/schemaWalk.js';

/** A value after a patch, and the places that the patch set. */
export interface Patched {
  readonly value: unknown;
  readonly touched: readonly KeyPath[];
}

/** The scenario with `given` at every place that the path picks. The last step may add a field that the format allows. */
export function patch(scenario: unknown, path: Path, given: unknown): Patched {
  const touched: KeyPath[] = [];
  return { value: put(scenario, path, given, [], touched), touched };
}

function put(value: unknown, path: Path, given: unknown, at: KeyPath, touched: KeyPath[]): unknown {
  const [step, ...rest] = path;
  if (step === undefined) {
    touched.push(at);
    return given;
  }
  const made = targets(value, step, rest.length === 0, at).map(
    ([key, child]) => [key, put(child, rest, given, [...at, key], touched)] as const,
  );
  if (Array.isArray(value)) {
    const items: unknown[] = [...value];
    for (const [index, item] of made) items[Number(index)] = item;
    return items;
  }
  return made.length === 0 ? value : { ...(value as object), ...Object.fromEntries(made) };
}

function targets(value: unknown, step: Step, last: boolean, at: KeyPath): (readonly [string | number, unknown])[] {
  const found = matches(value, step);
  const settable = found.length === 0 && last && step.kind === 'name' && mayHold(fullScenario, at, step.name);
  return settable ? [[step.name, undefined]] : found;
}
