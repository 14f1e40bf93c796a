import type { RunSoFar } from '../play/index.js';
import { AS_WRITTEN } from '../experiment/index.js';
import { prepareOnward, runUntil } from '../play/index.js';
import { RunFileError } from '../record/index.js';
import type { CheckedScenario, World } from '../scenario/index.js';
import { visibleLine } from '../scenario/index.js';
import { clock } from '../telling/index.js';
import { CommandError, EXIT } from './exit.js';
import { requireMoment } from './moment.js';
import { notAppliedLines } from './notApplied.js';
import { plural } from './plural.js';
import { openReplayable, recordedOf } from './recorded.js';
import { beginsAsRunFile } from './runBeginning.js';
import { armAndSeed } from './runFile.js';
import { shellQuote } from './shellQuote.js';
import type { FromRun, RunMoment } from './write/citation.js';
import { fileEntryOf } from './write/manifest.js';

/** Ends the command if the file is a run file. For a comparison without `--at`, which needs a scenario. */
export async function refuseRunFile(file: string): Promise<void> {
  if (!(await beginsAsRunFile(file))) return;
  const cure = `name the moment from which to go on, as in brinkline compare ${shellQuote(file)} --at "day 1 09:20"`;
  throw new CommandError(`${visibleLine(file)} is a run file: ${cure}.`, EXIT.wrongUsage);
}

/** Loads a run file up to a moment. Ends the command if the file does not replay, or if the run is over by then. */
export async function loadFromRun(
  file: string,
  at: string,
): Promise<{
  readonly scenario: CheckedScenario;
  readonly text: string;
  readonly world: World;
  readonly from: RunMoment;
}> {
  const run = await openReplayable(file).catch((error: unknown) => {
    if (!(error instanceof RunFileError) || error.code !== 'not-a-run-file') throw error;
    const cure = 'record a run first, with brinkline run … --out';
    throw new CommandError(`${visibleLine(file)} is not a run file, and --at needs one: ${cure}.`, EXIT.wrongUsage);
  });
  const { scenario, header, inputs } = run;
  const moment = requireMoment('--at', at, scenario.start);
  const soFar = moment === null ? null : runUntil(scenario, recordedOf(run), moment);
  const told = `--at ${visibleLine(at)}`;
  if (soFar === null) throw new CommandError(`${told}: the run has no such entry.`, EXIT.wrongUsage);
  if (soFar.isOver) {
    throw new CommandError(`${told}: the run is over by then. Name an earlier moment.`, EXIT.wrongUsage);
  }
  const when = clock(scenario.start, Math.max(0, soFar.until));
  const from: RunMoment = {
    soFar,
    sha256: (await fileEntryOf(file)).sha256,
    title: `${when} of a run: ${armAndSeed(header)}`,
    later: inputs.length - soFar.elsewhere.inputs.length,
  };
  return { scenario, text: header.scenario.text, world: header.world ?? {}, from };
}

/** For each arm but that of the run, its inputs up to the moment that do not apply there. */
export function notAppliedIn(
  scenario: CheckedScenario,
  soFar: RunSoFar,
  arms: readonly string[],
): FromRun['notApplied'] {
  const others = arms
    .map((arm) => ({ arm, played: arm === AS_WRITTEN ? null : arm }))
    .filter(({ played }) => played !== soFar.arm);
  return new Map(others.map(({ arm, played }) => [arm, prepareOnward(scenario, played, soFar).notApplied]));
}

/** One line for each input of the run that does not apply; those that come after the moment share a line. */
export function notKept(scenario: CheckedScenario, { later, notApplied }: FromRun): string[] {
  const after =
    later === 0 ? [] : [`Left out because they come after that moment: ${plural(later, 'input')} from outside.`];
  return [...after, ...[...notApplied].flatMap(([arm, each]) => notAppliedLines(scenario, each, ` in arm ${arm}`))];
}
