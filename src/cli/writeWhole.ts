import { rename, rm, writeFile } from 'node:fs/promises';
import { CommandError, EXIT } from './exit.js';
import { reason } from './scenarioFile.js';

/** Writes a file beside its place and moves it there: whoever looks finds all of it or nothing. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  try {
    await writeFile(part, text);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw new CommandError(`${file} cannot be written: ${reason(error)}.`, EXIT.wrongFile);
  }
}
