import { z } from 'zod';
import { whole } from './fields.js';

/** `replay --verify --json` */
export const replayShape = z.object({
  ok: z.boolean().describe('Whether the file is whole, and what its scenario, arm, seed and inputs give, to the byte.'),
  entries: whole.describe('How many entries were compared and found alike.'),
  firstDifference: z
    .object({
      seq: whole.nullable().describe('The entry; null where it is outside the entries.'),
      field: z.string().describe('The field, as a path.'),
      recorded: z.unknown().describe('What the file says; null where it says nothing.'),
      replayed: z.unknown().describe('What came of running it again; null where nothing did.'),
    })
    .optional()
    .describe('Where the file and its replay first differ; absent where they do not.'),
  incomplete: z.boolean().describe('Whether the file stops before its end.'),
  recordedBy: z.string().optional().describe('The version of brinkline that recorded it, where it is another one.'),
});
