import type { z } from 'zod';
import { isMapping } from '../../src/scenario/text/path.js';
import type { KeyPath } from '../../src/scenario/text/path.js';

/** One place of a value, and other values that its form allows there. */
export interface Variable {
  readonly keys: KeyPath;
  /** whether another value must be possible: not where an optional field is given, or taken away, for the trial */
  readonly given: boolean;
  readonly others: readonly unknown[];
}

/**
 * Every place of a value that can be changed by itself, by the form of its fields: each number, word and text, each list and
 * group that is empty, each field that is absent or null, and taking one away that may be absent or null. What it is changed to is told by the form alone, so a new
 * field needs nothing here.
 */
export function variables(form: z.core.$ZodType, value: unknown, keys: KeyPath = []): Variable[] {
  const def = defOf(form);
  switch (def.type) {
    case 'default':
    case 'prefault':
      return variables(def.innerType, value, keys);
    case 'optional':
    case 'nullable':
      return value === undefined || value === null
        ? [{ keys, given: value === null, others: [example(def.innerType)] }]
        : [
            ...variables(def.innerType, value, keys),
            { keys, given: false, others: [def.type === 'nullable' ? null : undefined] },
          ];
    case 'object':
      return Object.entries(def.shape).flatMap(([name, field]) =>
        variables(field, child(value, name), [...keys, name]),
      );
    case 'record': {
      const entries = Object.entries(value as object);
      return entries.length === 0
        ? [{ keys, given: true, others: [example(form)] }]
        : entries.flatMap(([name, each]) => variables(def.valueType, each, [...keys, name]));
    }
    case 'array': {
      const entries = value as readonly unknown[];
      return entries.length === 0
        ? [{ keys, given: true, others: [example(form)] }]
        : entries.flatMap((each, i) => variables(def.element, each, [...keys, i]));
    }
    case 'unknown':
      return unknowns(value, keys);
    default:
      return hasOneValue(form) ? [] : [{ keys, given: true, others: leavesLike(form, value) }];
  }
}

function defOf(form: z.core.$ZodType): z.core.$ZodTypes['_zod']['def'] {
  return (form as z.core.$ZodTypes)._zod.def;
}

function hasOneValue(form: z.core.$ZodType): boolean {
  const def = defOf(form);
  return (def.type === 'literal' || def.type === 'enum') && candidates(form, undefined).length === 1;
}

function child(group: unknown, name: string): unknown {
  return isMapping(group) && Object.hasOwn(group, name) ? group[name] : undefined;
}

/** Of a field that can have any form: its values as they are, changed within their own form. */
function unknowns(value: unknown, keys: KeyPath): Variable[] {
  if (Array.isArray(value)) return value.flatMap((each, i) => unknowns(each, [...keys, i]));
  if (isMapping(value)) return Object.entries(value).flatMap(([name, each]) => unknowns(each, [...keys, name]));
  return [{ keys, given: true, others: [`${JSON.stringify(value)} canary`] }];
}

/** Other values of a field that has no parts. */
function leavesLike(form: z.core.$ZodType, value: unknown): unknown[] {
  const def = defOf(form);
  const fits = candidates(form, value).filter((each) => each !== value && accepts(form, each));
  // Of words all are tried, as a choice may show in one of them only.
  return def.type === 'enum' ? fits : fits.slice(0, 1);
}

function candidates(form: z.core.$ZodType, value: unknown): unknown[] {
  const def = defOf(form);
  switch (def.type) {
    case 'number':
      return typeof value === 'number' ? [value / 2, value + 1, value - 1, 0.25] : NUMBERS;
    case 'boolean':
      return [true, false];
    case 'enum':
      return Object.values(def.entries);
    case 'literal':
      return [...def.values];
    case 'union':
      return def.options.flatMap((option) => candidates(option, value));
    default:
      return typeof value === 'string' ? [`${value} canary`, ...TEXTS] : TEXTS;
  }
}

const NUMBERS = [0.25, 1];
/** Texts of every form that a field can ask for: an actor, an id, a length of time, an instant. */
const TEXTS = ['blue.canary', 'canary', '7h13m', '2031-05-02T06:00:00Z'];

function accepts(form: z.core.$ZodType, value: unknown): boolean {
  return (form as z.ZodType).safeParse(value).success;
}

/** A value of this form, with all that it can have; lists have as many entries as they must, one at least. */
function example(form: z.core.$ZodType): unknown {
  const def = defOf(form);
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
      return example(def.innerType);
    case 'object':
      return Object.fromEntries(Object.entries(def.shape).map(([name, field]) => [name, example(field)]));
    case 'record': {
      const name = TEXTS.find((each) => accepts(def.keyType, each)) ?? 'canary';
      return { [name]: example(def.valueType) };
    }
    case 'array': {
      const lists = [1, 2].map((length) => Array.from({ length }, () => example(def.element)));
      return lists.find((list) => accepts(form, list)) ?? lists[0];
    }
    case 'unknown':
      return 'canary';
    default:
      return candidates(form, undefined).find((each) => accepts(form, each));
  }
}
