import { Command } from 'commander';
import type { Entry } from '../engine/index.js';
import type { Comparison } from '../experiment/index.js';
import { DISCLAIMER } from '../model/index.js';
import { roundTime, story, summary } from '../telling/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { parseDuration } from '../scenario/index.js';
import { runScenario } from '../play/index.js';
import { plural } from './plural.js';
import { CommandError, EXIT } from './exit.js';
import { parseCount, parseNames, parsePath, parseSeed } from './options.js';
import { shellQuote } from './shellQuote.js';
import { OutFolder } from './outFolder.js';
import { progressBar } from './progressBar.js';
import { loadScenario, requireArm } from './scenarioFile.js';

/** About a day of computing on two cores. Memory sets no limit: runs are not kept. */
const MOST_RUNS = 10_000_000;
/** Each thread takes about 50 MB. */
const MOST_WORKERS = 256;

interface CompareFlags {
  readonly arms?: string[];
  readonly runs: number;
  readonly seed: string;
  readonly workers?: number;
  readonly out?: string;
  readonly json?: true;
  readonly tell?: true;
}

/** `brinkline compare FILE` */
export function compareCommand(): Command {
  return new Command('compare')
    .description('Run the arms of a scenario over many seeds, paired seed by seed, and compare their outcomes.')
    .argument('<file>', 'scenario file')
    .option(
      '--arms <arms>',
      'arms to compare, separated by commas (default: those that the scenario names)',
      parseNames,
    )
    .option('--runs <n>', 'runs of each arm', parseCount(MOST_RUNS), 200)
    .option('--seed <seed>', 'run i of each arm has the seed SEED/i', parseSeed, '1')
    .option('--workers <n>', 'number of threads (default: one for each core)', parseCount(MOST_WORKERS))
    .option('--out <folder>', 'also write report.txt, comparison.json and runs.jsonl there', parsePath)
    .option('--json', 'print one JSON document instead of a table')
    .option('--tell', 'also tell one run in which the arms part')
    .addHelpText(
      'after',
      '\nExamples:\n  brinkline compare scenarios/polish-border-strike.yaml --runs 500\n  brinkline compare scenarios/polish-border-strike.yaml --arms null,harmful,closed --json\n  brinkline compare scenarios/polish-border-strike.yaml --runs 2000 --out results',
    )
    .action(async (file: string, flags: CompareFlags) => {
      const { scenario } = await loadScenario(file);
      const arms = armsToCompare(scenario, flags.arms);
      const out = flags.out === undefined ? null : new OutFolder(flags.out);
      const comparison = await runBatch(scenario, arms, flags, out);
      const { reportText } = await import('../experiment/index.js');
      const title = `${scenario.title} · ${plural(flags.runs, 'run')} of each arm · seed ${flags.seed}`;
      const labels = Object.fromEntries(
        Object.entries(scenario.outcomes).map(([name, { about }]) => [name, about || name]),
      );
      const table = reportText(comparison, { title, labels, formatTime: roundTime });
      const report = [table, '', whereTheyPart(file, comparison), '', DISCLAIMER, ''].join('\n');
      const document = `${JSON.stringify({ ...comparison, notice: DISCLAIMER }, null, 2)}\n`;
      out?.write('comparison.json', document);
      out?.write('report.txt', report);
      out?.finish();
      if (flags.json === true) process.stdout.write(document);
      else
        process.stdout.write(
          flags.tell === true
            ? `${report}\n${tellOne(scenario, comparison)}\n\n${whatNext(file, scenario, comparison)}\n`
            : report,
        );
    });
}

function armsToCompare(scenario: CheckedScenario, asked: readonly string[] | undefined): string[] {
  const all = Object.keys(scenario.arms);
  if (all.length === 0) {
    throw new CommandError(
      `${scenario.id} has no arms to compare: add a section arms, or use brinkline run.`,
      EXIT.wrongUsage,
    );
  }
  const arms = asked ?? (scenario.compare.length > 0 ? scenario.compare : all);
  return arms.map((arm) => requireArm(scenario, arm));
}

