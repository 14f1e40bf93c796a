import { z } from 'zod';
import { whole } from './fields.js';

/** `replay --verify --json` */
export const replayShape = z.object({
  ok: z
    .boolean()
    .describe('Whether the file is complete, and its scenario, arm, seed and inputs give exactly this run.'),
  entries: whole.describe('How many entries were compared and found equal.'),
  firstDifference: z
    .object({
      seq: whole.nullable().describe('The entry; null where it is outside the entries.'),
      field: z.string().describe('The field, as a path.'),
      recorded: z.unknown().describe('What the file says; null where it says nothing.'),
      replayed: z.unknown().describe('What the run gives when it is run again; null where it gives nothing.'),
    })
    .optional()
    .describe('Where the file and its replay first differ; absent if they do not.'),
  incomplete: z.boolean().describe('Whether the file stops before its end.'),
  recordedBy: z.string().optional().describe('The version of brinkline that recorded the run, if it is not this one.'),
});
