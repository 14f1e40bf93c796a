import { AsyncLocalStorage } from 'node:async_hooks';
import { carryOut } from '../../src/cli/command.js';
import type { Finished } from './brinkline.js';

interface Printed {
  stdout: string;
  stderr: string;
}

const printing = new AsyncLocalStorage<Printed>();
collect('stdout');
collect('stderr');

/**
 * What a command line prints and its exit code, as `brinkline` gives them, but from the sources and in this process: starting Node and
 * loading the command takes far longer than most commands. Only for commands that read nothing from stdin and that no signal ends.
 */
export async function carriedOut(args: readonly string[]): Promise<Finished> {
  const printed: Printed = { stdout: '', stderr: '' };
  // Threads start from built files, so a batch must keep to this thread, however busy the machine is.
  const alone =
    args[0] === 'compare' || (args[0] === 'experiment' && args.includes('--out')) ? [...args, '--workers', '1'] : args;
  const code = await printing.run(printed, () => carryOut(alone));
  return { code, ...printed };
}

/** Collects what commands write to a stream of this process, each for itself. Other output goes on as before. */
function collect(name: keyof Printed): void {
  const stream = process[name];
  const write = stream.write.bind(stream);
  stream.write = (text: string | Uint8Array, ...more: unknown[]) => {
    const printed = printing.getStore();
    if (printed === undefined) return write(text, ...(more as []));
    printed[name] += String(text);
    return true;
  };
}
