import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

/** Seconds of a turn: long enough to make cold caches unimportant, short compared with the fluctuations of a shared machine. */
const TURN = 0.3;

/** Node without parallel garbage collection, which would use other cores; `brinkline compare` does the same (src/cli/v8.ts). */
export const NODE = [process.execPath, '--no-parallel-scavenge'];

/** The numbers of the cores to which processes can be pinned; none without `taskset`. */
export const CORES = canPin() ? cpus().map((_, core) => core) : [];

function canPin() {
  try {
    execFileSync('taskset', ['-c', '0', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A command pinned to one core. A process that moves between cores, or shares a busy one, can be slower by half. */
export function onCore(core, words) {
  return CORES.includes(core) ? ['taskset', '-c', String(core), ...words] : words;
}

/**
 * Runs commands in turns: while one runs, the others are stopped, so that other load on the machine affects all alike. `turn`:
 * the seconds of one turn. Resolves with what each command printed and its wall-clock seconds without the stops. Rejects if one
 * fails.
 */
export async function inTurns(commands) {
  const all = commands.map(({ words, turn = TURN }) => begin(words, turn));
  const end = () => {
    for (const { child } of all) child.kill('SIGKILL');
  };
  // A stopped process does not react to Ctrl-C.
  process.once('exit', end);
  try {
    while (all.some(({ done }) => !done)) {
      for (const each of all) await takeTurn(each);
      const failed = all.find(({ failure }) => failure !== null);
      if (failed !== undefined) throw new Error(failed.failure);
    }
  } finally {
    end();
    process.off('exit', end);
  }
  return all.map(({ printed, seconds }) => ({ printed, seconds }));
}

function begin([command, ...words], turn) {
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  child.kill('SIGSTOP');
  const each = { child, turn, printed: '', seconds: 0, done: false, failure: null };
  child.stdout.on('data', (data) => (each.printed += data));
  each.ended = once(child, 'close').then(([code]) => {
    each.done = true;
    each.failure = code === 0 ? null : `${[command, ...words].join(' ')} ended with ${code}`;
  });
  return each;
}

async function takeTurn(each) {
  if (each.done) return;
  const { child, turn, ended } = each;
  const before = performance.now();
  child.kill('SIGCONT');
  await Promise.race([ended, wait(1000 * turn, undefined, { ref: false })]);
  child.kill('SIGSTOP');
  each.seconds += (performance.now() - before) / 1000;
}
