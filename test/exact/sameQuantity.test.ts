import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ExactAnswers, ExactOutcome } from '../../src/exact/index.js';
import { ExactRefusal, crossCheck, solveScenario } from '../../src/exact/index.js';
import type { Comparison } from '../../src/experiment/index.js';
import { batchRuns, compare, measuredOutcomes } from '../../src/experiment/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { parseDuration } from '../../src/scenario/index.js';
import { TOLERANCE } from '../oracles/batch.js';
import { cases } from '../scale.js';
import { batchOf, scenarioOf } from './parts.js';

const RUNS = 600;

/** What makes a scenario solvable that is not: it waits fixed hours, and its noise grows with them. */
const IN_EXPONENTIAL_TIMES: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>> = {
  'scenarios/noise-and-bias.yaml': [
    ['every: 1h', 'every: ~1h'],
    ['per-hour: 0.02', 'per-hour: 0'],
    [', from: 4h', ''],
  ],
};

/** Solving an arm of this one takes many seconds: `npm test` looks at one arm, `npm run test:slow` at all. */
const LARGE = 'scenarios/noise-and-bias.yaml';
const LARGE_ARM = 'unbiased';

const answers = new Map<string, ExactAnswers>();

const abstract = [
  ...readdirSync('scenarios').map((name) => `scenarios/${name}`),
  ...readdirSync('test/exact/fixtures').map((name) => `test/exact/fixtures/${name}`),
]
  .filter((path) => path.endsWith('.yaml'))
  .map((path) => ({ path, scenario: withArms(solvableText(path)) }))
  .map((each) => ({ ...each, arms: armsOf(each) }))
  .filter(isSolvable);

function solvableText(path: string): string {
  const changes = IN_EXPONENTIAL_TIMES[path] ?? [];
  return changes.reduce(
    (text, [from, to]) => {
      expect(text).toContain(from);
      return text.replace(from, to);
    },
    readFileSync(path, 'utf8'),
  );
}

/** compare wants an arm: a file without one gets one that changes nothing. */
function withArms(text: string): CheckedScenario {
  return scenarioOf(/^arms:/m.test(text) ? text : `${text}\narms: { as-is: { about: As written. } }\n`);
}

interface Abstract {
  readonly path: string;
  readonly scenario: CheckedScenario;
  readonly arms: readonly string[];
}

function armsOf({ path, scenario }: Omit<Abstract, 'arms'>): string[] {
  const others = Object.keys(scenario.arms).filter((arm) => arm !== LARGE_ARM);
  return path === LARGE ? [LARGE_ARM, ...others].slice(0, cases(1)) : Object.keys(scenario.arms);
}

/** What `exact` works out for an arm, once. */
function solved({ path, scenario }: Abstract, arm: string | null): ExactAnswers {
  const key = JSON.stringify([path, arm]);
  const known = answers.get(key) ?? solveScenario(scenario, { arm, states: 20_000 });
  answers.set(key, known);
  return known;
}

function isSolvable(each: Abstract): boolean {
  try {
    solved(each, each.arms[0] ?? null);
    return true;
  } catch (error) {
    if (error instanceof ExactRefusal) return false;
    throw error;
  }
}

type Reported = Comparison['outcomes'][number];

