import { inWords } from '../model/index.js';
import type { CheckedScenario } from '../scenario/index.js';

/** What an arm changes: in which entries of which section, in which field, from what to what. */
export interface ArmChange {
  readonly where: string;
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

interface Leaf {
  readonly keys: readonly string[];
  readonly from: unknown;
  readonly to: unknown;
}

/** The difference of two scenarios, field by field. Entries with the same change are listed together. */
export function armChanges(before: CheckedScenario, after: CheckedScenario): ArmChange[] {
  const groups = new Map<string, { leaf: Leaf; entries: string[] }>();
  for (const leaf of leaves(before, after, [])) {
    const [section = '', entry = '', ...field] = leaf.keys;
    const key = JSON.stringify([section, field, leaf.from ?? null, leaf.to ?? null]);
    const group = groups.get(key) ?? { leaf, entries: [] };
    group.entries.push(entry);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ leaf: { keys, from, to }, entries }) => {
    const [section = '', entry = '', ...field] = keys;
    if (keys.length === 1) return { where: 'the scenario', field: inWords(section), from: shown(from), to: shown(to) };
    const of = entries.filter((each) => each !== '').map(inWords);
    // For a parameter or a whole entry, the entry itself is the field.
    return field.length === 0
      ? { where: section, field: inWords(entry), from: shown(from), to: shown(to) }
      : {
          where: `${section}: ${of.join(', ')}`,
          field: field.map(inWords).join(', '),
          from: shown(from),
          to: shown(to),
        };
  });
}

function leaves(from: unknown, to: unknown, keys: readonly string[]): Leaf[] {
  if (JSON.stringify(from) === JSON.stringify(to)) return [];
  if (!isGroup(from) || !isGroup(to) || isPlainList(from) || isPlainList(to)) return [{ keys, from, to }];
  const names = new Set([...Object.keys(from), ...Object.keys(to)]);
  return [...names].flatMap((name) => leaves(child(from, name), child(to, name), [...keys, nameOf(from, name)]));
}

/** A list of words or numbers changes as a whole. */
function isPlainList(value: object): boolean {
  return Array.isArray(value) && !value.some(isGroup);
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function child(group: object, name: string): unknown {
  return Object.hasOwn(group, name) ? (group as Record<string, unknown>)[name] : undefined;
}

/** The name of an entry; in a list, its id if it has one. */
function nameOf(group: object, name: string): string {
  const entry = child(group, name);
  if (!Array.isArray(group) || !isGroup(entry)) return name;
  const id = child(entry, 'id');
  return typeof id === 'string' ? id : name;
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value === '' ? 'nothing' : value;
  if (!isGroup(value)) return value === null ? 'nothing' : (JSON.stringify(value) ?? 'nothing');
  const parts = Array.isArray(value)
    ? value.map(shown)
    : Object.entries(value).flatMap(([name, each]) => (each === null ? [] : `${inWords(name)}: ${shown(each)}`));
  return parts.join(', ') || 'nothing';
}
