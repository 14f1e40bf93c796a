import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inRounds } from './rounds.mjs';

const BATCH = fileURLToPath(new URL('batch.mjs', import.meta.url));
const run = promisify(execFile);

/** One batch in a process of its own, so that all begin alike: its runs, and its seconds of wall clock. */
async function batch(workers, seeds) {
  const { stdout } = await run(process.execPath, [BATCH, String(workers), String(seeds)], { encoding: 'utf8' });
  return JSON.parse(stdout);
}

/** Runs per second of some batches that go at the same time. */
async function rateOf(...batches) {
  const done = await Promise.all(batches);
  return done.reduce((sum, { runs }) => sum + runs, 0) / Math.max(...done.map(({ seconds }) => seconds));
}

/**
 * Runs per second of wall clock of a batch of so many seeds with one worker and with two, from the call to the last row: the
 * start of the second and the warming up of both are in it. And with two processes that have nothing in common, half of the
 * seeds each: as much as the machine has to give.
 */
export async function measureWorkers({ rounds, seeds, told }) {
  const half = Math.ceil(seeds / 2);
  const measured = await inRounds(
    rounds,
    {
      one: () => rateOf(batch(1, seeds)),
      two: () => rateOf(batch(2, seeds)),
      twoProcesses: () => rateOf(batch(1, half), batch(1, half)),
    },
    (what) => told(`workers, ${what}`),
  );
  return { ...measured, seeds };
}
