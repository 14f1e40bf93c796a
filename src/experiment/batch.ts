import type { CheckedScenario } from '../scenario/index.js';
import type { RunRow } from './comparison.js';
import { prepareReplications, runSeed } from './replications.js';

/** Every arm under the seeds `S/1` … `S/N`, where S is `seed` and N is `runs`. */
export interface Batch {
  readonly scenario: CheckedScenario;
  readonly arms: readonly string[];
  readonly seed: string;
  /** runs of each arm */
  readonly runs: number;
}

/**
 * Executes a batch here, one seed each time it is asked: yields the seed's run in every arm, in the order of the arms.
 * Throws an Error that names the arm and the seed of a run that fails.
 */
export function* batchRuns({ scenario, arms, seed, runs }: Batch): Generator<RunRow[]> {
  const replicate = prepareReplications(scenario, arms);
  for (let number = 1; number <= runs; number += 1) yield replicate(runSeed(seed, number));
}
