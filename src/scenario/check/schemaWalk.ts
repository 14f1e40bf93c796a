import { z } from 'zod';
import type { KeyPath } from '../text/path.js';

/** The schemas for the value at these keys, one of which it must satisfy; none if the format has no such place. */
function schemasAt(schema: z.core.$ZodType, keys: KeyPath): z.core.$ZodType[] {
  return keys.reduce<z.core.$ZodType[]>((at, key) => at.flatMap((one) => childrenOf(one, key)), unwrap(schema));
}

/** The names of the fields that the format has at a place; none where names are free. */
export function fieldsAt(schema: z.core.$ZodType, keys: KeyPath): string[] {
  return schemasAt(schema, keys).flatMap((one) => (one instanceof z.ZodObject ? Object.keys(one.shape) : []));
}

/** Whether a patch may add an entry of this name at a place: a field of the format or a plain value, not a new object. */
export function mayHold(schema: z.core.$ZodType, keys: KeyPath, name: string): boolean {
  return schemasAt(schema, keys).some((one) => {
    if (one instanceof z.ZodObject) return Object.hasOwn(one.shape, name);
    return one instanceof z.ZodRecord && !unwrap(one.valueType).some((entry) => entry instanceof z.ZodObject);
  });
}

function childrenOf(schema: z.core.$ZodType, key: string | number): z.core.$ZodType[] {
  if (schema instanceof z.ZodRecord) return unwrap(schema.valueType);
  if (schema instanceof z.ZodArray) return unwrap(schema.element);
  if (!(schema instanceof z.ZodObject)) return [];
  const shape: Record<string, z.core.$ZodType> = schema.shape;
  const field = Object.hasOwn(shape, key) ? shape[key] : schema.def.catchall;
  return field === undefined ? [] : unwrap(field);
}

/** A schema without its wrappers, such as its default; for a union, its options. */
function unwrap(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(unwrap);
  if (schema instanceof z.ZodLazy) return unwrap(schema.def.getter());
  const wrapped =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable;
  return wrapped ? unwrap(schema.def.innerType) : [schema];
}
