import { z } from 'zod';
import {
  ONE_INJECT,
  TIME_FORMS,
  actorId,
  hearsSomething,
  id,
  injectBody,
  kindsIn,
  newId,
  text,
} from '../../scenario/index.js';
import { about, by, on, reason } from './kind.js';
import { INPUT_KINDS, inputKindFields } from './kinds.js';

const answer = z
  .strictObject({
    by,
    ask: z.int().min(1).optional().describe('Which ask of this office: 1 is the first that it gets.'),
    about: about.optional(),
    on: on.optional().describe('The line that it is about. With a decision to call: the line to call on.'),
    option: id.describe('What the office chooses.'),
    reason,
    words: text.optional().describe('With an explanation in a call: in these words.'),
  })
  .refine((given) => [given.ask, given.about, given.on].some((name) => name !== undefined), 'expected ask, about or on')
  .describe('The holder of an office answers an ask that is open then.');

const WHAT = ['answer', ...INPUT_KINDS] as const;

/** One input of a file. */
export const entrySchema = z
  .strictObject({
    id: newId.optional().describe('A name of its own. An incident without one is named table-1, table-2 and so on.'),
    at: text.describe(`When: ${TIME_FORMS}.`),
    decide: id
      .optional()
      .describe('The option that the table chose for an office; grant or deny answers a request that the office gets.'),
    by: actorId.optional().describe('With decide: the office for which it was chosen.'),
    about: text.optional().describe('With decide: the case, as the run names it, such as stray-missile/strike.'),
    reason: text.optional().describe('With decide: why, in words.'),
    answer: answer.optional(),
    ...inputKindFields,
    ...injectBody,
  })
  .refine(
    (each) => {
      const given = [each.decide, ...WHAT.map((kind) => each[kind])].filter((what) => what !== undefined);
      return given.length + kindsIn(each).length === 1;
    },
    `expected exactly one of decide, ${WHAT.join(', ')}, ${ONE_INJECT}`,
  )
  .refine(hearsSomething, 'expected to only beside says')
  .refine(
    (each) =>
      (each.decide === undefined) === (each.by === undefined) && (each.by === undefined) === (each.about === undefined),
    'expected decide, by and about together, or none of them',
  );

export type EntrySpec = z.output<typeof entrySchema>;

/** A file of outside inputs. */
export const inputsFile = z.strictObject({
  inputs: z.array(entrySchema).min(1).max(10_000).describe('The inputs, in any order.'),
});

/** The JSON Schema (draft 7, which editors read) of a file of inputs: a new plain object, the same at every call. */
export function inputsJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(inputsFile, { io: 'input', target: 'draft-7' });
  return {
    $schema,
    title: 'Brinkline inputs',
    description: 'What comes into a run from outside, with its time: for brinkline run --inject.',
    ...schema,
  };
}