/** Pairs of an exact value and its estimate, with the standard error. */
function held(exact: ExactOutcome, reported: Reported, arm: string): { exact: number; found: number; error: number }[] {
  const of = (value: number | null | undefined): number => value ?? Number.NaN;
  const share = (p: number, found: number | null | undefined) => {
    return { exact: p, found: of(found), error: Math.sqrt((p * (1 - p)) / RUNS) };
  };
  if (exact.kind === 'time' && reported.kind === 'time') {
    const { limit, share: p, restrictedMean } = exact.withinLimit ?? { limit: Number.NaN, share: 0, restrictedMean: 0 };
    const time = reported.byArm[arm];
    // Where no run got there, the runs do not show how much they might have varied.
    const spread = time?.reached === 0 ? limit * Math.sqrt(p * (1 - p)) : of(time?.sd);
    return [
      { exact: limit, found: of(time?.limit), error: 0 },
      share(p, time?.share),
      { exact: restrictedMean, found: of(time?.restrictedMean), error: spread / Math.sqrt(RUNS) },
    ];
  }
  const estimate = reported.byArm[arm]?.estimate;
  if (exact.kind === 'binary') return [share(of(exact.byHorizon), estimate)];
  if (exact.kind === 'number') {
    return [{ exact: of(exact.byHorizon), found: of(estimate), error: of(exact.sd) / Math.sqrt(RUNS) }];
  }
  throw new Error(`${exact.name} is ${exact.kind} here and ${reported.kind} there`);
}

test('every shipped scenario of abstract processes is among them', () => {
  const shipped = readdirSync('scenarios')
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `scenarios/${name}`)
    .filter((path) => /^processes:/m.test(readFileSync(path, 'utf8')));
  expect(shipped).toContain('scenarios/gamblers-ruin.yaml');
  expect(abstract.map(({ path }) => path)).toEqual(expect.arrayContaining(shipped));
  expect(abstract.map(({ scenario }) => scenario.id)).toEqual(expect.arrayContaining(['race', 'busy-line']));
});

test.each(abstract)('compare estimates what exact works out, outcome for outcome: $path', (each) => {
  const { scenario, arms } = each;
  const compared = compare({
    scenario: scenario.id,
    seed: '1',
    arms,
    baseline: arms[0] ?? '',
    outcomes: measuredOutcomes(scenario),
    horizon: parseDuration(scenario.horizon),
    rows: [...batchRuns({ scenario, arms, seed: 'same', runs: RUNS })].flat(),
  });
  const off = arms.flatMap((arm) =>
    solved(each, arm).outcomes.flatMap((outcome, i) =>
      held(outcome, compared.outcomes[i] as Reported, arm)
        // Runs round every step up to a whole second.
        .filter(
          ({ exact, found, error }) => !(Math.abs(found - exact) <= TOLERANCE * error + 1e-6 * Math.abs(exact) + 1e-9),
        )
        .map((values) => ({ arm, name: outcome.name, ...values })),
    ),
  );
  expect(off).toEqual([]);
});

test.each(abstract)('exact gives no share outside 0 … 1: $path', (each) => {
  const arms = each.path === LARGE ? each.arms : [null, ...each.arms];
  const shares = arms.flatMap((arm) => {
    const { end, outcomes } = solved(each, arm);
    return [
      end.inTheEnd.chance,
      ...outcomes.flatMap((outcome) => {
        if (outcome.kind === 'binary') return [outcome.inTheEnd ?? 0, outcome.byHorizon ?? 0];
        if (outcome.kind === 'number') return [];
        return [outcome.inTheEnd.chance, outcome.byHorizon?.chance ?? 0, outcome.withinLimit?.share ?? 0];
      }),
    ];
  });
  expect(shares).not.toEqual([]);
  expect(shares.filter((share) => !(share >= 0 && share <= 1))).toEqual([]);
});

test('noise and bias in exponential turns, without the hours, agrees with its runs', () => {
  const each = abstract.find(({ path }) => path === LARGE);
  if (each === undefined) throw new Error(`${LARGE} is not among them`);
  const runs = batchOf(each.scenario, LARGE_ARM, 1000);
  const { end, outcomes } = crossCheck(solved(each, LARGE_ARM), 15 * 3600, runs);
  const scores = [end, ...outcomes].flatMap(({ share, mean }) => [share?.z ?? [], mean?.z ?? []].flat());
  expect(scores.filter((z) => Math.abs(z) > TOLERANCE)).toEqual([]);
  expect(scores.length).toBeGreaterThan(6);
});
