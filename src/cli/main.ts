#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { ENGINE_VERSION } from '../engine/index.js';
import { DISCLAIMER } from '../model/index.js';
import { CommandError, EXIT } from './exit.js';
import { suitBatch, optimizeLater } from './v8.js';

const program = new Command('brinkline')
  .description(`Crisis-escalation tabletop simulation: does an open line change the story?\n${DISCLAIMER}`)
  .version(ENGINE_VERSION)
  .addHelpText(
    'after',
    '\nExamples:\n  brinkline compare scenarios/polish-border-strike.yaml\n  brinkline run scenarios/polish-border-strike.yaml --arm closed --seed k7\n  brinkline check my-scenario.yaml',
  );
// What a command needs takes longer to load than most commands take: only the one that is asked for is loaded.
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./check.js')).checkCommand(),
  run: async () => (await import('./run.js')).runCommand(),
  replay: async () => (await import('./replay.js')).replayCommand(),
  why: async () => (await import('./why.js')).whyCommand(),
  diff: async () => (await import('./diff.js')).diffCommand(),
  compare: async () => (await import('./compare.js')).compareCommand(),
  exact: async () => (await import('./exact.js')).exactCommand(),
  brief: async () => (await import('./brief.js')).briefCommand(),
  new: async () => (await import('./new.js')).newCommand(),
  schema: async () => (await import('./schema.js')).schemaCommand(),
};
/** These go on for long enough that optimized code earns itself back. */
const LONG = ['compare', 'exact'];
const name = process.argv[2] ?? '';
if (LONG.includes(name)) suitBatch();
else optimizeLater();
const asked = commands[name];
for (const load of asked === undefined ? Object.values(commands) : [asked]) program.addCommand(await load());
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
leave();

/**
 * Ends the process once all is out that was printed. Left to itself, it would also wait until V8 has optimized functions that
 * nobody will call again.
 */
function leave(): void {
  // A reader that has gone away is dealt with above.
  process.stdout.write('', (failed) => {
    if (failed instanceof Error) return;
    process.stderr.write('', (silenced) => {
      if (!(silenced instanceof Error)) process.exit();
    });
  });
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
  if (error instanceof Error && error.name === 'RunFileError') {
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
