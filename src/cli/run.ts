import { Command, Option } from 'commander';
import type { Entry, Input } from '../engine/index.js';
import { DISCLAIMER } from '../model/index.js';
import { historyText, story, summary } from '../telling/index.js';
import { recordRun } from '../record/index.js';
import type { CheckedScenario, World } from '../scenario/index.js';
import type { InputsRun } from '../play/index.js';
import { checkInputs, prepareHistory, prepareRerun, runScenario } from '../play/index.js';
import { formatProblem, visibleLine } from '../scenario/index.js';
import type { Told } from './beside.js';
import { besideText } from './beside.js';
import { CommandError, EXIT } from './exit.js';
import { parseCount, parseInstead, parsePath, parseSeed, worldFlag, worldOption } from './options.js';
import { LONGEST_TIMEOUT, parsePlayer, playerFlags, requireOffices } from './players/option.js';
import type { PlayerCommand } from './players/player.js';
import { tellProblem } from './players/problem.js';
import { rerunLines } from './notApplied.js';
import type { Instead } from './rerun.js';
import { runAgain } from './rerun.js';
import { resultDocument } from './resultDocument.js';
import { beginsAsRunFile } from './runBeginning.js';
import { inWorld } from './runFile.js';
import { shellQuote } from './shellQuote.js';
import { loadScenario, readText, requireArm } from './scenarioFile.js';
import type { OutFileOptions } from './write/outFile.js';
import { requireOutFile, writeOutFile } from './write/outFile.js';
import { isRunFile } from './write/ownFiles.js';
import { writeOut } from './terminal.js';
import type { TellFlags } from './tellOptions.js';
import { addTellOptions, layoutOf } from './tellOptions.js';

interface RunFlags extends TellFlags {
  readonly arm?: string;
  readonly seed?: string;
  readonly world?: World;
  readonly instead?: Instead;
  readonly out?: string;
  readonly force?: true;
  readonly inject?: string;
  readonly counterfactual?: string;
  readonly player?: readonly PlayerCommand[];
  readonly playerTimeout: number;
  readonly history?: true;
  readonly json?: true;
  readonly quiet?: true;
}

/** `brinkline run FILE` */
export function runCommand(): Command {
  return addTellOptions(new Command('run'))
    .description('Run a scenario once and tell what happened.')
    .argument('<file>', 'scenario file; or a run file, to run it with another arm, seed or decision')
    .option('--arm <arm>', 'an arm of the scenario (default: the file as written)')
    .option('--seed <seed>', 'the luck of the run: the same seed gives the same run (default: 1)', parseSeed)
    .addOption(worldOption())
    .option(
      '--instead <decision>',
      'with a run file: replace one decision, named by its entry, by another option, such as "#61 hold"',
      parseInstead,
    )
    .option('--out <run>', 'also write a run file, for replay, why and diff', parsePath)
    .option('--force', 'with --out: replace a run file that is already there')
    .option(
      '--inject <inputs>',
      'file of timed inputs: decisions, answers, calls, incidents, channel changes',
      parsePath,
    )
    .option('--counterfactual <arm>', 'also run this arm with the same seed, and show where the two part')
    .option(
      '--player <office=command>',
      'a program that plays this office and exchanges lines of JSON; may be repeated',
      parsePlayer,
    )
    .option('--player-timeout <seconds>', 'how long a program may take to answer', parseCount(LONGEST_TIMEOUT), 60)
    .addOption(
      new Option(
        '--history',
        'the run that follows what really happened, with the arm and seed that the file names',
      ).conflicts(['arm', 'seed']),
    )
    .option('--json', 'print one JSON document: { run, events, outcome }')
    .option('--quiet', 'print only how the run ended')
    .addHelpText(
      'after',
      '\nExamples:\n  brinkline run scenarios/polish-border-strike.yaml --arm closed --seed k7\n  brinkline run scenarios/polish-border-strike.yaml --arm closed --tell headlines\n  brinkline run scenarios/polish-border-strike.yaml --arm open --json\n  brinkline run scenarios/polish-border-strike.yaml --arm closed --seed k7 --out strike.run.jsonl\n  brinkline run scenarios/polish-border-strike.yaml --arm closed --counterfactual open\n  brinkline run scenarios/polish-border-strike.yaml --player "nato.chief-of-staff=node examples/players/hold.mjs"\n  brinkline run scenarios/polish-border-strike.yaml --world answers=provoke\n  brinkline run scenarios/przewodow-2022.yaml --history\n  brinkline run strike.run.jsonl --arm open\n  brinkline run strike.run.jsonl --instead "#61 hold" --out held.run.jsonl',
    )
    .action(run);
}

