import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

/** Seconds: long enough that what a turn finds in the caches hardly matters, short beside the ups and downs of a shared machine. */
const TURN = 0.3;

/** A Node that calls no helpers to collect garbage, as `brinkline compare` (src/cli/v8.ts): they come from other cores. */
export const NODE = [process.execPath, '--no-parallel-scavenge'];

/** Numbers of the cores to which processes can be held; none where there is no `taskset`. */
export const CORES = canPin() ? cpus().map((_, core) => core) : [];

function canPin() {
  try {
    execFileSync('taskset', ['-c', '0', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A command that stays on one core: what moves between cores, or lands on a busier one, is slower by up to half. */
export function onCore(core, words) {
  return CORES.includes(core) ? ['taskset', '-c', String(core), ...words] : words;
}

/**
 * Runs commands at the same time, but only one at any moment: each is stopped while the others have their turns, so that
 * whatever else the machine does falls on all alike. `turn`: seconds of each of its turns. Resolves with what each has
 * printed and its seconds of wall clock, without the stops; rejects where one fails.
 */
export async function inTurns(commands) {
  const all = commands.map(({ words, turn = TURN }) => begin(words, turn));
  const end = () => {
    for (const { child } of all) child.kill('SIGKILL');
  };
  // One that is stopped would not hear of Ctrl-C.
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
