import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { RunReader } from '../record/index.js';
import { openRun } from '../record/index.js';
import { CommandError, EXIT } from './exit.js';
import { reason } from './scenarioFile.js';

/** Opens a run file as a stream; one that cannot be read ends the command. */
export async function openRunFile(file: string): Promise<RunReader> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) throw new CommandError(`${file} cannot be read: it is a folder.`, EXIT.wrongFile);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`${file} cannot be read: ${reason(error)}.`, EXIT.wrongFile);
  }
  return openRun(createReadStream(file), file);
}

/** “Title · arm closed · seed k7” */
export function headingOf(run: RunReader): string {
  return `${run.scenario.title} · ${armAndSeed(run)}`;
}

export function armAndSeed({ header: { arm, seed } }: RunReader): string {
  return `${arm === null ? 'as written' : `arm ${arm}`} · seed ${seed}`;
}
