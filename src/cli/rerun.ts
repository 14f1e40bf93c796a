import type { Entry, Epoch } from '../engine/index.js';
import { DISCLAIMER } from '../model/index.js';
import type { ChoicePoint } from '../play/index.js';
import { choicePoints, prepareRerun, runScenario } from '../play/index.js';
import type { RerunOf } from '../record/index.js';
import { recordRun } from '../record/index.js';
import type { CheckedScenario, World } from '../scenario/index.js';
import { nearest, visibleLine } from '../scenario/index.js';
import { partingOf } from '../telling/index.js';
import type { Told } from './beside.js';
import { besideText, endOf } from './beside.js';
import { CommandError, EXIT } from './exit.js';
import { rerunLines } from './notApplied.js';
import { openReplayable, recordedOf } from './recorded.js';
import { resultDocument } from './resultDocument.js';
import { armAndSeed } from './runFile.js';
import { requireArm } from './scenarioFile.js';
import { shellQuote } from './shellQuote.js';
import { writeOut } from './terminal.js';
import { writeOutFile } from './write/outFile.js';
import { isRunFile } from './write/ownFiles.js';

/** `--instead`: the entry of a decision, and the option to take there. */
export interface Instead {
  readonly seq: number;
  readonly option: string;
}

export interface RerunFlags {
  readonly arm?: string;
  readonly seed?: string;
  readonly instead?: Instead;
  readonly out?: string;
  readonly force?: true;
  readonly json?: true;
  readonly quiet?: true;
}

/** `brinkline run RUNFILE`: a recorded run under another arm, another seed, or with one decision replaced. */
export async function runAgain(file: string, flags: RerunFlags): Promise<void> {
  const run = await openReplayable(file);
  const { scenario, header } = run;
  const { world = {} } = header;
  const arm = flags.arm === undefined ? header.arm : requireArm(scenario, flags.arm);
  const seed = flags.seed ?? header.seed;
  const recorded = recordedOf(run);
  const before = told(`a: ${armAndSeed(header)}`, (trace) => runScenario(scenario, { ...recorded, trace }));
  const instead = flags.instead === undefined ? null : choiceAt(flags.instead, before.entries, scenario);
  const made = prepareRerun(scenario, recorded, before.entries, arm)({ seed, instead });
  const { inputs, epochs, epochsLeftOut, notReplaced, notApplied } = made;
  const rerun: RerunOf = {
    arm: header.arm,
    seed: header.seed,
    hash: before.result.hash,
    instead: instead === null ? null : { ...insteadOf(instead.point), instead: instead.option, notReplaced },
    notApplied,
  };
  const change = instead === null ? '' : ` · #${instead.point.seq} ${instead.option}`;
  const after = told(`b: ${armAndSeed({ arm, seed, world, epochs })}${change}`, (trace) => {
    const { out } = flags;
    const { text, id } = header.scenario;
    const schedule = { arm, seed, world, inputs, ...(epochs.length === 0 ? {} : { epochs }) };
    if (out === undefined) return runScenario(scenario, { ...schedule, trace });
    const options = { force: flags.force === true, inputs: [file], isOurs: isRunFile };
    return writeOutFile(out, options, (put) => recordRun(scenario, { text, id, ...schedule, rerun }, put, trace));
  });
  if (flags.json === true) return printJson(scenario, world, before, after, { ...rerun, epochsLeftOut });
  print(`${scenario.title}\n${DISCLAIMER}\n`);
  const lines = [...leftOut(epochsLeftOut), ...rerunLines(scenario, rerun)];
  if (lines.length > 0) print(`${lines.join('\n')}\n`);
  if (flags.quiet === true) return print([before, after].map(endOf(scenario)).join('\n'));
  print(await besideText(scenario, before, after));
  if (flags.out !== undefined) print(`\nNext:  npx brinkline why ${shellQuote(flags.out)} peak`);
}

function told(name: string, run: (trace: (entry: Entry) => void) => Told['result']): Told {
  const entries: Entry[] = [];
  const result = run((entry) => void entries.push(entry));
  return { name, entries, result };
}

/** A rerun, with the new luck that another seed leaves out. */
type RerunTold = RerunOf & { readonly epochsLeftOut: readonly Epoch[] };

/** Says that new luck of the recorded run is left out. */
function leftOut(epochs: readonly Epoch[]): string[] {
  const after = epochs.map((epoch) => `#${epoch.after}`).join(', ');
  return epochs.length === 0
    ? []
    : [`The new luck of the recorded run after ${after} is left out: another seed is other luck for the whole run.`];
}

async function printJson(scenario: CheckedScenario, world: World, a: Told, b: Told, rerun: RerunTold): Promise<void> {
  const parting = await partingOf(a.entries, b.entries);
  const { instead, notApplied, epochsLeftOut } = rerun;
  const { run, outcome } = resultDocument(scenario, a.result, world);
  const of = { run, outcome };
  const where =
    parting === null
      ? null
      : {
          at: parting.at,
          same: parting.same,
          what: parting.what,
          a: parting.a?.seq ?? null,
          b: parting.b?.seq ?? null,
        };
  const { notice, ...rest } = resultDocument(scenario, b.result, world);
  print(
    JSON.stringify({ ...rest, rerun: { of, instead, parting: where, notApplied, epochsLeftOut }, notice }, null, 2),
  );
}

/** The decision that `--instead` names. Ends the command if the entry is not a decision, or if the option is not open there. */
function choiceAt(
  { seq, option }: Instead,
  entries: readonly Entry[],
  scenario: CheckedScenario,
): { readonly point: ChoicePoint; readonly option: string } {
  const points = choicePoints(entries);
  const point = points.find((each) => each.seq === seq);
  if (point === undefined) {
    const what = entries.some((entry) => entry.seq === seq) ? 'is not a decision' : 'does not exist';
    throw new CommandError(`--instead: entry #${seq} ${what}. ${decisionsNear(points, seq)}`, EXIT.wrongUsage);
  }
  if (point.options.includes(option)) return { point, option };
  const known = Object.hasOwn(scenario.actions, option) ? 'is not open' : 'is not an option';
  const near = nearest(option, point.options);
  const hint = near === undefined ? '' : ` Did you mean “${near}”?`;
  throw new CommandError(
    visibleLine(
      `--instead: “${option}” ${known} at #${seq}: the options there are ${point.options.join(', ')}.${hint}`,
    ),
    EXIT.wrongUsage,
  );
}

const MOST_NAMED = 8;

function decisionsNear(points: readonly ChoicePoint[], seq: number): string {
  if (points.length === 0) return 'There are no decisions in this run.';
  const near = points.toSorted((a, b) => Math.abs(a.seq - seq) - Math.abs(b.seq - seq)).slice(0, MOST_NAMED);
  const named = near
    .toSorted((a, b) => a.seq - b.seq)
    .map(({ seq: number, office, chosen }) => `#${number} (${office}: ${chosen})`);
  return `The decisions nearest to it: ${named.join(', ')}.`;
}

function insteadOf({ seq, at, office, case: about, chosen }: ChoicePoint) {
  return { seq, at, office, case: about, chosen };
}

function print(text: string): void {
  writeOut(`${text}\n`);
}
