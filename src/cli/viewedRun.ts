import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { recordRun } from '../record/index.js';
import { CommandError, EXIT } from './exit.js';
import { beginsAsRunFile } from './runBeginning.js';
import { openToTell } from './runFile.js';
import { loadScenario, requireArm } from './scenarioFile.js';
import type { RunInPage } from './viewerPage.js';

export interface RunFlags {
  readonly arm?: string;
  readonly seed?: string;
}

/** The run that a command names: a run file, or the run of a scenario under an arm and a seed. Ends the command if it is neither. */
export async function viewedRun(file: string, flags: RunFlags): Promise<RunInPage> {
  return (await beginsAsRunFile(file)) ? fromRunFile(file, flags) : fromScenario(file, flags);
}

async function fromRunFile(file: string, { arm, seed }: RunFlags): Promise<RunInPage> {
  if (arm !== undefined || seed !== undefined) {
    const why = '--arm and --seed are for a scenario. The page can change the arm of a run';
    throw new CommandError(`${why}.`, EXIT.wrongUsage);
  }
  const { run } = await openToTell(file);
  // Reads to the end, so that a damaged file is reported here and not in the page.
  for await (const _ of run.entries());
  return { name: basename(file), bytes: await readFile(file) };
}

async function fromScenario(file: string, { arm, seed = '1' }: RunFlags): Promise<RunInPage> {
  const { scenario, text } = await loadScenario(file);
  const chosen = arm === undefined ? null : requireArm(scenario, arm);
  const lines: string[] = [];
  recordRun(scenario, { text, id: scenario.id, arm: chosen, seed, inputs: [] }, (line) => void lines.push(line));
  return { name: `${scenario.id}.run.jsonl`, bytes: Buffer.from(lines.join('')) };
}
