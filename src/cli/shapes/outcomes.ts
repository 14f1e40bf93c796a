import { z } from 'zod';
import { between, seconds, share, whole } from './fields.js';

/** The outcomes of a comparison, each by arm and in pairs of arms. */

const a = z.string().describe('The arm from which the baseline is subtracted.');
const b = z.string().describe('The baseline, which is subtracted.');
const pairCount = whole.describe('Seeds that count in both arms.');
const p = share.describe('Two-sided p-value of no difference; null if the pairs do not vary, or if there are none.');
const pHolm = share.describe('The same p-value, adjusted by Holm’s method for all differences of the comparison.');

const binary = z.object({
  name: z.string().describe('The outcome, as the scenario names it.'),
  kind: z.literal('binary').describe('It holds in a run, or it does not.'),
  byArm: z
    .record(
      z.string(),
      z.object({
        n: whole.describe('Runs that count.'),
        count: whole.describe('Runs in which it holds.'),
        estimate: share.describe('Their share, from 0 to 1; null where no run counts.'),
        low: share.describe('The lower Wilson limit.'),
        high: share.describe('The upper Wilson limit.'),
      }),
    )
    .describe('The arms by name.'),
  pairs: z
    .array(
      z.object({
        a,
        b,
        n: pairCount,
        difference: between(-1, 1).nullable().describe('estimate(a) − estimate(b), as shares; null without any pair.'),
        low: between(-1, 1).nullable().describe('The lower limit of the difference.'),
        high: between(-1, 1).nullable().describe('The upper limit of the difference.'),
        p,
        pHolm,
        onlyA: whole.describe('Seeds in which it holds only in a.'),
        onlyB: whole.describe('Seeds in which it holds only in b.'),
        method: z
          .literal('newcombe-1998-paired')
          .describe('How the interval is computed; p comes from the exact McNemar test.'),
      }),
    )
    .describe('Every other arm against the baseline, paired by seed.'),
});

const meanFields = {
  n: whole.describe('Runs that count.'),
  estimate: z.number().nullable().describe('Their mean; null where no run counts.'),
  low: z.number().nullable().describe('The lower limit of Student’s interval; null with one run.'),
  high: z.number().nullable().describe('The upper limit of Student’s interval; null with one run.'),
  sd: z.number().nullable().describe('Their standard deviation; null with one run.'),
};
const meanPairs = z
  .array(
    z.object({
      a,
      b,
      n: pairCount,
      difference: z.number().nullable().describe('estimate(a) − estimate(b); null without any pair.'),
      low: z.number().nullable().describe('The lower limit of the difference; null where it is not defined.'),
      high: z.number().nullable().describe('The upper limit of the difference; null where it is not defined.'),
      p,
      pHolm,
      method: z.literal('paired-t').describe('How the interval and p are computed.'),
    }),
  )
  .describe('Every other arm against the baseline, paired by seed.');

const mean = z.object({
  name: z.string().describe('The outcome, as the scenario names it.'),
  kind: z.enum(['number', 'ordinal']).describe('A count, or a rung.'),
  byArm: z.record(z.string(), z.object(meanFields)).describe('The arms by name.'),
  pairs: meanPairs,
});

const limitTime = (what: string) =>
  seconds.nullable().describe(`${what}, in seconds; null where the runs do not tell it.`);
const timePairs = z
  .array(
    z.object({
      a,
      b,
      n: whole.describe('Seeds with a first case in both arms.'),
      difference: z
        .number()
        .nullable()
        .describe('The restricted mean of a minus that of b over these seeds, in seconds.'),
      low: z.number().nullable().describe('The lower limit of the difference; null where it is not defined.'),
      high: z.number().nullable().describe('The upper limit of the difference; null where it is not defined.'),
      p,
      pHolm,
      method: z
        .literal('paired-restricted-mean')
        .describe(
          'How it is computed: a paired t interval of min(time, limit), or of pseudo-values if runs are censored.',
        ),
    }),
  )
  .describe('Every other arm against the baseline, paired by seed.');

const time = z.object({
  name: z.string().describe('The outcome, as the scenario names it.'),
  kind: z
    .literal('time')
    .describe('The time to something from the first case; for an abstract process, from its beginning.'),
  byArm: z
    .record(
      z.string(),
      z.object({
        n: whole.describe('Runs with a first case: the same as cases.'),
        estimate: limitTime('The restricted mean'),
        low: limitTime('Its lower limit'),
        high: limitTime('Its upper limit'),
        sd: limitTime('Standard deviation of the time or the limit, whichever is less'),
        cases: whole.describe('Runs with a first case. The others have no time and do not count.'),
        reached: whole.describe('Runs in which it came within the limit.'),
        censored: whole.describe(
          'Runs that were watched for less than the limit and in which it had not come by then.',
        ),
        share: share.describe('The share of runs in which it comes within the limit.'),
        shareLow: share.describe('Its lower limit.'),
        shareHigh: share.describe('Its upper limit.'),
        otherwise: share.describe('The share of runs that end within the limit for another reason, before it comes.'),
        otherwiseLow: share.describe('Its lower limit.'),
        otherwiseHigh: share.describe('Its upper limit.'),
        median: limitTime('The time by which half of the runs have reached it'),
        medianLow: limitTime('Its lower limit'),
        medianHigh: limitTime('Its upper limit'),
        restrictedMean: limitTime('The mean of the time or the limit, whichever is less'),
        limit: seconds.describe('How long each run is watched, in seconds: the outcome’s within.'),
      }),
    )
    .describe('The arms by name.'),
  pairs: timePairs,
});

export const outcomesShape = z.array(z.discriminatedUnion('kind', [binary, mean, time]));
