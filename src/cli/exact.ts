import { Command } from 'commander';
import type { Arrival, Check, CheckedOutcome, CrossCheck, ExactAnswers, ExactOutcome } from '../exact/index.js';
import { ExactRefusal, crossCheck, groundsOf, solveScenario } from '../exact/index.js';
import { DISCLAIMER } from '../model/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import type { RunResult } from '../play/index.js';
import { locate, parseDuration, visibleLine } from '../scenario/index.js';
import { prepareRuns } from '../play/index.js';
import { percent } from '../telling/index.js';
import { plural } from './plural.js';
import { CommandError, EXIT } from './exit.js';
import { parseCount, parseSeed } from './options.js';
import { loadScenario, requireArm } from './scenarioFile.js';
import { writeOut } from './terminal.js';

const MOST_RUNS = 1_000_000;
const MOST_STATES = 1_000_000;
/** In standard errors. Chance does not explain a larger difference. */
const TOLERANCE = 5;

interface ExactFlags {
  readonly arm?: string;
  readonly runs: number;
  readonly seed: string;
  readonly states: number;
  readonly json?: true;
}

/** `brinkline exact FILE` */
export function exactCommand(): Command {
  return new Command('exact')
    .description(
      'Compute the outcomes of a scenario exactly, and check runs against them. For scenarios whose times are all exponential and that have finitely many states.',
    )
    .argument('<file>', 'scenario file')
    .option('--arm <arm>', 'an arm of the scenario (default: the file as written)')
    .option('--runs <n>', 'runs to check against the exact values', parseCount(MOST_RUNS), 2000)
    .option('--seed <seed>', 'run i has the seed SEED/i', parseSeed, '1')
    .option('--states <n>', 'give up if there are more states than this', parseCount(MOST_STATES), 20_000)
    .option('--json', 'print one JSON document instead of a table')
    .addHelpText(
      'after',
      '\nExamples:\n  brinkline exact scenarios/gamblers-ruin.yaml\n  brinkline exact scenarios/gamblers-ruin.yaml --arm fair --runs 10000\n  brinkline exact scenarios/gamblers-ruin.yaml --json',
    )
    .action(async (file: string, flags: ExactFlags) => {
      const { scenario, text } = await loadScenario(file);
      const arm = flags.arm === undefined ? null : requireArm(scenario, flags.arm);
      const answers = solve(scenario, arm, flags.states, file, text);
      const horizon = parseDuration(scenario.horizon);
      const checked = crossCheck(answers, horizon, batch(scenario, arm, flags));
      const far = scoresOf(checked).filter((z) => Math.abs(z) > TOLERANCE);
      if (flags.json === true) {
        const document = documentOf(scenario, arm, flags, answers, checked, far.length === 0);
        writeOut(`${JSON.stringify(document, null, 2)}\n`);
      } else {
        writeOut(`${[headOf(scenario, arm, flags, answers), '', tableOf(scenario, answers, checked)].join('\n')}\n`);
      }
      if (far.length > 0) {
        throw new CommandError(
          `The runs and the exact answers do not agree: ${far.length} of them lie more than ${TOLERANCE} standard errors apart.`,
          EXIT.wrongFile,
        );
      }
    });
}

function solve(
  scenario: CheckedScenario,
  arm: string | null,
  states: number,
  file: string,
  text: string,
): ExactAnswers {
  try {
    return solveScenario(scenario, { arm, states });
  } catch (error) {
    if (!(error instanceof ExactRefusal)) throw error;
    const { keys, cure } = groundsOf(error, scenario);
    const { line, column } = locate(text, keys);
    const where = keys.length === 0 ? '' : `${keys.join('.')}: `;
    throw new CommandError(
      `${file}:${line}:${column}: no exact answer: ${where}${error.message}\n  hint: ${cure}`,
      EXIT.wrongFile,
    );
  }
}

function batch(scenario: CheckedScenario, arm: string | null, { runs, seed: name }: ExactFlags): RunResult[] {
  const run = prepareRuns(scenario, arm);
  return Array.from({ length: runs }, (_, i) => run({ seed: `${name}/${i + 1}` }));
}

function scoresOf({ end, outcomes }: CrossCheck): number[] {
  return [{ ...end, within: null }, ...outcomes].flatMap(({ share, mean, within }) =>
    [share?.z, mean?.z, within?.z].filter((z) => typeof z === 'number'),
  );
}

