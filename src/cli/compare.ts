import { Command, Option } from 'commander';
import type { Entry } from '../engine/index.js';
import type { Comparison, OutcomeComparison, RunRow } from '../experiment/index.js';
import { AS_WRITTEN } from '../experiment/index.js';
import { DISCLAIMER } from '../model/index.js';
import { percent, story, summary } from '../telling/index.js';
import type { CheckedScenario, World } from '../scenario/index.js';
import { parseDuration, visibleLine } from '../scenario/index.js';
import { runScenario } from '../play/index.js';
import { plural } from './plural.js';
import { CommandError, EXIT } from './exit.js';
import { loadFromRun, notAppliedIn, notKept, refuseRunFile } from './onward.js';
import { onInterrupt } from './interrupt.js';
import { parseCount, parseNames, parsePath, parseSeed, worldFlag, worldOption } from './options.js';
import type { PlayedRun } from './players/batch.js';
import { LONGEST_TIMEOUT, parsePlayer, playerFlags, requireOffices } from './players/option.js';
import type { PlayerCommand } from './players/player.js';
import { firstProblems } from './players/problem.js';
import { BatchTally, tallyText } from './players/tally.js';
import { inWorld } from './runFile.js';
import { shellQuote } from './shellQuote.js';
import { progressBar } from './progressBar.js';
import { loadScenario, requireArm } from './scenarioFile.js';
import type { ComparisonSource } from './write/citation.js';
import type { Players } from './write/results.js';
import { Results, completeReport, momentOf, worldOf } from './write/results.js';
import { writeError, writeOut } from './terminal.js';

/** About a day on two cores. Memory sets no limit, because runs are not kept. */
const MOST_RUNS = 10_000_000;
/** Each thread takes about 50 MB. */
const MOST_WORKERS = 256;

interface CompareFlags {
  readonly arms?: string[];
  readonly at?: string;
  readonly runs: number;
  readonly seed: string;
  readonly world?: World;
  readonly workers?: number;
  readonly out?: string;
  readonly force?: true;
  readonly resume?: true;
  readonly stamp?: true;
  readonly json?: true;
  readonly tell?: true;
  readonly by?: 'truth';
  readonly player?: readonly PlayerCommand[];
  readonly playerTimeout: number;
}

/** The results of a batch. */
interface Finished {
  readonly comparison: Comparison;
  readonly players: Players;
}

/** `brinkline compare FILE` */
export function compareCommand(): Command {
  return new Command('compare')
    .description('Run the arms of a scenario over many seeds, paired seed by seed, and compare their outcomes.')
    .argument('<file>', 'scenario file; with --at, a run file')
    .option(
      '--arms <arms>',
      'arms to compare, separated by commas (default: those that the scenario names; with --at, the arm of the run)',
      parseNames,
    )
    .addOption(
      new Option(
        '--at <time>',
        'with a run file: keep what happened up to this time (day 1 09:20, 6h30m, #412), and go on with new luck',
      ).conflicts('tell'),
    )
    .addOption(
      new Option('--by <what>', 'also split every outcome by what the first case really was').choices(['truth']),
    )
    .option('--runs <n>', 'runs of each arm', parseCount(MOST_RUNS), 200)
    .option('--seed <seed>', 'run i of each arm has the seed SEED/i', parseSeed, '1')
    .addOption(worldOption().conflicts('at'))
    .option('--workers <n>', 'runs at the same time (default: one for each core)', parseCount(MOST_WORKERS))
    .addOption(
      new Option(
        '--player <office=command>',
        'a program that plays this office and exchanges lines of JSON, started anew for each run; may be repeated',
      )
        .argParser(parsePlayer)
        .conflicts(['at', 'tell']),
    )
    .option('--player-timeout <seconds>', 'how long a program may take to answer', parseCount(LONGEST_TIMEOUT), 60)
    .option('--out <folder>', 'also write report.txt, comparison.json, the runs and a manifest there', parsePath)
    .addOption(
      new Option('--resume', 'with --out: continue a batch that was stopped, with the same results').conflicts('force'),
    )
    .option('--force', 'with --out: replace what brinkline wrote there before')
    .option('--stamp', 'with --out: record the date in the manifest')
    .option('--json', 'print one JSON document instead of a table')
    .option('--tell', 'also tell one run in which the arms part')
    .addHelpText(
      'after',
      '\nExamples:\n  brinkline compare scenarios/polish-border-strike.yaml --runs 500\n  brinkline compare scenarios/polish-border-strike.yaml --arms null,harmful,closed --json\n  brinkline compare scenarios/polish-border-strike.yaml --runs 2000 --out results\n  brinkline compare scenarios/polish-border-strike.yaml --world answers=provoke\n  brinkline compare strike.run.jsonl --at "day 1 09:20" --runs 500 --arms open,closed\n  brinkline compare scenarios/polish-border-strike.yaml --runs 20 --player "nato.chief-of-staff=node examples/players/hold.mjs" --out held',
    )
    .action(async (file: string, flags: CompareFlags) => {
      requireOut(flags);
      const { scenario, text, world, from: moment } = await load(file, flags);
      const arms =
        moment !== null && flags.arms === undefined
          ? [moment.soFar.arm ?? AS_WRITTEN]
          : armsToCompare(scenario, flags.arms);
      const from = moment === null ? null : { ...moment, notApplied: notAppliedIn(scenario, moment.soFar, arms) };
      if (Object.keys(scenario.outcomes).length === 0) {
        writeError(`${scenario.id} names no outcomes, so there is nothing to compare: add an outcomes section.\n`);
      }
      const { seed, runs, by = null } = flags;
      const { player: players = [], playerTimeout: answerWithin } = flags;
      requireOffices(scenario, players);
      const played = players.length === 0 ? null : { players, answerWithin };
      const source = { file, text, scenario, world, arms, seed, runs, by, from, played };
      const earlier = flags.resume === true && flags.out !== undefined ? completeReport(flags.out, source) : null;
      if (earlier !== null) {
        writeError(`${flags.out} is complete already.\n`);
        writeOut(flags.json === true ? earlier.comparison : earlier.report);
        return;
      }
      const batch = await runBatch(source, flags, async (finished, results) => {
        await results?.finish(await reportOf(source, finished), documentOf(finished, source), finished.players);
      });
      if (flags.json === true) {
        writeOut(documentOf(batch, source));
        return;
      }
      const report = await reportOf(source, batch);
      const { comparison } = batch;
      const more = `\n${tellOne(scenario, comparison)}\n\n${whatNext(file, source, comparison)}\n`;
      writeOut(flags.tell === true ? `${report}${more}` : report);
    });
}

