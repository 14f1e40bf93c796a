import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { RunReader } from '../read.js';
import { openRun } from '../read.js';

/**
 * Opens a run file on disk as a stream. Runs nothing; reads the header and the inputs, and the entries as they are asked for.
 * Rejects with the system's error where the file cannot be read, and with a `RunFileError` where it is no run file.
 */
export async function openRunFile(file: string): Promise<RunReader> {
  // A stream says so only when it is read, and not by this name.
  if ((await stat(file)).isDirectory()) throw Object.assign(new Error(`${file} is a folder`), { code: 'EISDIR' });
  return openRun(createReadStream(file), file);
}