function headOf({ title }: CheckedScenario, arm: string | null, flags: ExactFlags, answers: ExactAnswers): string {
  const { states, jumps } = answers;
  const size = `${plural(states, 'state')}, ${plural(jumps, 'transition')}`;
  return `${title} · ${arm === null ? 'as written' : `arm ${arm}`} · ${size} · ${plural(flags.runs, 'run')}, seed ${visibleLine(flags.seed)}`;
}

type Line = readonly [label: string, inTheEnd: string, byHorizon: string, runs: string, z: string];

function tableOf(scenario: CheckedScenario, answers: ExactAnswers, { end, outcomes }: CrossCheck): string {
  const lines: Line[] = [
    ['', 'in the end', `by ${scenario.horizon}`, 'runs', 'z'],
    ...outcomes.flatMap((checked) => linesOf(labelOf(scenario, checked.outcome), checked)),
    ...arrivalLines('the run ends by itself', answers.end, end.share, end.mean),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const rows = lines.map((line) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return [
    ...rows,
    '',
    'The first two columns are computed, not simulated: for runs that never stop, and for runs that stop at the horizon.',
    'within: the share that gets there within the time for which compare watches each run.',
    'z: how many standard errors the runs are from the second column. Up to 5 either way is chance.',
    'Runs round every time up to a whole second; the computed values do not.',
    DISCLAIMER,
  ].join('\n');
}

function labelOf({ outcomes }: CheckedScenario, { name }: ExactOutcome): string {
  return outcomes[name]?.about || name;
}

function linesOf(label: string, { outcome, share, mean, within }: CheckedOutcome): Line[] {
  if (outcome.kind === 'binary') {
    return [[label, chance(outcome.inTheEnd), chance(outcome.byHorizon), chance(share?.estimate), score(share)]];
  }
  if (outcome.kind === 'time') {
    const { withinLimit: exact } = outcome;
    return [
      ...arrivalLines(label, outcome, share, mean),
      ...(exact === null
        ? []
        : [
            [
              `  within ${time(exact.limit)}`,
              '',
              chance(exact.share),
              chance(within?.estimate),
              score(within),
            ] as const,
          ]),
    ];
  }
  return [[label, digits(outcome.inTheEnd), digits(outcome.byHorizon), digits(mean?.estimate), score(mean)]];
}

function arrivalLines(
  label: string,
  { inTheEnd, byHorizon }: { readonly inTheEnd: Arrival; readonly byHorizon: Arrival | null },
  share: Check | null,
  mean: Check | null,
): Line[] {
  return [
    [label, chance(inTheEnd.chance), chance(byHorizon?.chance), chance(share?.estimate), score(share)],
    ['  after, on average', time(inTheEnd.time), time(byHorizon?.time), time(mean?.estimate), score(mean)],
  ];
}

const NONE = '–';

/** Four significant digits. */
function digits(value: number | null | undefined): string {
  return value === null || value === undefined ? NONE : String(Number(value.toPrecision(4)));
}

function chance(value: number | null | undefined): string {
  return value === null || value === undefined ? NONE : percent(value, digits);
}

function time(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) return NONE;
  return seconds < 5400 ? `${digits(seconds / 60)} min` : `${digits(seconds / 3600)} h`;
}

function score(check: Check | null): string {
  const z = check?.z ?? null;
  return z === null ? NONE : `${z < 0 ? '−' : '+'}${Math.abs(z).toFixed(1)}`;
}

function documentOf(
  { id, horizon }: CheckedScenario,
  arm: string | null,
  { runs, seed: name }: ExactFlags,
  { states, jumps, end }: ExactAnswers,
  checked: CrossCheck,
  agree: boolean,
) {
  return {
    scenario: id,
    arm,
    seed: name,
    runs,
    horizon: parseDuration(horizon),
    states,
    jumps,
    agree,
    end: { ...end, ...checked.end },
    outcomes: checked.outcomes.map(({ outcome, share, mean, within }) => ({
      ...outcome,
      ...(share === null ? {} : { share }),
      ...(mean === null ? {} : { mean }),
      ...(within === null ? {} : { within }),
    })),
    notice: DISCLAIMER,
  };
}
