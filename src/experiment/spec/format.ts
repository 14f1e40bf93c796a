import { z } from 'zod';
import { chance, id, line, newId, outcome, text } from '../../scenario/index.js';

/** The designs: which settings of the factors are run. */
const DESIGNS = [
  'full-factorial',
  'one-at-a-time',
  'latin-hypercube',
  'sobol',
  'morris',
  'list',
  'multiverse',
] as const;

const value = z.union([z.number(), z.string(), z.boolean()], {
  error: 'expected a number, text such as 30m, true or false',
});
const count = (most: number) => {
  const expected = `expected a whole number from 1 to ${most}`;
  return z.int(expected).min(1, expected).max(most, expected);
};
const finite = z.number('expected a number');
const isPowerOfTwo = (n: number): boolean => Number.isInteger(n) && (n & (n - 1)) === 0;
const armName = line.max(200);

const factor = z
  .strictObject({
    about: line.optional().describe('What it is, in a few words. Default: its name.'),
    path: line
      .optional()
      .describe(
        'What it sets in the scenario, written as in an arm: parameters.drift-rate, channels[tier=strategic].trust.',
      ),
    values: z.array(value).min(1).max(1000).optional().describe('The values of the path, in order.'),
    low: finite.optional().describe('The least value of a range.'),
    high: finite.optional().describe('The greatest value of a range.'),
    scale: z.enum(['linear', 'log']).optional().describe('With low and high: uniform on this scale (default: linear).'),
    mode: finite.optional().describe('With low and high: a triangular distribution with its peak here.'),
    mean: finite.optional().describe('With sd, low and high: a normal distribution, cut off at low and high.'),
    sd: finite.optional().describe('With mean: the standard deviation.'),
    levels: z
      .record(newId, z.record(z.string(), z.unknown()))
      .optional()
      .describe(
        'Named variants of the model, each a set of patches: { none: { parameters.drift-rate: 0 }, as-written: {} }.',
      ),
  })
  .refine(
    ({ values, low, levels }) => [values, low, levels].filter((each) => each !== undefined).length === 1,
    'expected exactly one of values, low (with high), levels',
  )
  .refine(({ low, high }) => (low === undefined) === (high === undefined), 'expected low and high together')
  .refine(({ low = 0, high = 1 }) => low < high, 'expected low below high')
  .refine(
    ({ path, levels }) => (path === undefined) === (levels !== undefined),
    'expected path beside values or low, and not beside levels',
  )
  .refine(
    ({ scale, mode, mean }) => [scale, mode, mean].filter((each) => each !== undefined).length < 2,
    'expected at most one of scale, mode, mean',
  )
  .refine(
    ({ low, scale, mode, mean }) => low !== undefined || (scale ?? mode ?? mean) === undefined,
    'expected scale, mode or mean only beside low and high',
  )
  .refine(({ low = 1, scale }) => scale !== 'log' || low > 0, 'expected low above 0 on a log scale')
  .refine(
    ({ low = 0, high = 0, mode }) => mode === undefined || (mode >= low && mode <= high),
    'expected mode between low and high',
  )
  .refine(({ mean, sd }) => (mean === undefined) === (sd === undefined), 'expected mean and sd together')
  .refine(({ sd = 1 }) => sd > 0, 'expected sd above 0');

const design = z
  .strictObject({
    kind: z.enum(DESIGNS).describe('Which settings are run.'),
    points: count(1_000_000)
      .optional()
      .describe('latin-hypercube, sobol, multiverse: how many points; for sobol a power of two.'),
    trajectories: count(100_000).optional().describe('morris: how many paths through the space.'),
    levels: z
      .int()
      .min(2)
      .max(100)
      .optional()
      .describe('morris: into how many levels each range is divided, an even number (default: 4).'),
    settings: z
      .array(z.record(id, value))
      .min(1)
      .max(100_000)
      .optional()
      .describe('list: the settings, each with a value for some factors.'),
  })
  .refine(
    ({ kind, points }) => ['latin-hypercube', 'sobol', 'multiverse'].includes(kind) === (points !== undefined),
    'expected points with latin-hypercube, sobol and multiverse, and only there',
  )
  .refine(
    ({ kind, trajectories }) => (kind === 'morris') === (trajectories !== undefined),
    'expected trajectories with morris, and only there',
  )
  .refine(
    ({ kind, levels = 4 }) => (kind === 'morris' || levels === 4) && levels % 2 === 0,
    'expected an even number of levels, only with morris',
  )
  .refine(
    ({ kind, settings }) => (kind === 'list') === (settings !== undefined),
    'expected settings with list, and only there',
  )
  .refine(
    ({ kind, points = 1 }) => kind !== 'sobol' || isPowerOfTwo(points),
    'expected a power of two as points of sobol',
  );

const world = z.record(z.string(), z.string());

const seeds = z.strictObject({
  name: line.max(150).default('1').describe('Run i of each arm has the seed NAME/i.'),
  runs: count(100_000_000).describe('Runs of each arm at each setting; with stop, at most.'),
  block: count(100_000).default(50).describe('How many seeds are run, kept and looked at together.'),
});

