import { visible } from '../scenario/index.js';

/**
 * The only way from the commands to standard output and standard error. Text comes from scenarios, run files, file names and
 * errors of the system, so invisible characters are written out here. A JSON document remains the same document.
 */
export function writeOut(text: string): void {
  process.stdout.write(visible(text));
}

/** The same for standard error. */
export function writeError(text: string): void {
  process.stderr.write(visible(text));
}
