import { z } from 'zod';
import { CONTACT_RESULTS, ENDINGS, LABELS, REASONS } from '../model/index.js';
import { PROBLEMS } from '../scenario/index.js';

/** What the commands print with `--json`. Scripts rely on it: fields may be added, but never renamed or removed. */

const whole = z.int().min(0);
const seconds = z.number().min(0);
const share = between(0, 1).nullable();
const notice = z.string().describe('What these figures are and are not; keep it with them.');

const crossing = z
  .object({
    rung: whole.describe('The rung that the crisis rose to.'),
    at: whole.describe('When, in seconds from the start.'),
    side: z.string().describe('The side whose act it was; empty where it was nobody’s.'),
    label: z.enum(LABELS).describe('How it came about, by what was believed and what was true.'),
    seq: whole.describe('The message of the run with which it came.'),
  })
  .describe('A step up the ladder.');

const contact = z
  .object({
    channel: z.string().describe('The channel that was tried; empty where the office has none to that side.'),
    from: z.string().describe('The office that called, or would have.'),
    to: z.string().describe('The office that was called; the side, or nothing, where no call was made.'),
    at: whole.describe('When it came to this, in seconds from the start.'),
    result: z.enum(CONTACT_RESULTS).describe('What came of it.'),
    reason: z.enum(Object.keys(REASONS)).optional().describe('Why not.'),
  })
  .describe('An attempt to talk.');

const outcome = z.object({
  peakRung: whole.describe('The highest rung of the run.'),
  finalRung: whole.describe('The rung at its end.'),
  endedBy: z
    .enum(ENDINGS)
    .describe(
      'Why it ended: time was up, it was calm (where the scenario stops then), no way led back, an abstract process was over, or somebody stopped it.',
    ),
  endedAt: whole.describe('When it ended, in seconds from the start.'),
  crossings: z.array(crossing).describe('Every step up the ladder, in order.'),
  contacts: z.array(contact).describe('Every attempt to talk, in order.'),
  measures: z
    .record(z.string(), z.union([z.number(), z.boolean()]).nullable())
    .describe('The outcomes of the scenario by name; a time in seconds from the first case, null where it never came.'),
});

/** `run --json` */
export const runShape = z.object({
  run: z
    .object({
      scenario: z.string().describe('The id of the scenario.'),
      arm: z.string().nullable().describe('The arm; null: the file as written.'),
      seed: z.string().describe('The seed: the luck of the run.'),
      engine: z.string().describe('The version of brinkline.'),
      hash: z.string().describe('16 hexadecimal digits over everything that happened.'),
    })
    .describe('Which run it is; the same scenario, arm, seed and engine give the same hash.'),
  events: whole.describe('How many messages were handled.'),
  outcome: outcome.describe('What came of it.'),
  notice,
});

const a = z.string().describe('The arm that the difference is taken of.');
const b = z.string().describe('The baseline, which is subtracted.');
const pairCount = whole.describe('Seeds that both arms count.');
const p = share.describe('Two-sided p of no difference; null where the pairs have no variance, or there are none.');
const pHolm = share.describe('That p adjusted for all differences of the comparison, by Holm’s method.');

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
        onlyA: whole.describe('Seeds in which it holds in a alone.'),
        onlyB: whole.describe('Seeds in which it holds in b alone.'),
        method: z.literal('newcombe-1998-paired').describe('How the interval is made; p is of the exact McNemar test.'),
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
      method: z.literal('paired-t').describe('How the interval and p are made.'),
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
        .describe('How it is made: a paired t interval of min(time, limit); of pseudo-values where runs are censored.'),
    }),
  )
  .describe('Every other arm against the baseline, paired by seed.');

const time = z.object({
  name: z.string().describe('The outcome, as the scenario names it.'),
  kind: z
    .literal('time')
    .describe('The time to something, from the first case; of abstract processes from where they begin.'),
  byArm: z
    .record(
      z.string(),
      z.object({
        n: whole.describe('Runs with a first case: the same as cases.'),
        estimate: limitTime('The restricted mean'),
        low: limitTime('Its lower limit'),
        high: limitTime('Its upper limit'),
        sd: limitTime('Standard deviation of the time or the limit, whichever is less'),
        cases: whole.describe('Runs with a first case. The others have no time, and do not count.'),
        reached: whole.describe('Runs in which it came within the limit.'),
        censored: whole.describe('Runs that were watched for less than the limit, in which it had not come by then.'),
        share: share.describe('The share of runs in which it comes within the limit.'),
        shareLow: share.describe('Its lower limit.'),
        shareHigh: share.describe('Its upper limit.'),
        otherwise: share.describe('The share of runs that end otherwise before it comes, within the limit.'),
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

const oneRun = z.object({
  arm: z.string().describe('The arm.'),
  peakRung: whole.describe('The highest rung of its run under this seed.'),
});

const outcomesShape = z.array(z.discriminatedUnion('kind', [binary, mean, time]));

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

const detectionShape = z.object({
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
            'Where a errs at less cost than b: at any cost of a missed attack, at none, or below or above the ratio.',
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
      outcome: z.string().describe('The outcome that it is about: the first binary one, else the first.'),
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
    .describe('What sharing the luck of each seed was worth; null with one arm or nothing measured.'),
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
    .describe('Some seeds in which the two arms part; those with the widest gap of peak rungs first.'),
  from: z
    .object({
      run: z.string().describe('The SHA-256 of the run file.'),
      arm: z.string().nullable().describe('The arm of that run; null: the file as written.'),
      seed: z.string().describe('The seed of that run.'),
      at: whole.describe('The moment: what happened up to this second is kept. In seconds from the start.'),
      events: whole.describe('How many messages of that run are kept.'),
    })
    .optional()
    .describe('With --at: the run, and the moment from which all runs go on under new luck; absent without.'),
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
      'With --by truth: by what the first case really was, accident, hostile, reprisal, or none without a case.',
    ),
  notice,
});

const arrival = (whatComes: string) => ({
  chance: share.describe(`The share of runs in which ${whatComes}; null where it could not be computed.`),
  time: seconds
    .nullable()
    .describe('The mean time from the start until then, in seconds, where it comes; null where it does not.'),
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
            .describe('What compare estimates; null where it would take too long to work out.'),
          within: check.optional().describe('The share of the runs that got there within that limit.'),
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
        hint: z.string().optional().describe('What to do about it, where that can be told.'),
      }),
    )
    .describe('All problems of all files, in the order of the files and their lines.'),
});

/** `replay --verify --json` */
export const replayShape = z.object({
  ok: z.boolean().describe('Whether the file is whole, and what its scenario, arm, seed and inputs give, to the byte.'),
  entries: whole.describe('How many entries were compared and found alike.'),
  firstDifference: z
    .object({
      seq: whole.nullable().describe('The entry; null where it is outside the entries.'),
      field: z.string().describe('The field, as a path.'),
      recorded: z.unknown().describe('What the file says; null where it says nothing.'),
      replayed: z.unknown().describe('What came of running it again; null where nothing did.'),
    })
    .optional()
    .describe('Where the file and its replay first differ; absent where they do not.'),
  incomplete: z.boolean().describe('Whether the file stops before its end.'),
  recordedBy: z.string().optional().describe('The version of brinkline that recorded it, where it is another one.'),
});

function between(least: number, most: number) {
  return z.number().min(least).max(most);
}
