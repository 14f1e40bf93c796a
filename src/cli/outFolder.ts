import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandError, EXIT } from './exit.js';
import { reason } from './scenarioFile.js';

/** Makes a folder where there is none, and tries that files can be written to it; ends the command where they cannot. */
export function requireFolder(folder: string): void {
  try {
    makeFolder(folder);
    const trial = join(folder, `.${process.pid}.part`);
    writeFileSync(trial, '');
    rmSync(trial);
  } catch (error) {
    throw new CommandError(`${folder} cannot be written to: ${reason(error)}. Choose another --out.`, EXIT.wrongFile);
  }
}

/** The folder and those that it lies in. Not by the option `recursive`: Node 20 then tries for ever where /proc refuses. */
function makeFolder(folder: string): void {
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  const parent = dirname(folder);
  if (!existsSync(parent)) makeFolder(parent);
  mkdirSync(folder);
}

/**
 * Writes files, by name, into a folder: each beside its place, and all moved there once they are written. It does so
 * without a pause, so that Ctrl-C comes before or after. Ends the command, and leaves nothing, where there is no room.
 */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Iterable<string>>>): void {
  const whole = Object.entries(files).map(([name, text]) => ({
    part: join(folder, `${name}.${process.pid}.part`),
    file: join(folder, name),
    text,
  }));
  try {
    for (const { part, text } of whole) writePieces(part, typeof text === 'string' ? [text] : text);
    for (const { part, file } of whole) renameSync(part, file);
  } catch (error) {
    for (const { part } of whole) rmSync(part, { force: true });
    throw new CommandError(`The results cannot be written to ${folder}: ${reason(error)}.`, EXIT.wrongFile);
  }
}

/** The results of a large batch are longer than one string may be. */
function writePieces(file: string, pieces: Iterable<string>): void {
  const handle = openSync(file, 'w');
  try {
    for (const piece of pieces) writeFileSync(handle, piece);
  } finally {
    closeSync(handle);
  }
}
