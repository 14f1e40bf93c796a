import { ENGINE_VERSION } from '../engine/index.js';
import type { Inspection, RunReader } from '../record/index.js';
import { RunFileError, formWords } from '../record/index.js';
import { inspectRunFile, openRunFile as open } from '../record/files/index.js';
import type { World } from '../scenario/index.js';
import { visibleLine, worldText } from '../scenario/index.js';
import { CommandError, EXIT } from './exit.js';
import { reason } from './fileError.js';
import { writeError } from './terminal.js';

/** Opens a run file as a stream. Ends the command if it cannot be read. */
export async function openRunFile(file: string): Promise<RunReader> {
  return readable(file, () => open(file));
}

/**
 * Opens a run file to tell it, and first says on standard error, in one line, what is wrong with it: changed, cut off, recorded
 * by another version, or found in an unusual form. A pipe is read only once, so its digest is not compared.
 */
export async function openToTell(file: string): Promise<{ readonly run: RunReader; readonly isCutOff: boolean }> {
  const inspection = await readable(file, () => inspectRunFile(file));
  const run = await openRunFile(file);
  const wrong = wrongWith(run, inspection);
  if (wrong.length > 0) writeError(`${visibleLine(file)}: ${wrong.join('; ')}.\n`);
  return { run, isCutOff: inspection?.state === 'cut-off' };
}

function wrongWith({ header: { engine } }: RunReader, inspection: Inspection | null): string[] {
  const states: Record<Inspection['state'], string[]> = {
    whole: [],
    changed: [
      'it was changed since it was recorded, and may tell what never happened (replay --verify finds the place)',
    ],
    'cut-off': ['it is incomplete: it was cut off before the run ended'],
  };
  const version =
    engine === ENGINE_VERSION
      ? []
      : [`it was recorded by version ${engine} of the engine, and this is ${ENGINE_VERSION}`];
  const found =
    inspection === null ? ['it is not a regular file, so its digest was not checked'] : states[inspection.state];
  return [...found, ...version, ...(inspection === null ? [] : formWords(inspection.form))];
}

async function readable<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error) || error instanceof RunFileError) throw error;
    throw new CommandError(`${file} cannot be read: ${reason(error)}.`, EXIT.wrongFile);
  }
}

/** “Title · arm closed · seed k7”. The world follows if switches were chosen; so does new luck: “ · new luck after #80: 1/7”. */
export function headingOf(run: RunReader): string {
  return `${run.scenario.title} · ${armAndSeed(run.header)}`;
}

type Named = Pick<RunReader['header'], 'arm' | 'seed' | 'world' | 'epochs'>;

export function armAndSeed({ arm, seed, world = {}, epochs = [] }: Named): string {
  const luck = epochs.map(({ after, seed: own }) => ` · new luck after #${after}: ${visibleLine(own)}`);
  return `${arm === null ? 'as written' : `arm ${arm}`}${inWorld(world)} · seed ${visibleLine(seed)}${luck.join('')}`;
}

/** “ · world answers=provoke”; empty where no switch was chosen. */
export function inWorld(world: World): string {
  const text = worldText(world);
  return text === '' ? '' : ` · world ${text}`;
}
