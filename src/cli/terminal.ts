import { visible } from '../scenario/index.js';

/**
 * Writes to standard output; commands print in no other way. Text may come from scenarios, run files, file names and system errors,
 * so invisible characters are written as visible escapes. A JSON document keeps its meaning.
 */
export function writeOut(text: string): void {
  process.stdout.write(visible(text));
}

/** Writes to standard error in the same way. */
export function writeError(text: string): void {
  process.stderr.write(visible(text));
}
