import { z } from 'zod';
import { DEEDS, SINCE } from '../../../model/index.js';
import { actorId, chance, duration, id, partyId, rung } from '../fields.js';
import { given } from './given.js';

/** What a condition can ask for. Each is a field, and a condition has exactly one of them. */
const HEADS = [
  'all',
  'any',
  'not',
  'contact',
  'attempt',
  'refusal',
  'no-contact-on',
  'belief-of',
  'act',
  'rung-at-least',
  'calm',
  'not-calm',
  'incident',
  'inject',
  'decided-by',
] as const;

/** The fields that ask for events; these can be counted from the first case on. */
const EVENTS = ['contact', 'attempt', 'refusal', 'no-contact-on', 'act', 'incident', 'decided-by'] as const;

const lines = z.union([id, z.array(id).min(1)], { error: 'expected a line, a list of lines, or any' }).optional();

const tests = {
  contact: lines.describe('Somebody has got through on this line, on one of these, or on `any`.'),
  attempt: lines.describe('Somebody has tried to call there, with any result.'),
  refusal: lines.describe('A call there was refused, or nobody answered it.'),
  'no-contact-on': lines.describe('Nobody has got through there since the start or the last contact.'),
  since: z
    .enum(SINCE)
    .optional()
    .describe(
      'With contact, attempt, refusal, no-contact-on, act, incident or decided-by: only what comes after the first case of rung 4 or more counts; default: start.',
    ),
  'belief-of': actorId
    .optional()
    .describe('The belief of this actor on an open case of rung 4 or more lies below or above a limit.'),
  below: chance.optional().describe('With belief-of: it lies below this.'),
  above: chance.optional().describe('With belief-of: it lies above this.'),
  act: id.optional().describe('This action has been carried out; `any`: any action that fits the fields beside it.'),
  by: partyId.optional().describe('With act: by this actor, or by an actor of this side.'),
  does: z.enum(DEEDS).optional().describe('With act: an action that does this.'),
  'at-least': rung.optional().describe('With act: one that reaches at least this rung.'),
  'rung-at-least': rung.optional().describe('The overall rung is at least this.'),
  calm: z.literal(true).optional().describe('Nothing has crossed a rung yet, or it is calm again.'),
  'not-calm': z.literal(true).optional().describe('A rung has been crossed, and it is not calm.'),
  incident: id.optional().describe('This incident has happened, from any cause.'),
  truth: id.optional().describe('With incident: and this is what it really was.'),
  inject: id.optional().describe('This inject has come.'),
  'decided-by': partyId.optional().describe('A person or program has decided for this actor; `any`: for any actor.'),
  option: id.optional().describe('With decided-by: and has chosen this.'),
  for: duration.default('0s').describe('How long it must hold without a break.'),
};

type Tests = z.output<z.ZodObject<typeof tests>>;

/** A condition as authors write it. The word `calm` alone means the same as `calm: true`. */
export type ConditionSpec = 'calm' | ConditionFields;
export type ConditionFields = Tests & {
  readonly all?: readonly ConditionSpec[] | undefined;
  readonly any?: readonly ConditionSpec[] | undefined;
  readonly not?: ConditionSpec | undefined;
};

const inner: z.ZodType<ConditionSpec> = z.lazy(() => condition);

/** One grammar for injects, outcomes and milestones. A condition may stand inside others. */
export const condition: z.ZodType<ConditionSpec> = z
  .union(
    [
      z.literal('calm'),
      z
        .strictObject({
          all: z.array(inner).min(1).optional().describe('All of these hold.'),
          any: z.array(inner).min(1).optional().describe('At least one of these holds.'),
          not: inner.optional().describe('This does not hold.'),
          ...tests,
        })
        .refine(
          (spec) => given(...HEADS.map((head) => spec[head])) === 1,
          `expected exactly one of ${HEADS.join(', ')}`,
        )
        .refine(
          (spec) => given(spec.below, spec.above) === given(spec['belief-of']),
          'expected belief-of with either below or above, and neither without it',
        )
        .refine(
          (spec) => given(spec.by, spec.does, spec['at-least']) === 0 || spec.act !== undefined,
          'expected by, does and at-least only beside act',
        )
        .refine(
          (spec) => spec.truth === undefined || spec.incident !== undefined,
          'expected truth only beside incident',
        )
        .refine(
          (spec) => spec.option === undefined || spec['decided-by'] !== undefined,
          'expected option only beside decided-by',
        )
        .refine(
          (spec) => spec.since === undefined || given(...EVENTS.map((head) => spec[head])) === 1,
          `expected since only beside one of ${EVENTS.join(', ')}`,
        ),
    ],
    { error: 'expected a condition, such as not: calm or contact: any' },
  )
  .meta({ id: 'condition' });