async function run(file: string, given: RunFlags): Promise<void> {
  if (await isOtherwise(file, given)) return runAgain(file, given);
  const { world = {} } = given;
  const { scenario, text } = await loadScenario(file, world);
  const flags = given.history === true ? { ...given, ...historyOf(file, scenario) } : given;
  const arm = flags.arm === undefined ? null : requireArm(scenario, flags.arm);
  const other = flags.counterfactual === undefined ? null : requireArm(scenario, flags.counterfactual);
  const { player: players = [], playerTimeout: answerWithin, seed = '1' } = flags;
  requireOffices(scenario, players);
  const held = players.map(({ office }) => office);
  const timed = flags.inject === undefined ? [] : await loadInputs(flags.inject, scenario, { arm, seed, held });
  if (flags.out !== undefined) requireOutFile(flags.out, outOptions(file, flags));
  /** All inputs of an arm: the timed ones, and the answers of its players, which are asked anew in each arm. */
  const inputsOf = async (played: string | null) => {
    if (players.length === 0) return timed;
    const { playWith } = await import('./players/playWith.js');
    const around = { notify: tellProblem };
    const done = await playWith(scenario, { arm: played, seed, inputs: timed, players, answerWithin, ...around });
    return done.inputs;
  };
  const inputs = await inputsOf(arm);
  const entries: Entry[] = [];
  const options = { arm, seed, inputs };
  // The outcome does not need the entries.
  const isTold = flags.json !== true && (flags.quiet !== true || other !== null);
  const trace = isTold ? (entry: Entry) => void entries.push(entry) : undefined;
  const result =
    flags.out === undefined
      ? runScenario(scenario, { ...options, ...(trace === undefined ? {} : { trace }) })
      : writeOutFile(flags.out, outOptions(file, flags), (put) =>
          recordRun(scenario, { text, id: scenario.id, world, ...options }, put, trace),
        );
  const told: Told = { name: nameOf(arm), entries, result };
  if (flags.json === true) return print(JSON.stringify(resultDocument(scenario, result, world), null, 2));
  print(`${scenario.title} · ${nameOf(arm)}${inWorld(world)} · seed ${visibleLine(seed)}\n${DISCLAIMER}\n`);
  if (other !== null) {
    const isAnswered = players.length === 0 && inputs.some(({ event }) => event.type === 'answer');
    const again = isAnswered ? prepareRerun(scenario, options, entries, other)({ seed, instead: null }) : null;
    const beside = runArm(scenario, { arm: other, seed, inputs: again?.inputs ?? (await inputsOf(other)) });
    const lines = again === null ? [] : rerunLines(scenario, { instead: null, notApplied: again.notApplied });
    return print([...lines, await besideText(scenario, told, beside)].join('\n'));
  }
  const lines = flags.quiet === true ? '' : story(scenario, entries, layoutOf(flags));
  if (lines !== '') print(`${lines}\n`);
  print(summary(scenario, result));
  if (flags.history === true) print(`\n${historyText(scenario, prepareHistory(scenario)(seed, inputs))}`);
  if (flags.quiet !== true) print(`\n${nextSteps(file, flags)}`);
}

/** Whether the command runs a run file again with a change. Ends the command if its flags do not go together. */
async function isOtherwise(file: string, flags: RunFlags): Promise<boolean> {
  const { arm, seed, instead } = flags;
  if (arm === undefined && seed === undefined && instead === undefined) return false;
  if (!(await beginsAsRunFile(file))) {
    if (instead === undefined) return false;
    const cure = 'record a run first, with brinkline run … --out';
    throw new CommandError(
      `--instead needs a run file, and ${visibleLine(file)} is not one: ${cure}.`,
      EXIT.wrongUsage,
    );
  }
  for (const name of ['world', 'inject', 'counterfactual', 'player', 'history'] as const) {
    if (flags[name] === undefined) continue;
    const cure = 'a run file is run with its own inputs, under another --arm or --seed, or with --instead';
    throw new CommandError(
      `--${name} is for scenarios, and ${visibleLine(file)} is a run file: ${cure}.`,
      EXIT.wrongUsage,
    );
  }
  return true;
}

/** The arm and the seed whose run follows what really happened. */
function historyOf(file: string, { history }: CheckedScenario): { readonly arm: string; readonly seed: string } {
  if (history !== undefined) return { arm: history.arm, seed: history.seed };
  throw new CommandError(`${file} has no history: choose --arm and --seed yourself.`, EXIT.wrongUsage);
}

function runArm(scenario: CheckedScenario, options: { arm: string; seed: string; inputs: readonly Input[] }): Told {
  const entries: Entry[] = [];
  const result = runScenario(scenario, { ...options, trace: (entry) => void entries.push(entry) });
  return { name: nameOf(options.arm), entries, result };
}

async function loadInputs(file: string, scenario: CheckedScenario, of: InputsRun): Promise<readonly Input[]> {
  const read = await readText(file);
  if ('problem' in read) throw new CommandError(formatProblem(read.problem), EXIT.wrongFile);
  const { inputs, problems } = checkInputs(read.text, file, scenario, of);
  if (inputs === null) throw new CommandError(problems.map(formatProblem).join('\n'), EXIT.wrongFile);
  if (of.held?.length !== 0 && inputs.some(({ event }) => event.type === 'answer')) {
    const why = 'what is asked then depends on what the programs answer';
    throw new CommandError(`--player does not go with a file that answers asks: ${why}.`, EXIT.wrongUsage);
  }
  return inputs;
}

function outOptions(file: string, { force, inject }: RunFlags): OutFileOptions {
  const inputs = inject === undefined ? [file] : [file, inject];
  return { force: force === true, inputs, isOurs: isRunFile };
}

function nextSteps(file: string, { arm, world = {}, seed: luck = '1', out, player = [] }: RunFlags): string {
  const same = `npx brinkline run ${shellQuote(file)}${arm === undefined ? '' : ` --arm ${arm}`}${worldFlag(world)} --seed ${shellQuote(luck)}${playerFlags(player)}`;
  return out === undefined
    ? `Next:  ${same} --out kept.run.jsonl   # keeps it, to replay and to ask why`
    : `Next:  npx brinkline why ${shellQuote(out)} peak\n       npx brinkline replay ${shellQuote(out)} --verify`;
}

function nameOf(arm: string | null): string {
  return arm === null ? 'as written' : `arm ${arm}`;
}

function print(text: string): void {
  writeOut(`${text}\n`);
}
