import { z } from 'zod';
import { CONTACT_RESULTS, LABELS } from '../../../model/index.js';
import { actorId, chance, id, line, rung, text, time } from '../fields.js';
import { condition } from './condition.js';
import { given } from './given.js';

/** One thing that happened, or did not, as a condition on a run. */
const milestone = z
  .strictObject({
    says: line.describe('What happened, as a sentence.'),
    rung: rung.optional().describe('The overall rung is at least this.'),
    label: z.enum(LABELS).optional().describe('With rung: and the crossing was of this kind.'),
    'contact-on': id.optional().describe('An attempt to call on this channel ends as result says.'),
    result: z.enum(CONTACT_RESULTS).optional().describe('With contact-on: how the attempt ends; default: connected.'),
    act: id.optional().describe('This action is carried out.'),
    by: line.optional().describe('With act: by this actor, or by an actor of this side.'),
    'belief-of': actorId
      .optional()
      .describe('The belief of this actor on an open case of rung 4 or more falls below or rises above a limit.'),
    below: chance.optional().describe('With belief-of: it falls below this.'),
    above: chance.optional().describe('With belief-of: it rises above this.'),
    incident: id.optional().describe('This incident happens.'),
    truth: id.optional().describe('With incident: and this is what it really was.'),
    calm: z.literal(true).optional().describe('It is calm.'),
    holds: condition.optional().describe('This condition holds.'),
    after: time.default('0s').describe('It does not first happen before this time.'),
    before: time.optional().describe('It does not first happen after this time; default: the horizon.'),
    again: z.literal(true).optional().describe('Any time between after and before will do, not only the first.'),
    never: z.literal(true).optional().describe('It does not happen at all between after and before.'),
  })
  .refine(
    (m) => given(m.rung, m['contact-on'], m.act, m['belief-of'], m.incident, m.calm, m.holds) === 1,
    'expected exactly one of rung, contact-on, act, belief-of, incident, calm, holds',
  )
  .refine((m) => m.label === undefined || m.rung !== undefined, 'expected label only beside rung')
  .refine((m) => m.result === undefined || m['contact-on'] !== undefined, 'expected result only beside contact-on')
  .refine((m) => m.by === undefined || m.act !== undefined, 'expected by only beside act')
  .refine((m) => m.truth === undefined || m.incident !== undefined, 'expected truth only beside incident')
  .refine(
    (m) => given(m.below, m.above) === given(m['belief-of']),
    'expected belief-of with either below or above, and neither without it',
  )
  .refine((m) => given(m.again, m.never) < 2, 'expected again or never, not both');

export const history = z.strictObject({
  about: text.describe('What happened, in a few sentences; for a contested claim, also who makes it.'),
  seed: line.describe('The seed of a run that follows it.'),
  arm: id.describe('The arm of that run.'),
  counterfactual: id.optional().describe('The arm that asks what else might have happened.'),
  milestones: z.array(milestone).min(1).describe('What that run must show.'),
});
