import type { RunReader } from '../record/index.js';
import { openRunFile as open } from '../record/files/index.js';
import { visibleLine } from '../scenario/index.js';
import { CommandError, EXIT } from './exit.js';
import { reason } from './fileError.js';

/** Opens a run file as a stream. Ends the command if it cannot be read. */
export async function openRunFile(file: string): Promise<RunReader> {
  try {
    return await open(file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new CommandError(`${file} cannot be read: ${reason(error)}.`, EXIT.wrongFile);
  }
}

/** “Title · arm closed · seed k7” */
export function headingOf(run: RunReader): string {
  return `${run.scenario.title} · ${armAndSeed(run)}`;
}

export function armAndSeed({ header: { arm, seed } }: RunReader): string {
  return `${arm === null ? 'as written' : `arm ${arm}`} · seed ${visibleLine(seed)}`;
}
