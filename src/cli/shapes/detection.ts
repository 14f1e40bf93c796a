import { z } from 'zod';
import { share, whole } from './fields.js';

/** How arms tell attacks from accidents. */

const rate = (of: string) =>
  z
    .object({
      n: whole.describe('Runs whose first case was one.'),
      count: whole.describe('Those in which it was answered.'),
      estimate: share.describe('Their share, from 0 to 1; null where no run counts.'),
      low: share.describe('The lower Wilson limit.'),
      high: share.describe('The upper Wilson limit.'),
    })
    .describe(of);
const limitOf = (what: string) => z.number().nullable().describe(what);

export const detectionShape = z.object({
  brier: z
    .string()
    .nullable()
    .describe('The outcome that is a Brier score, to be read beside these; null: there is none.'),
  byArm: z
    .record(
      z.string(),
      z.object({
        hitRate: rate('Attacks that were answered.'),
        falseAlarmRate: rate('Accidents that were answered.'),
        dPrime: limitOf('How well attacks are told from accidents, d′; null without runs of both.'),
        dPrimeLow: limitOf('Its lower limit.'),
        dPrimeHigh: limitOf('Its upper limit.'),
        criterion: limitOf('How reluctantly either is answered; null without runs of both.'),
        criterionLow: limitOf('Its lower limit.'),
        criterionHigh: limitOf('Its upper limit.'),
      }),
    )
    .describe('The arms by name.'),
  breakEven: z
    .array(
      z.object({
        a: z.string().describe('The arm.'),
        b: z.string().describe('The baseline.'),
        better: z
          .enum(['always', 'never', 'equal', 'below', 'above'])
          .describe(
            'For which costs of a missed attack the errors of a cost less than those of b: for all, for none, or for costs below or above the ratio. equal: the errors of both cost the same.',
          ),
        ratio: z
          .number()
          .min(0)
          .nullable()
          .describe('The cost of a missed attack, in answered accidents, at which a and b cost the same.'),
      }),
    )
    .describe('Every other arm against the baseline.'),
});
