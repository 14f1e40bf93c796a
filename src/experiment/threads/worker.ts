import { workerData } from 'node:worker_threads';
import type { Batch } from '../batch.js';
import type { RunRow } from '../comparison.js';
import { prepareReplications } from '../replications.js';

/** What a worker thread is given when it starts. */
export type WorkerSetup = Pick<Batch, 'scenario' | 'arms'>;

const { scenario, arms } = workerData as WorkerSetup;
const replicate = prepareReplications(scenario, arms);

/** Executes one task of a worker thread: every arm under some seeds. */
export function work(seeds: readonly string[]): RunRow[][] {
  return seeds.map(replicate);
}
