import { z } from 'zod';
import { PROBLEMS } from '../../scenario/index.js';

/** `check --json` */
export const checkShape = z.object({
  ok: z.boolean().describe('Whether there is no error; warnings do not count.'),
  problems: z
    .array(
      z.object({
        severity: z.enum(['error', 'warning']).describe('An error stops a run, a warning does not.'),
        code: z.enum(Object.keys(PROBLEMS)).describe('What kind of problem it is.'),
        file: z.string().describe('The file, as it was named.'),
        line: z.int().min(1).describe('The line, counted from 1.'),
        column: z.int().min(1).describe('The column, counted from 1.'),
        message: z.string().describe('What is wrong, and what was expected.'),
        hint: z.string().optional().describe('What to do about it, if that is known.'),
      }),
    )
    .describe('All problems of all files, in the order of the files and their lines.'),
});
