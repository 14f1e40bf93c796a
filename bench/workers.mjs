import { performance } from 'node:perf_hooks';
import { runBatch } from '../dist/experiment/index.js';
import { shippedScenario } from './models/polishBorder.mjs';
import { inRounds } from './rounds.mjs';

const ARMS = ['open', 'unanswered', 'closed'];

/** Runs per second of wall clock with one worker and with two, from the call to the last row, start-up included. */
export async function measureWorkers({ rounds, seconds, told }) {
  const scenario = shippedScenario();
  const rate = async (workers, runs) => {
    const before = performance.now();
    const rows = await runBatch({ scenario, arms: ARMS, seed: 'bench', runs, workers });
    return rows.length / ((performance.now() - before) / 1000);
  };
  // As many seeds as one worker runs, once it is warm, in some four times the given seconds.
  await rate(1, 20);
  const runs = Math.ceil(((await rate(1, 40)) * 4 * seconds) / ARMS.length);
  return inRounds(rounds, { one: () => rate(1, runs), two: () => rate(2, runs) }, (what) => told(`workers, ${what}`));
}
