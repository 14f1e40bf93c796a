import type { CheckedScenario } from '../scenario/index.js';
import type { RunSoFar } from '../play/index.js';
import type { RunRow } from './comparison.js';
import { prepareReplications, runSeed } from './replications.js';

/** Every arm under the seeds `S/1` … `S/N`, where S is `seed` and N is `runs`. */
export interface Batch {
  readonly scenario: CheckedScenario;
  readonly arms: readonly string[];
  readonly seed: string;
  /** runs of each arm */
  readonly runs: number;
  /** if given, all runs go on from a moment of this run, with the luck of each seed */
  readonly from?: RunSoFar | undefined;
}

/**
 * Executes a batch in this thread, one seed for each value: the run of that seed in every arm, in the order of the arms.
 * Throws an Error that names the arm and the seed of a run that fails.
 *
 * @example
 * const { scenario } = checkScenario(text, 'file.yaml');
 * for (const [open, closed] of batchRuns({ scenario, arms: ['open', 'closed'], seed: '1', runs: 3 })) {
 *   console.log(open.seed, open.peakRung, closed.peakRung);
 * }
 */
export function* batchRuns({ scenario, arms, seed, runs, from }: Batch): Generator<RunRow[]> {
  const replicate = prepareReplications(scenario, arms, from);
  for (let number = 1; number <= runs; number += 1) yield replicate(runSeed(seed, number));
}
