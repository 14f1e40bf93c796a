import { Command, CommanderError } from 'commander';
import { ENGINE_VERSION } from '../engine/index.js';
import { DISCLAIMER } from '../model/index.js';
import { CommandError, EXIT } from './exit.js';
import { writeError, writeOut } from './terminal.js';

// Loading every command takes longer than most commands run, so only the requested one is loaded.
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['check', async () => (await import('./check.js')).checkCommand()],
  ['run', async () => (await import('./run.js')).runCommand()],
  ['play', async () => (await import('./play.js')).playCommand()],
  ['room', async () => (await import('./room.js')).roomCommand()],
  ['replay', async () => (await import('./replay.js')).replayCommand()],
  ['why', async () => (await import('./why.js')).whyCommand()],
  ['diff', async () => (await import('./diff.js')).diffCommand()],
  ['compare', async () => (await import('./compare.js')).compareCommand()],
  ['experiment', async () => (await import('./experiment.js')).experimentCommand()],
  ['merge', async () => (await import('./merge.js')).mergeCommand()],
  ['cluster', async () => (await import('./cluster.js')).clusterCommand()],
  ['history', async () => (await import('./history.js')).historyCommand()],
  ['exact', async () => (await import('./exact.js')).exactCommand()],
  ['injects', async () => (await import('./injects.js')).injectsCommand()],
  ['brief', async () => (await import('./brief.js')).briefCommand()],
  ['view', async () => (await import('./view.js')).viewCommand()],
  ['scenarios', async () => (await import('./scenarios.js')).scenariosCommand()],
  ['new', async () => (await import('./new.js')).newCommand()],
  ['schema', async () => (await import('./schema.js')).schemaCommand()],
]);

/** Carries out a command line, without the name of the program, and returns the exit code. */
export async function carryOut(args: readonly string[]): Promise<number> {
  const program = await programFor(args[0] ?? '');
  try {
    await program.parseAsync(args, { from: 'user' });
    return EXIT.done;
  } catch (error) {
    return reportError(error);
  }
}

/** The program with the named command, or with all commands if there is none of that name. */
async function programFor(name: string): Promise<Command> {
  const program = new Command('brinkline')
    .description(`Crisis-escalation tabletop simulation: does an open line change the story?\n${DISCLAIMER}`)
    .version(ENGINE_VERSION)
    .addHelpText(
      'after',
      '\nExamples:\n  brinkline compare scenarios/polish-border-strike.yaml\n  brinkline run scenarios/polish-border-strike.yaml --arm closed --seed k7\n  brinkline check my-scenario.yaml',
    );
  const requested = COMMANDS.get(name);
  for (const load of requested === undefined ? COMMANDS.values() : [requested]) program.addCommand(await load());
  for (const command of [program, ...program.commands])
    command
      .configureOutput({ writeOut, writeErr: writeError })
      .exitOverride()
      .showHelpAfterError('(add --help for usage and examples)');
  return program;
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