function requireOut({ out, force, resume, stamp }: CompareFlags): void {
  if (out !== undefined) return;
  const flag = [resume && '--resume', force && '--force', stamp && '--stamp'].find((each) => typeof each === 'string');
  if (flag !== undefined) throw new CommandError(`${flag} needs --out.`, EXIT.wrongUsage);
}

/** Loads the scenario; with `--at`, the run and the moment from which to go on. */
async function load(file: string, { at, world = {} }: CompareFlags) {
  if (at !== undefined) return loadFromRun(file, at);
  await refuseRunFile(file);
  return { ...(await loadScenario(file, world)), world, from: null };
}

function documentOf({ comparison, players }: Finished, { world, from }: ComparisonSource): string {
  const moment = from === null ? {} : { from: { ...momentOf(from), notApplied: Object.fromEntries(from.notApplied) } };
  const onward = { ...worldOf(world), ...moment };
  return `${JSON.stringify({ ...comparison, ...onward, ...(players === null ? {} : { players }), notice: DISCLAIMER }, null, 2)}\n`;
}

async function reportOf(
  { file, scenario, world, seed: name, runs, from, played: programs }: ComparisonSource,
  { comparison, players }: Finished,
): Promise<string> {
  const { reportText } = await import('../experiment/index.js');
  const onward = from === null ? '' : `from ${from.title} · new luck: `;
  const title = `${scenario.title}${inWorld(world)} · ${onward}${plural(runs, 'run')} of each arm · seed ${visibleLine(name)}`;
  const labels = Object.fromEntries(Object.entries(scenario.outcomes).map(([id, { about }]) => [id, about || id]));
  const table = reportText(comparison, { title, labels });
  const caution = scenario.caution.trim().replace(/\s+/g, ' ');
  const read = caution === '' ? [] : [`Read with care: ${caution}`, ''];
  const missing = from === null ? [] : notKept(scenario, from);
  const parting =
    from === null ? whereTheyPart(file, comparison, worldFlag(world), programs?.players ?? []) : SAME_PAST;
  const tallied = players === null ? [] : [tallyText(players)];
  return [table, '', ...read, ...tallied, ...missing, parting, '', DISCLAIMER, ''].join('\n');
}

const SAME_PAST =
  'Every run keeps the luck of the recorded run up to that moment. Draws that were not made by then have new luck.';

/** The requested arms; by default those under `compare`, or else all. A scenario without arms is run as written. */
function armsToCompare(scenario: CheckedScenario, asked: readonly string[] | undefined): string[] {
  const all = Object.keys(scenario.arms);
  const arms = asked ?? (scenario.compare.length > 0 ? scenario.compare : all);
  return arms.length === 0 ? [AS_WRITTEN] : arms.map((arm) => requireArm(scenario, arm));
}

