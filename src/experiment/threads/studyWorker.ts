import { workerData } from 'node:worker_threads';
import { sealChecked } from '../../scenario/index.js';
import type { Cell } from '../plan/cells.js';
import type { BlockRuns, Runnable } from '../plan/runBlock.js';
import { BlockRunner } from '../plan/runBlock.js';

const sent = workerData as Runnable;
// The clones that reach a thread are not marked as checked any more.
const scenarios = sent.scenarios.map((each) => ({ ...each, scenario: sealChecked(each.scenario) }));
const runner = new BlockRunner({ ...sent, scenarios });

/** Executes one block of an experiment. */
export function runBlock({ cell, block }: { readonly cell: Cell; readonly block: number }): BlockRuns {
  return runner.run(cell, block);
}
