import { z } from 'zod';
import type { Measure } from '../../model/index.js';
import type { ConditionGround } from '../build/condition.js';
import type { Named } from '../format/named.js';
import type { MeasureKind } from './measureKind.js';

/** The fields of several kinds together. */
type FieldsOf<Kinds> = Kinds extends readonly [{ readonly fields: infer Fields }, ...infer Rest]
  ? Fields & FieldsOf<Rest>
  : object;

/** The schema of an object that asks for exactly one of these kinds. The fields of `head` come before theirs. */
export function oneOf<Head extends z.ZodRawShape, const Kinds extends readonly MeasureKind[]>(
  head: Head,
  kinds: Kinds,
) {
  const fields = Object.assign({}, head, ...kinds.map((kind) => kind.fields)) as Head & FieldsOf<Kinds>;
  const names = kinds.map(({ field }) => field);
  const schema = z
    .strictObject(fields)
    .refine(
      (spec) => Object.keys(spec).filter((name) => names.includes(name)).length === 1,
      `expected exactly one of ${names.join(', ')}`,
    );
  return kinds
    .flatMap(({ rules }) => rules)
    .reduce((made, rule) => made.refine((spec) => rule.holds(spec), rule.expected), schema);
}

/** The measure that an outcome asks for, among these kinds. Throws a `RangeError` if it asks for none; a checked outcome asks for one. */
export function measureAmong(kinds: readonly MeasureKind[], spec: object, ground: ConditionGround): Measure {
  for (const kind of kinds) {
    const measure = kind.measureOf(spec, ground);
    if (measure !== null) return measure;
  }
  throw new RangeError(`an outcome asks for none of ${kinds.map(({ field }) => field).join(', ')}`);
}

/** What the fields of these kinds name, with paths from a field that contains them. */
export function namesUnder(field: string, kinds: readonly MeasureKind[]): Record<string, Named> {
  const entries = kinds.flatMap(({ names }) => Object.entries(names));
  return Object.fromEntries(entries.map(([path, named]) => [`${field}.${path}`, named]));
}

/** The fields of these kinds that are rungs, with paths from a field that contains them. */
export function rungsUnder(field: string, kinds: readonly MeasureKind[]): string[] {
  return kinds.flatMap(({ rungs }) => rungs.map((path) => `${field}.${path}`));
}
