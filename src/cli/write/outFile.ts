import { closeSync, lstatSync, openSync, readSync } from 'node:fs';
import { CommandError } from '../exit.js';
import { PartFile } from './partFile.js';
import { cannotWrite, needsForce, notOurs, refuseInput } from './refusal.js';

export interface OutFileOptions {
  readonly force: boolean;
  /** files that this command reads; never replaced */
  readonly inputs: readonly string[];
  /** whether brinkline wrote the file that begins like this */
  readonly isOurs: (beginning: string) => boolean;
}

/**
 * Writes one file through `write`, under a temporary name until it is complete. Ends the command and changes nothing if there is
 * something at its path already, unless it is a file that brinkline wrote, not an input, and `force` is set.
 */
export function writeOutFile<T>(file: string, options: OutFileOptions, write: (put: (piece: string) => void) => T): T {
  requireOutFile(file, options);
  let part: PartFile | null = null;
  try {
    const open = new PartFile(file);
    part = open;
    const made = write((piece) => open.write(piece));
    open.finish();
    return made;
  } catch (error) {
    part?.abandon();
    if (error instanceof CommandError || !(error instanceof Error && 'code' in error)) throw error;
    throw cannotWrite(file, error);
  }
}

/** Ends the command if `writeOutFile` would refuse to write. For commands that work for long before they write. */
export function requireOutFile(file: string, options: OutFileOptions): void {
  refuseInput(file, options.inputs);
  requireFree(file, options);
}

function requireFree(file: string, { force, isOurs }: OutFileOptions): void {
  const found = whatIsAt(file);
  if (found === undefined) return;
  if (!found.isFile() || !isOurs(beginningOf(file))) throw notOurs(file);
  if (!force) throw needsForce(`${file} is there already`);
}

/** Undefined if there is nothing. Ends the command if the path cannot be followed. */
function whatIsAt(file: string) {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

const BEGINNING = 4096;

function beginningOf(file: string): string {
  let handle: number | null = null;
  try {
    handle = openSync(file, 'r');
    const bytes = Buffer.alloc(BEGINNING);
    return bytes.toString('utf8', 0, readSync(handle, bytes));
  } catch (error) {
    throw cannotWrite(file, error);
  } finally {
    if (handle !== null) closeSync(handle);
  }
}
