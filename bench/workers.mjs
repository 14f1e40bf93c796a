import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { inRounds } from './rounds.mjs';

const BATCH = fileURLToPath(new URL('batch.mjs', import.meta.url));

/** Runs per second of wall clock. */
function rateOf(workers, seeds) {
  const words = [BATCH, String(workers), String(seeds)];
  const { runs, seconds } = JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' }));
  return runs / seconds;
}

/**
 * Runs per second of wall clock of a batch of so many seeds with one worker and with two, from the call to the last row: the
 * start of the second and the warming up of both are in it. Each in a process of its own, so that both begin alike.
 */
export async function measureWorkers({ rounds, seeds, told }) {
  const measured = await inRounds(rounds, { one: () => rateOf(1, seeds), two: () => rateOf(2, seeds) }, (what) =>
    told(`workers, ${what}`),
  );
  return { ...measured, seeds };
}
