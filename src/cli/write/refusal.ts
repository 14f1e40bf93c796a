import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { CommandError, EXIT } from '../exit.js';
import { reason } from '../fileError.js';

/** Ends the command if an output would replace one of its own inputs, even with `--force`. */
export function refuseInput(output: string, inputs: readonly string[]): void {
  const place = placeOf(output);
  const same = inputs.find((input) => placeOf(input) === place);
  if (same === undefined) return;
  throw new CommandError(
    `${output} is an input of this command and would be destroyed. Choose another --out.`,
    EXIT.wrongUsage,
  );
}

/** The error for a file that Brinkline did not write, or that was changed since. */
export function notOurs(file: string): CommandError {
  return new CommandError(
    `${file} was not written by brinkline, or has been changed since, so it is kept. Choose another --out, or move it away.`,
    EXIT.wrongUsage,
  );
}

/** The error for replacing something without `--force`. */
export function needsForce(what: string): CommandError {
  return new CommandError(
    `${what}. Choose another --out, or add --force to replace what brinkline wrote there.`,
    EXIT.wrongUsage,
  );
}

/** The error for a folder that holds an unfinished batch. */
export function unfinished(folder: string): CommandError {
  return new CommandError(
    `${folder} holds an unfinished batch. Continue it with --resume, start over with --force, or choose another --out.`,
    EXIT.wrongUsage,
  );
}

export function cannotWrite(place: string, error: unknown): CommandError {
  return new CommandError(`${place} cannot be written: ${reason(error)}. Choose another --out.`, EXIT.wrongFile);
}

/** The absolute path, with the symbolic links of its existing part resolved. */
function placeOf(path: string): string {
  const whole = resolve(path);
  try {
    return realpathSync(whole);
  } catch {
    try {
      return join(realpathSync(dirname(whole)), basename(whole));
    } catch {
      return whole;
    }
  }
}