/** Runs the arms and compares them. On a terminal it shows the progress and the estimates so far. */
async function runBatch(
  source: ComparisonSource,
  flags: CompareFlags,
  finish: (finished: Finished, results: Results | null) => Promise<void>,
): Promise<Finished> {
  const { scenario, arms, seed: name, runs, played } = source;
  const { RunningComparison, detectionOutcomes, measuredOutcomes } = await import('../experiment/index.js');
  const running = new RunningComparison({
    scenario: scenario.id,
    seed: name,
    arms,
    baseline: scenario.baseline ?? arms[0] ?? '',
    outcomes: measuredOutcomes(scenario),
    horizon: parseDuration(scenario.horizon),
    detection: detectionOutcomes(scenario),
    byTruth: source.by === 'truth',
  });
  const options = { force: flags.force === true, resume: flags.resume === true, stamp: flags.stamp === true };
  const add = (rows: readonly RunRow[]) => running.add(rows);
  const tally = new BatchTally(played?.players.map(({ office }) => office) ?? []);
  const addAnswers = (run: PlayedRun) => tally.add(run.players);
  const results = flags.out === undefined ? null : await Results.open(flags.out, source, options, add, addAnswers);
  const stopped = new AbortController();
  // The batch stops between two seeds, and finished runs are kept.
  if (results !== null) onInterrupt(() => stopped.abort());
  const bar = progressBar(runs, () => estimates(running.headlineSoFar()));
  try {
    const batch = {
      scenario,
      arms,
      seed: name,
      runs,
      from: source.from?.soFar,
      skip: results?.seeds ?? 0,
      signal: stopped.signal,
    };
    const threads = flags.workers === undefined ? {} : { workers: flags.workers };
    const progress = (done: number) => bar?.update(done);
    const take = (rows: readonly RunRow[]) => {
      running.add(rows);
      results?.add(rows);
    };
    if (played === null) {
      const { streamBatch } = await import('../experiment/threads/index.js');
      await streamBatch({ ...batch, ...threads, progress }, take);
    } else {
      const { playBatch } = await import('./players/batch.js');
      const find = (arm: string, seed: string) => results?.answersOf(arm, seed) ?? null;
      const keep = (run: PlayedRun) => {
        addAnswers(run);
        results?.addAnswers(run);
      };
      await playBatch({ ...batch, ...threads, ...played, progress, notify: firstProblems(), find, keep }, take);
    }
  } finally {
    bar?.stop();
  }
  if (stopped.signal.aborted && results !== null && results.seeds < runs) {
    const kept = `${results.seeds} of ${runs} seeds are kept in ${flags.out}`;
    throw new CommandError(`Stopped: ${kept}. The same command with --resume continues it.`, EXIT.interrupted);
  }
  const finished = { comparison: running.result(), players: played === null ? null : tally.result() };
  await finish(finished, results);
  return finished;
}

/** The headline outcome of each arm so far, such as `rung5 · open 14.2 % · closed 20.1 %`; empty unless it is a share. */
function estimates(headline: OutcomeComparison | undefined): string {
  if (headline?.kind !== 'binary') return '';
  const shares = Object.entries(headline.byArm).map(
    ([arm, { estimate }]) => `${arm} ${percent(estimate ?? 0, (percentage) => percentage.toFixed(1))}`,
  );
  return [headline.name, ...shares].join(' · ');
}

/** A few seeds in which the arms differ, each with the command that shows it. */
function whereTheyPart(
  file: string,
  { arms, baseline, divergent }: Comparison,
  world: string,
  players: readonly PlayerCommand[],
): string {
  const first = arms.find((arm) => arm !== baseline);
  if (baseline === AS_WRITTEN) return 'The scenario has no arms: this is the file as written.';
  if (first === undefined) return 'There is only one arm: name two or more to compare them.';
  if (divergent.length === 0) return `In none of these seeds do ${first} and ${baseline} differ in their peak rung.`;
  const programs = playerFlags(players);
  const lines = divergent.map(({ seed: name, a, b }) => {
    const command = `npx brinkline run ${shellQuote(file)} --seed ${shellQuote(name)} --arm ${b.arm} --counterfactual ${a.arm}${world}${programs}`;
    return `  ${a.arm} ${a.peakRung}, ${b.arm} ${b.peakRung}:  ${command}`;
  });
  return ['Seeds in which they part, with the peak rung of each:', ...lines].join('\n');
}

/** Tells one run: the baseline in the first seed in which the arms differ. */
function tellOne(scenario: CheckedScenario, { divergent, baseline, seed: batch }: Comparison): string {
  const arm = divergent[0]?.b.arm ?? baseline;
  const name = divergent[0]?.seed ?? `${batch}/1`;
  const entries: Entry[] = [];
  const played = arm === AS_WRITTEN ? null : arm;
  const result = runScenario(scenario, { arm: played, seed: name, trace: (entry) => entries.push(entry) });
  return [
    `One run, told: arm ${arm}, seed ${visibleLine(name)}`,
    '',
    story(scenario, entries),
    '',
    summary(scenario, result),
  ].join('\n');
}

function whatNext(file: string, { scenario, world }: ComparisonSource, { arms, baseline }: Comparison): string {
  const name = `${shellQuote(file)}${worldFlag(world)}`;
  const others = Object.keys(scenario.arms).filter((arm) => !arms.includes(arm));
  const commands: (readonly [command: string, about: string])[] = [
    [`run ${name}${arms[0] === AS_WRITTEN ? '' : ` --arm ${arms[0]}`} --seed 7`, 'another run, told'],
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
