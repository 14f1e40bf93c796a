import { z } from 'zod';
import { actorId, id, line } from '../fields.js';

export const seat = z.strictObject({
  name: line.describe('What the seat is called on paper and at the table.'),
  side: id.optional().describe('Whose seat it is. Every seat but an observer’s needs one.'),
  offices: z
    .array(actorId)
    .min(1)
    .optional()
    .describe(
      'The offices of its side that are played from it; those that an observer watches. Default: the offices of its side that no other seat names; for an observer, all of them.',
    ),
  briefing: z
    .string()
    .default('')
    .describe('What this seat alone knows at the start, on its own handout only. A blank line starts a new paragraph.'),
  wants: z
    .string()
    .default('')
    .describe('What those in the seat want, on its own handout only. A blank line starts a new paragraph.'),
  people: z
    .int('expected a whole number from 1 to 99')
    .min(1, 'expected a whole number from 1 to 99')
    .max(99, 'expected a whole number from 1 to 99')
    .default(1)
    .describe('How many people can share it.'),
  observer: z
    .boolean()
    .default(false)
    .describe(
      'Those in it watch and decide nothing. They see what the offices that they watch see; without any, what is public.',
    ),
});
