import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Inspection } from '../inspect.js';
import { inspectRun } from '../inspect.js';
import type { RunReader } from '../read.js';
import { openRun } from '../read.js';

/**
 * Opens a run file on disk as a stream. Runs nothing; reads the header and the inputs, and the entries as they are asked for.
 * Rejects with the system's error if the file cannot be read, and with a `RunFileError` if it is not a run file.
 */
export async function openRunFile(file: string): Promise<RunReader> {
  // A stream reports this only when it is read, and its error does not name the file.
  if ((await stat(file)).isDirectory()) throw Object.assign(new Error(`${file} is a folder`), { code: 'EISDIR' });
  return openRun(createReadStream(file), file);
}

/** Compares a run file on disk with its digest. Null for a pipe, which can be read only once. Rejects as `openRunFile` does. */
export async function inspectRunFile(file: string): Promise<Inspection | null> {
  return (await stat(file)).isFile() ? inspectRun(createReadStream(file), file) : null;
}