const contrast = z.strictObject({
  a: armName.describe('The arm.'),
  b: armName.describe('The arm that is subtracted.'),
  about: line.optional().describe('What the difference shows, in a few words.'),
});

const stop = z.strictObject({
  'half-width': chance.describe(
    'Stop a setting when the confidence sequence of the difference is this narrow on each side.',
  ),
  outcome: id.optional().describe('A yes-or-no outcome (default: the first).'),
  contrast: contrast.optional().describe('The difference to look at (default: the first).'),
});

const solve = z.strictObject({
  factor: id.describe('The factor to vary: one with low and high.'),
  outcome: id.optional().describe('A yes-or-no outcome (default: the first).'),
  arm: armName.optional().describe('Solve for the share in this arm.'),
  contrast: contrast.optional().describe('Solve for this difference of shares instead.'),
  equals: z.number().min(-1).max(1).describe('The share or difference to reach.'),
  tolerance: chance.default(0.01).describe('How close to find the value of the factor, as a part of its range.'),
});

/** What a prediction may say of a difference: below zero, above zero, or none. */
const SIGNS = ['lower', 'higher', 'equal'] as const;

const prediction = z.strictObject({
  a: armName.describe('The arm.'),
  b: armName.describe('The arm that it is compared with.'),
  outcome: id,
  says: z
    .enum(SIGNS)
    .describe('Of outcome(a) − outcome(b): lower is below zero, higher above; equal is none in any seed.'),
  scenario: line.optional().describe('Only in this scenario.'),
  world: world.optional().describe('Only in this world.'),
  because: line.optional().describe('Why.'),
});

const band = z.strictObject({
  outcome: id,
  arm: armName,
  low: finite,
  high: finite,
  source: line.describe('Where the band comes from.'),
});

/** What an author writes. */
export const experimentFile = z.strictObject({
  experiment: z.literal(1, 'expected 1, the version of this format').describe('The version of this format: 1.'),
  id: newId.describe('The name of the experiment.'),
  title: line.describe('A title of one line.'),
  question: text.describe('What is asked, in words.'),
  caution: text.optional().describe('What must not be concluded.'),
  scenarios: z
    .array(line)
    .min(1)
    .max(100)
    .describe('Scenarios of the library by name, or files, relative to this one.'),
  arms: z
    .array(armName)
    .min(1)
    .max(100)
    .optional()
    .describe('The arms (default: those that the first scenario compares).'),
  baseline: armName.optional().describe('The arm that the others are compared with (default: that of the scenario).'),
  contrasts: z
    .array(contrast)
    .max(100)
    .optional()
    .describe('Differences to report (default: each arm minus the baseline).'),
  worlds: z
    .array(world)
    .min(1)
    .max(100)
    .optional()
    .describe('Rival worlds: [{ answers: deter }, { answers: provoke }] (default: the file as it is).'),
  measure: z.record(newId, outcome).optional().describe('Outcomes of this experiment, written as in a scenario.'),
  outcomes: z
    .array(id)
    .min(1)
    .max(200)
    .optional()
    .describe('What to report, the headline first (default: all outcomes of the scenario).'),
  'by-truth': z.boolean().default(false).describe('Also split every outcome by what the first case really was.'),
  factors: z.record(newId, factor).default({}).describe('What is varied.'),
  design: design.optional().describe('Which settings are run (default: full-factorial).'),
  seeds: seeds.describe('Under which seeds everything is run.'),
  stop: stop.optional().describe('Run each setting only until its difference is precise enough.'),
  solve: solve.optional().describe('Find the value of a factor at which a share or difference has a given value.'),
  bands: z
    .array(band)
    .max(100)
    .default([])
    .describe('Patterns of history: settings outside a band are reported apart.'),
  predictions: z
    .array(prediction)
    .min(1)
    .max(1000)
    .optional()
    .describe('What is expected, written down before the runs.'),
  sealed: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'expected the 64 characters that brinkline experiment --seal prints')
    .optional()
    .describe(
      'The digest of the predictions. It also becomes part of the seeds, so that they are scored on fresh runs.',
    ),
});

export type ExperimentSpec = z.output<typeof experimentFile>;
export type FactorSpec = ExperimentSpec['factors'][string];
export type DesignSpec = NonNullable<ExperimentSpec['design']>;
export type Contrast = Pick<z.output<typeof contrast>, 'a' | 'b' | 'about'>;
export type Prediction = z.output<typeof prediction>;
/** The value of a factor at a setting: of its path, or the name of a variant. */
export type Level = z.output<typeof value>;

/** The JSON Schema (draft 7, which editors read) of an experiment: a new plain object, the same at every call. */
export function experimentJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(experimentFile, { io: 'input', target: 'draft-7' });
  return {
    $schema,
    title: 'Brinkline experiment',
    description: 'Scenarios, arms, factors, seeds and outcomes to run: for brinkline experiment.',
    ...schema,
  };
}
