import type { z } from 'zod';
import type { CheckedScenario, Finding, KeyPath } from '../../scenario/index.js';
import { danglingInInject } from '../../scenario/index.js';
import type { Addressed, InputKind } from './kind.js';
import { danglingNames } from './kind.js';
import { OFFICE_KINDS } from './officeKinds.js';
import { WHITE_CELL_KINDS } from './whiteCellKinds.js';

/** What an office or the facilitator does besides decisions, answers and injects. */
const KINDS = { ...OFFICE_KINDS, ...WHITE_CELL_KINDS };
type KindName = keyof typeof KINDS;

export const INPUT_KINDS = Object.keys(KINDS) as KindName[];

/** The fields of these kinds; an input has at most one. */
export const inputKindFields = Object.fromEntries(
  Object.entries(KINDS).map(([name, { field }]) => [name, (field as z.ZodType).optional()]),
) as { readonly [Name in KindName]: z.ZodOptional<(typeof KINDS)[Name]['field']> };

type KindBodies = z.output<z.ZodObject<typeof inputKindFields>>;

/** The message that an input of one of these kinds stands for; null: it is of another kind. */
export function messageOfKind(spec: KindBodies, second: (time: string) => number): Addressed | null {
  const kinds: Readonly<Record<KindName, InputKind<z.ZodType>>> = KINDS;
  for (const name of INPUT_KINDS) if (spec[name] !== undefined) return kinds[name].messageOf(spec[name], second);
  return null;
}

/** Names in such an input that the scenario does not have. */
export function danglingInKind(spec: KindBodies, keys: KeyPath, scenario: CheckedScenario): Finding[] {
  return INPUT_KINDS.flatMap((name) => {
    const body: object | undefined = spec[name];
    if (body === undefined) return [];
    const { names, hasInject }: InputKind<z.ZodType> = KINDS[name];
    const at = [...keys, name];
    return [
      ...danglingNames(body, names, at, scenario),
      ...(hasInject === true ? danglingInInject(body, at, scenario) : []),
    ];
  });
}
