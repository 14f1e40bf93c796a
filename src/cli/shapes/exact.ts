import { z } from 'zod';
import { between, notice, seconds, share, whole } from './fields.js';

const arrival = (whatComes: string) => ({
  chance: share.describe(`The share of runs in which ${whatComes}; null where it could not be computed.`),
  time: seconds
    .nullable()
    .describe(
      'The mean time from the start until then, in seconds, over the runs in which it comes; null if it never does.',
    ),
});
const everSays = 'For runs that never stop.';
const horizonSays = 'For runs that stop at the horizon, as in a batch; null where computing it would take too long.';
const check = z
  .object({
    n: whole.describe('How many runs count.'),
    estimate: z.number().nullable().describe('The estimate; null where no run counts.'),
    z: z
      .number()
      .nullable()
      .describe('The distance from the exact value at the horizon, in standard errors; null where it is not defined.'),
  })
  .describe('The same, estimated from runs.');
const exactName = z.string().describe('The outcome, as the scenario names it.');
const exactTime = {
  inTheEnd: z.object(arrival('it ever comes')).describe(everSays),
  byHorizon: z.object(arrival('it comes by the horizon')).nullable().describe(horizonSays),
  share: check,
  mean: check,
};

/** `exact --json` */
export const exactShape = z.object({
  scenario: z.string().describe('The id of the scenario.'),
  arm: z.string().nullable().describe('The arm; null: the file as written.'),
  seed: z.string().describe('The seed of the runs, S; run i has the seed S/i.'),
  runs: whole.describe('How many runs the exact values are checked against.'),
  horizon: seconds.describe('Where a run stops, in seconds.'),
  states: whole.describe('The number of states that the scenario can reach.'),
  jumps: whole.describe('The number of transitions between them.'),
  agree: z.boolean().describe('Whether every estimate is within 5 standard errors of the exact value.'),
  end: z.object(exactTime).describe('When the run ends by itself, not at the horizon.'),
  outcomes: z
    .array(
      z.discriminatedUnion('kind', [
        z.object({
          name: exactName,
          kind: z.literal('binary').describe('It holds in a run, or it does not.'),
          inTheEnd: share.describe('The share of runs in which it holds in the end; null where a run may have no end.'),
          byHorizon: share.describe(
            'The share in which it holds when a run stops at the horizon; null where that would take too long.',
          ),
          share: check,
        }),
        z.object({
          name: exactName,
          kind: z.literal('time').describe('The time from the start to something.'),
          ...exactTime,
          withinLimit: z
            .object({
              limit: seconds.describe('How long each run is watched, in seconds: the outcome’s within.'),
              share: between(0, 1).describe('The share of runs in which it comes within the limit.'),
              restrictedMean: seconds.describe('The mean of the time or the limit, whichever is less, in seconds.'),
            })
            .nullable()
            .describe('What compare estimates; null where computing it would take too long.'),
          within: check.optional().describe('The share of the runs in which it came within that limit.'),
        }),
        z.object({
          name: exactName,
          kind: z.literal('number').describe('A count, a rung or a score.'),
          inTheEnd: z.number().nullable().describe('Its mean in the end; null where a run may have no end.'),
          byHorizon: z
            .number()
            .nullable()
            .describe('Its mean when a run stops at the horizon; null where that would take too long.'),
          sd: z
            .number()
            .nullable()
            .describe('Its standard deviation at the horizon; null where that would take too long.'),
          mean: check,
        }),
      ]),
    )
    .describe('The outcomes of the scenario.'),
  notice,
});
