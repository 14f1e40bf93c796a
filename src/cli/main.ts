#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { ENGINE_VERSION } from '../engine/index.js';
import { DISCLAIMER } from '../model/index.js';
import { CommandError, EXIT } from './exit.js';
import { reason } from './fileError.js';
import { tuneForThroughput, tuneForStartup } from './v8.js';
import { writeError, writeOut } from './terminal.js';

const program = new Command('brinkline')
  .description(`Crisis-escalation tabletop simulation: does an open line change the story?\n${DISCLAIMER}`)
  .version(ENGINE_VERSION)
  .addHelpText(
    'after',
    '\nExamples:\n  brinkline compare scenarios/polish-border-strike.yaml\n  brinkline run scenarios/polish-border-strike.yaml --arm closed --seed k7\n  brinkline check my-scenario.yaml',
  );
// Loading every command takes longer than most commands run, so only the requested one is loaded.
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./check.js')).checkCommand(),
  run: async () => (await import('./run.js')).runCommand(),
  play: async () => (await import('./play.js')).playCommand(),
  replay: async () => (await import('./replay.js')).replayCommand(),
  why: async () => (await import('./why.js')).whyCommand(),
  diff: async () => (await import('./diff.js')).diffCommand(),
  compare: async () => (await import('./compare.js')).compareCommand(),
  exact: async () => (await import('./exact.js')).exactCommand(),
  brief: async () => (await import('./brief.js')).briefCommand(),
  scenarios: async () => (await import('./scenarios.js')).scenariosCommand(),
  new: async () => (await import('./new.js')).newCommand(),
  schema: async () => (await import('./schema.js')).schemaCommand(),
};
/** Commands that run long enough for optimized code to pay off. */
const LONG = ['compare', 'exact'];
const name = process.argv[2] ?? '';
if (LONG.includes(name)) tuneForThroughput();
else tuneForStartup();
const requested = Object.hasOwn(commands, name) ? commands[name] : undefined;
for (const load of requested === undefined ? Object.values(commands) : [requested]) program.addCommand(await load());
for (const command of [program, ...program.commands])
  command
    .configureOutput({ writeOut, writeErr: writeError })
    .exitOverride()
    .showHelpAfterError('(add --help for usage and examples)');

// A reader that closes the pipe early (`| head`) is no error; a full device is one.
process.stdout.on('error', (error) => process.exit(reportLostOutput(error)));
process.stderr.on('error', () => {});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = reportError(error);
}
exitWhenWritten();

/** Ends the process as soon as all output is written. Left alone, Node also waits until V8 has finished optimizing functions. */
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

/** Prints what ended the command and returns the exit code. */
function reportError(error: unknown): number {
  if (error instanceof CommandError) {
    if (error.message !== '') writeError(`${error.message}\n`);
    return error.code;
  }
  const message = error instanceof Error ? error.message : String(error);
  // Recognized by its message, because an error from a worker thread loses its class.
  if (message.includes('Runaway:')) {
    writeError(
      `${message}\nSomething in the scenario triggers itself without end. Look at what these send each other.\n`,
    );
    return EXIT.wrongFile;
  }
  if (error instanceof Error && error.name === 'RunFileError') {
    writeError(`${error.message}\n`);
    return EXIT.wrongFile;
  }
  // Commander has already printed its message. Help and version also end here, with code 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUsage;
  writeError(
    `Internal error in brinkline ${ENGINE_VERSION}: ${message}\nPlease report it with the command and, if you can, the scenario file.\n`,
  );
  return EXIT.internalError;
}
