import type { z } from 'zod';
import type { Measure } from '../../model/index.js';
import type { ConditionGround } from '../build/condition.js';
import type { Named } from '../format/named.js';

/** One kind of outcome that a scenario file can ask for: how it is written, and how it is measured. */
export interface MeasureKind<Fields extends z.ZodRawShape = z.ZodRawShape> {
  /** the field that asks for it */
  readonly field: string;
  /** that field and those that may stand beside it, each with its description */
  readonly fields: Fields;
  /** what must hold among the fields, beyond what each of them expects */
  readonly rules: readonly Rule<object>[];
  /** what the fields name, by path from the outcome */
  readonly names: Readonly<Record<string, Named>>;
  /** the paths of fields that are rungs of the ladder */
  readonly rungs: readonly string[];
  /** How it is measured; null where an outcome does not ask for it. */
  measureOf(spec: object, ground: ConditionGround): Measure | null;
}

interface Rule<Spec> {
  /** a message such as “expected label only beside reached” */
  readonly expected: string;
  holds(spec: Spec): boolean;
}

type SpecOf<Fields extends z.ZodRawShape> = z.output<z.ZodObject<Fields>>;

/** A `MeasureKind` as its file defines it, with the types of its fields. */
interface Definition<Fields extends z.ZodRawShape> extends Omit<MeasureKind<Fields>, 'rules' | 'measureOf'> {
  readonly field: keyof Fields & string;
  readonly rules: readonly Rule<SpecOf<Fields>>[];
  measureOf(spec: SpecOf<Fields>, ground: ConditionGround): Measure | null;
}

export function measureKind<Fields extends z.ZodRawShape>(definition: Definition<Fields>): MeasureKind<Fields> {
  return definition;
}
