import { z } from 'zod';
import { detectionShape } from './detection.js';
import { between, notice, seconds, whole, world } from './fields.js';
import { notAppliedShape } from './notApplied.js';
import { outcomesShape } from './outcomes.js';

const oneRun = z.object({
  arm: z.string().describe('The arm.'),
  peakRung: whole.describe('The highest rung of its run under this seed.'),
});

/** `compare --json` */
export const compareShape = z.object({
  scenario: z.string().describe('The id of the scenario.'),
  seed: z.string().describe('The seed of the batch, S; run i of each arm has the seed S/i.'),
  runs: whole.describe('How many seeds, each run in every arm.'),
  arms: z.array(z.string()).describe('The arms, in the order asked for.'),
  baseline: z.string().describe('The arm that the others are compared with.'),
  horizon: seconds.describe('How long a run lasts at most, in seconds.'),
  level: between(0, 1).describe('The level of all intervals.'),
  outcomes: outcomesShape.describe('The outcomes of the scenario.'),
  pairing: z
    .object({
      outcome: z.string().describe('The outcome: the first binary one, or else the first.'),
      a: z.string().describe('The first arm that is not the baseline.'),
      b: z.string().describe('The baseline.'),
      correlation: between(-1, 1)
        .nullable()
        .describe('Correlation of the two arms over the seeds; null if one does not vary.'),
      varianceRatio: z
        .number()
        .nullable()
        .describe('(Var a + Var b) / Var(a − b): how many times as many unpaired runs it is worth; null if undefined.'),
    })
    .nullable()
    .describe('What was gained by running both arms with the same luck; null with one arm or nothing measured.'),
  divergent: z
    .array(
      z.object({
        seed: z.string().describe('The seed.'),
        a: oneRun.describe('The first arm that is not the baseline.'),
        b: oneRun.describe('The baseline.'),
        firstDifference: z
          .object({ at: whole.nullable().describe('Seconds from the start; null where the milestones do not differ.') })
          .describe('Where the two stories part.'),
      }),
    )
    .describe('Some seeds in which the two arms part; first those whose peak rungs differ most.'),
  world: world.optional().describe('The values of the switches that --world chose; absent without --world.'),
  from: z
    .object({
      run: z.string().describe('The SHA-256 of the run file.'),
      arm: z.string().nullable().describe('The arm of that run; null: the file as written.'),
      seed: z.string().describe('The seed of that run.'),
      at: whole.describe('The moment: what happened up to this second is kept. In seconds from the start.'),
      events: whole.describe('How many messages of that run are kept.'),
      notApplied: z
        .record(z.string(), notAppliedShape)
        .describe('For each other arm, the inputs of that run up to the moment that do not apply in it.'),
    })
    .optional()
    .describe('The recorded run, and the moment from which all runs go on with new luck; absent without --at.'),
  detection: detectionShape
    .optional()
    .describe(
      'How attacks are told from accidents, by the truth of the first case; absent where the scenario does not measure answers to both.',
    ),
  strata: z
    .record(
      z.string(),
      z.object({
        runs: z.record(z.string(), whole).describe('How many runs, by arm.'),
        outcomes: outcomesShape.describe('The outcomes over these runs; pHolm is adjusted within the stratum.'),
      }),
    )
    .optional()
    .describe(
      'Only with --by truth. By what the first case really was: accident, hostile or reprisal; none: there was no case.',
    ),
  players: z
    .record(
      z.string(),
      z.object({
        by: z.array(z.string()).describe('What its programs call themselves: `player:NAME`.'),
        asks: whole.describe('How often they were asked, in all runs.'),
        unanswered: whole.describe('Asks without an answer that counted; there doctrine decided.'),
        late: whole.describe('Of these, asks for which no answer came in time.'),
      }),
    )
    .optional()
    .describe('The offices that programs play, and how often they failed to answer; absent without --player.'),
  notice,
});
