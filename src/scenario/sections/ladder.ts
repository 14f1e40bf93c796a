import { z } from 'zod';
import { duration, line } from '../fields.js';

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
});

export const ladder = z.array(ladderRung).min(2, 'expected at least two rungs').max(100, 'expected at most 100 rungs');
