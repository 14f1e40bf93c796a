import { workerData } from 'node:worker_threads';
import { sealChecked } from '../../scenario/index.js';
import type { Batch } from '../batch.js';
import type { RunRow } from '../comparison.js';
import { prepareReplications } from '../replications.js';

/** What a worker thread is given when it starts. */
export type WorkerSetup = Pick<Batch, 'scenario' | 'arms' | 'from'>;

const { scenario, arms, from } = workerData as WorkerSetup;
// The clone that reaches a thread is not marked as checked any more.
const replicate = prepareReplications(sealChecked(scenario), arms, from);

/** Executes one task of a worker thread: every arm under some seeds. */
export function work(seeds: readonly string[]): RunRow[][] {
  return seeds.map(replicate);
}
