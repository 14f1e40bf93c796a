import { z } from 'zod';
import { whole } from './fields.js';

export const office = z.string().describe('The office.');
export const about = z.string().nullable().describe('The case; null where there is none.');

/** Inputs of a recorded run that do not apply in a run that was made of it. */
export const notAppliedShape = z.array(
  z.object({
    origin: z.string().describe('Who gave the input.'),
    at: whole.describe('When it took effect in the recorded run, in seconds from the start.'),
    office,
    case: about,
    event: z
      .looseObject({ type: z.string().describe('The kind of input.') })
      .describe('The input, as the recorded run has it.'),
    why: z.string().describe('Why it does not apply.'),
    given: z.boolean().describe('Whether this run has it all the same, and it comes to nothing.'),
  }),
);
