import { z } from 'zod';
import { CONTACT_RESULTS, ENDINGS, LABELS, REASONS } from '../../model/index.js';
import { notice, whole } from './fields.js';

const crossing = z
  .object({
    rung: whole.describe('The rung that the crisis rose to.'),
    at: whole.describe('When, in seconds from the start.'),
    side: z.string().describe('The side whose act it was; empty where it was nobody’s.'),
    label: z.enum(LABELS).describe('How it came about, by what was believed and what was true.'),
    seq: whole.describe('The message of the run with which it came.'),
  })
  .describe('A step up the ladder.');

const contact = z
  .object({
    channel: z.string().describe('The channel that was tried; empty where the office has none to that side.'),
    from: z.string().describe('The office that called, or would have.'),
    to: z.string().describe('The office that was called; the side, or nothing, where no call was made.'),
    at: whole.describe('When it came to this, in seconds from the start.'),
    result: z.enum(CONTACT_RESULTS).describe('What came of it.'),
    reason: z.enum(Object.keys(REASONS)).optional().describe('Why not.'),
  })
  .describe('An attempt to talk.');

const outcome = z.object({
  peakRung: whole.describe('The highest rung of the run.'),
  finalRung: whole.describe('The rung at its end.'),
  endedBy: z
    .enum(ENDINGS)
    .describe(
      'Why it ended: time was up, it was calm (where the scenario stops then), no way led back, an abstract process was over, or somebody stopped it.',
    ),
  endedAt: whole.describe('When it ended, in seconds from the start.'),
  crossings: z.array(crossing).describe('Every step up the ladder, in order.'),
  contacts: z.array(contact).describe('Every attempt to talk, in order.'),
  measures: z
    .record(z.string(), z.union([z.number(), z.boolean()]).nullable())
    .describe('The outcomes of the scenario by name; a time in seconds from the first case, null where it never came.'),
});

/** `run --json` */
export const runShape = z.object({
  run: z
    .object({
      scenario: z.string().describe('The id of the scenario.'),
      arm: z.string().nullable().describe('The arm; null: the file as written.'),
      seed: z.string().describe('The seed: the luck of the run.'),
      engine: z.string().describe('The version of brinkline.'),
      hash: z.string().describe('16 hexadecimal digits over everything that happened.'),
    })
    .describe('Which run it is; the same scenario, arm, seed and engine give the same hash.'),
  events: whole.describe('How many messages were handled.'),
  outcome: outcome.describe('What came of it.'),
  notice,
});
