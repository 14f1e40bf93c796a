import { z } from 'zod';
import { MEASURE_KINDS } from '../../measures/registry.js';
import { oneOf } from '../../measures/oneOf.js';

export const arm = z.strictObject({
  about: z.string().default('').describe('What is different, as a sentence.'),
  set: z
    .record(z.string(), z.unknown())
    .default({})
    .describe(
      'Paths and their new values: channels.chiefs.state, actors["nato.local-commander"].delegated, channels[tier=strategic].answering.',
    ),
});

export const outcome = oneOf({ about: z.string().default('').describe('What it is called in tables.') }, MEASURE_KINDS);
