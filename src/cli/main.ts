#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { ENGINE_VERSION } from '../engine/index.js';
import { NOTICE } from '../model/index.js';
import { RunFileError } from '../record/index.js';
import { briefCommand } from './brief.js';
import { checkCommand } from './check.js';
import { compareCommand } from './compare.js';
import { diffCommand } from './diff.js';
import { CommandError, EXIT } from './exit.js';
import { newCommand } from './new.js';
import { replayCommand } from './replay.js';
import { runCommand } from './run.js';
import { schemaCommand } from './schema.js';
import { whyCommand } from './why.js';

const program = new Command('brinkline')
  .description(`Crisis-escalation tabletop simulation: does an open line change the story?\n${NOTICE}`)
  .version(ENGINE_VERSION)
  .addHelpText(
    'after',
    '\nExamples:\n  brinkline compare scenarios/polish-border-strike.yaml\n  brinkline run scenarios/polish-border-strike.yaml --arm closed --seed k7\n  brinkline check my-scenario.yaml',
  );
const commands = [
  checkCommand(),
  runCommand(),
  replayCommand(),
  whyCommand(),
  diffCommand(),
  compareCommand(),
  briefCommand(),
  newCommand(),
  schemaCommand(),
];
for (const command of commands) program.addCommand(command);
for (const command of [program, ...program.commands])
  command.exitOverride().showHelpAfterError('(add --help for usage and examples)');

// Nothing is half-written at any moment, so stopping at once is clean.
process.on('SIGINT', () => process.exit(EXIT.interrupted));
process.on('SIGTERM', () => process.exit(128 + 15));
// A reader that goes away (`| head`) is no fault.
process.stdout.on('error', () => process.exit(EXIT.done));
process.stderr.on('error', () => {});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = tell(error);
}

/** Says what ended the command, and gives the exit code. */
function tell(error: unknown): number {
  if (error instanceof CommandError) {
    if (error.message !== '') process.stderr.write(`${error.message}\n`);
    return error.code;
  }
  const message = error instanceof Error ? error.message : String(error);
  // Named by its message, as an error from a worker thread loses its class.
  if (message.includes('Runaway:')) {
    process.stderr.write(
      `${message}\nSomething in the scenario feeds on itself; look at what these send each other.\n`,
    );
    return EXIT.wrongFile;
  }
  if (error instanceof RunFileError) {
    process.stderr.write(`${error.message}\n`);
    return EXIT.wrongFile;
  }
  // Commander has already said what is wrong; help and version come this way too, with code 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUsage;
  process.stderr.write(
    `A fault of brinkline ${ENGINE_VERSION}, not yours: ${message}\nPlease report it with the command and, if you can, the scenario file.\n`,
  );
  return EXIT.ourFault;
}
