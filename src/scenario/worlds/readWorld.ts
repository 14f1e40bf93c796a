import { nearest } from '../text/nearest.js';
import { visibleLine } from '../text/visible.js';
import type { SwitchName, World } from './worlds.js';
import { SWITCHES, valuesOf } from './worlds.js';

/** The world of these names and values, in the order of the registry; or what is wrong with it, in one sentence. */
export function readWorld(
  given: Readonly<Record<string, string>>,
): { readonly world: World } | { readonly why: string } {
  for (const [name, value] of Object.entries(given)) {
    const known = SWITCHES.find((each) => each === name);
    if (known === undefined) return { why: `there is no switch “${visibleLine(name)}”: ${choices(name, SWITCHES)}` };
    const values = valuesOf(known);
    if (!values.includes(value)) {
      return { why: `${known} cannot be “${visibleLine(value)}”: ${choices(value, values)}` };
    }
  }
  const chosen = SWITCHES.flatMap((name) => (Object.hasOwn(given, name) ? [[name, given[name]]] : []));
  return { world: Object.fromEntries(chosen) as World };
}

/** Reads `answers=provoke,talk=strategic`. */
export function parseWorld(text: string): { readonly world: World } | { readonly why: string } {
  const given = new Map<string, string>();
  for (const part of text.split(',')) {
    const [, name, value] = /^\s*([^\s=]+)\s*=\s*([^\s=]+)\s*$/.exec(part) ?? [];
    if (name === undefined || value === undefined) {
      return { why: `expected switches and their values, such as ${example()}` };
    }
    if (given.has(name)) return { why: `${visibleLine(name)} is given twice` };
    given.set(name, value);
  }
  return readWorld(Object.fromEntries(given));
}

/** `answers=provoke`: what `parseWorld` reads. */
export function worldText(world: World): string {
  return SWITCHES.flatMap((name) => (world[name] === undefined ? [] : [`${name}=${world[name]}`])).join(',');
}

function example(): string {
  const names: SwitchName[] = SWITCHES.slice(0, 2);
  return names.map((name) => `${name}=${valuesOf(name).at(-1)}`).join(',');
}

function choices(word: string, names: readonly string[]): string {
  const near = nearest(word, names);
  return `expected ${names.join(', ')}${near === undefined ? '' : `. Did you mean “${near}”?`}`;
}
