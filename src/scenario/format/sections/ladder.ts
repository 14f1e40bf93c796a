import { z } from 'zod';
import { duration, line } from '../fields.js';

const MARKS = ['calm', 'crisis', 'brink'] as const;

const ladderRung = z.strictObject({
  name: line.describe('What the rung is called.'),
  when: z.string().default('').describe('What it takes to be on it, in a few words.'),
  quiet: z
    .union([duration, z.literal('never')])
    .default('6h')
    .describe('How long it must stay quiet before a step down from this rung; never: no way down (S-54).'),
  firebreak: z
    .boolean()
    .default(false)
    .describe('True where a firebreak stands between this rung and the next one up.'),
  mark: z
    .enum(MARKS)
    .optional()
    .describe(
      'Which threshold of the model stands here. calm: calm is at or below this rung; crisis: from here an incident is a crisis; brink: from here each act may slip. None marked: 2, 4 and 7.',
    ),
});

export const ladder = z
  .array(ladderRung)
  .min(2, 'expected at least two rungs')
  .max(100, 'expected at most 100 rungs')
  .refine(
    (rungs) => ['', MARKS.join()].includes(rungs.flatMap(({ mark }) => mark ?? []).join()),
    'expected no marks, or calm, crisis and brink, each once and in this order upwards',
  );