/** Runs the arms and compares them. On a terminal it shows the progress and the estimates so far. */
async function runBatch(
  scenario: CheckedScenario,
  arms: readonly string[],
  flags: CompareFlags,
  out: OutFolder | null,
): Promise<Comparison> {
  const { RunningComparison, measuredOutcomes } = await import('../experiment/index.js');
  const { streamBatch } = await import('../experiment/threads/index.js');
  const running = new RunningComparison({
    scenario: scenario.id,
    seed: flags.seed,
    arms,
    baseline: scenario.baseline ?? arms[0] ?? '',
    outcomes: measuredOutcomes(scenario),
    horizon: parseDuration(scenario.horizon),
  });
  const bar = progressBar(flags.runs, () => estimates(running.result()));
  const { seed: name, runs, workers } = flags;
  try {
    const batch = { scenario, arms, seed: name, runs, ...(workers === undefined ? {} : { workers }) };
    await streamBatch({ ...batch, progress: (done) => bar?.update(done) }, (rows) => {
      running.add(rows);
      for (const row of rows) out?.write('runs.jsonl', `${JSON.stringify(row)}\n`);
    });
  } finally {
    bar?.stop();
  }
  return running.result();
}

/** The estimate of the first binary outcome in each arm, such as `rung5 · open 14.2 % · closed 20.1 %`. */
function estimates({ outcomes }: Comparison): string {
  const headline = outcomes.find(({ kind }) => kind === 'binary');
  if (headline === undefined) return '';
  const shares = Object.entries(headline.byArm).map(
    ([arm, { estimate }]) => `${arm} ${(100 * (estimate ?? 0)).toFixed(1)} %`,
  );
  return [headline.name, ...shares].join(' · ');
}

/** A few seeds in which the arms part, each with the command that shows it. */
function whereTheyPart(file: string, { arms, baseline, divergent }: Comparison): string {
  const first = arms.find((arm) => arm !== baseline);
  if (first === undefined) return 'There is only one arm: name two or more to compare them.';
  if (divergent.length === 0) return `In none of these seeds do ${first} and ${baseline} differ in their peak rung.`;
  const lines = divergent.map(({ seed: name, a, b }) => {
    const command = `npx brinkline run ${shellQuote(file)} --seed ${shellQuote(name)} --arm ${b.arm} --counterfactual ${a.arm}`;
    return `  ${a.arm} ${a.peakRung}, ${b.arm} ${b.peakRung}:  ${command}`;
  });
  return ['Seeds in which they part, with the peak rung of each:', ...lines].join('\n');
}

/** One run in sentences: the first in which the arms part, under the baseline. */
function tellOne(scenario: CheckedScenario, { divergent, baseline, seed: batch }: Comparison): string {
  const arm = divergent[0]?.b.arm ?? baseline;
  const name = divergent[0]?.seed ?? `${batch}/1`;
  const entries: Entry[] = [];
  const result = runScenario(scenario, { arm, seed: name, trace: (entry) => entries.push(entry) });
  return [`One run, told: arm ${arm}, seed ${name}`, '', story(scenario, entries), '', summary(scenario, result)].join(
    '\n',
  );
}

function whatNext(file: string, scenario: CheckedScenario, { arms, baseline }: Comparison): string {
  const name = shellQuote(file);
  const others = Object.keys(scenario.arms).filter((arm) => !arms.includes(arm));
  const commands: (readonly [command: string, about: string])[] = [
    [`run ${name} --arm ${arms[0]} --seed 7`, 'another run, told'],
    ...(others.length === 0
      ? []
      : [[`compare ${name} --arms ${[...others, baseline].join(',')}`, 'the other arms'] as const]),
    [`compare ${name} --runs 1000 --out results`, 'more runs, kept in files'],
    ['check my-scenario.yaml', 'check a scenario of your own'],
  ];
  const width = Math.max(...commands.map(([command]) => command.length));
  return ['Next:', ...commands.map(([command, about]) => `  npx brinkline ${command.padEnd(width)}   # ${about}`)].join(
    '\n',
  );
}
