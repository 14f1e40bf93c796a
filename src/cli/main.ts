#!/usr/bin/env node
import { carryOut } from './command.js';
import { EXIT } from './exit.js';
import { reason } from './fileError.js';
import { tuneForThroughput, tuneForStartup } from './v8.js';
import { writeError } from './terminal.js';

/** Commands that run long enough for optimized code to pay off. */
const LONG = ['compare', 'exact', 'experiment'];
const args = process.argv.slice(2);
if (LONG.includes(args[0] ?? '')) tuneForThroughput();
else tuneForStartup();

// A reader that closes the pipe early (`| head`) is not an error; a full disk is one.
process.stdout.on('error', (error) => process.exit(reportLostOutput(error)));
process.stderr.on('error', () => {});

process.exitCode = await carryOut(args);
exitWhenWritten();

/** Ends the process as soon as all output is written. Otherwise Node also waits until V8 has finished optimizing functions. */
function exitWhenWritten(): void {
  // The handlers above deal with a closed pipe.
  process.stdout.write('', (failed) => {
    if (failed instanceof Error) process.exit(reportLostOutput(failed));
    process.stderr.write('', (silenced) => {
      if (!(silenced instanceof Error)) process.exit();
    });
  });
}

/** Prints that the output was lost, unless its reader has closed the pipe, and returns the exit code. */
function reportLostOutput(error: Error): number {
  if ('code' in error && error.code === 'EPIPE') return EXIT.done;
  writeError(`The output cannot be written: ${reason(error)}.\n`);
  return EXIT.wrongFile;
}
