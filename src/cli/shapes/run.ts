import { z } from 'zod';
import { CONTACT_RESULTS, ENDINGS, LABELS, REASONS } from '../../model/index.js';
import { notice, whole, world } from './fields.js';
import { about, notAppliedShape, office } from './notApplied.js';

const crossing = z
  .object({
    rung: whole.describe('The rung that the crisis rose to.'),
    at: whole.describe('When, in seconds from the start.'),
    side: z.string().describe('The side whose act it was; empty if it was nobody’s.'),
    label: z.enum(LABELS).describe('How it came about, by what was believed and what was true.'),
    seq: whole.describe('The entry of the run in which it came.'),
  })
  .describe('A step up the ladder.');

const contact = z
  .object({
    channel: z.string().describe('The channel that was tried; empty if the office has none to that side.'),
    from: z.string().describe('The office that called, or would have called.'),
    to: z.string().describe('The office that was called; if no call was made, the side, or empty.'),
    at: whole.describe('When it happened, in seconds from the start.'),
    result: z.enum(CONTACT_RESULTS).describe('What came of it.'),
    reason: z.enum(Object.keys(REASONS)).optional().describe('Why there was no contact.'),
  })
  .describe('An attempt to talk.');

const outcome = z.object({
  peakRung: whole.describe('The highest rung of the run.'),
  finalRung: whole.describe('The rung at its end.'),
  endedBy: z
    .enum(ENDINGS)
    .describe(
      'Why it ended: the horizon was reached, the crisis was calm and the scenario stops then, there was no way back, an abstract process was over, or somebody stopped the run.',
    ),
  endedAt: whole.describe('When it ended, in seconds from the start.'),
  crossings: z.array(crossing).describe('Every step up the ladder, in order.'),
  contacts: z.array(contact).describe('Every attempt to talk, in order.'),
  measures: z
    .record(z.string(), z.union([z.number(), z.boolean()]).nullable())
    .describe('The outcomes of the scenario by name; a time in seconds from the first case, null where it never came.'),
});

const runId = z
  .object({
    scenario: z.string().describe('The id of the scenario.'),
    arm: z.string().nullable().describe('The arm; null: the file as written.'),
    seed: z.string().describe('The seed: the luck of the run.'),
    world: world.optional().describe('With --world: the values of its switches; absent without.'),
    engine: z.string().describe('The version of brinkline.'),
    hash: z.string().describe('16 hexadecimal digits over everything that happened.'),
  })
  .describe('Which run it is. The same scenario, arm, seed, world, inputs and engine give the same hash.');

const rerun = z
  .object({
    of: z
      .object({ run: runId, outcome: outcome.describe('What came of it.') })
      .describe('The recorded run, and what came of it.'),
    instead: z
      .object({
        seq: whole.describe('The entry of the recorded run.'),
        at: whole.describe('When, in seconds from the start.'),
        office,
        case: about,
        chosen: z.string().describe('What was chosen in the recorded run.'),
        instead: z.string().describe('What is chosen here.'),
        notReplaced: z.string().nullable().describe('Why it could not be replaced; null where it was.'),
      })
      .nullable()
      .describe('The decision that was replaced; null: none.'),
    parting: z
      .object({
        at: whole.describe('When, in seconds from the start.'),
        same: whole.describe('How many messages are the same before it.'),
        what: z.string().describe('What differs first: a message, belief, draw, option, state or fact.'),
        a: whole.nullable().describe('The entry of the recorded run there; null: it has ended.'),
        b: whole.nullable().describe('The entry of this run there; null: it has ended.'),
      })
      .nullable()
      .describe('Where the two runs part; null: they are the same.'),
    epochsLeftOut: z
      .array(
        z.object({
          after: whole.describe('The message after which it opened.'),
          seed: z.string().describe('Its luck.'),
        }),
      )
      .describe('With --seed: the new luck of the recorded run, which another seed leaves out.'),
    notApplied: notAppliedShape.describe('The inputs of the recorded run that do not apply in this one.'),
  })
  .describe('The recorded run from which this one was made; absent unless a run file was run.');

/** `run --json` */
export const runShape = z.object({
  run: runId,
  events: whole.describe('How many messages were handled.'),
  outcome: outcome.describe('What came of it.'),
  rerun: rerun.optional(),
  notice,
});
