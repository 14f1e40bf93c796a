import { workerData } from 'node:worker_threads';
import type { CheckedScenario } from '../scenario/index.js';
import { prepareReplications } from './replications.js';
import type { RunRow } from './comparison.js';

/** What a worker thread is told once. */
export interface WorkerSetup {
  readonly scenario: CheckedScenario;
  readonly arms: readonly string[];
}

const { scenario, arms } = workerData as WorkerSetup;
const replicate = prepareReplications(scenario, arms);

/** One task of a worker thread: all arms of some seeds. */
export function work(seeds: readonly string[]): RunRow[][] {
  return seeds.map(replicate);
}
