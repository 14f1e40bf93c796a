import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Piscina } from 'piscina';
import type { CheckedScenario } from '../scenario/index.js';
import { prepareReplications, runSeed } from './replications.js';
import type { RunRow } from './vocabulary.js';
import type { WorkerSetup } from './worker.js';

export interface BatchOptions {
  readonly scenario: CheckedScenario;
  readonly arms: readonly string[];
  readonly seed: string;
  /** runs of each arm */
  readonly runs: number;
  /** worker threads; all cores unless told; one stays in this thread */
  readonly workers?: number;
  /** called now and then with how many seeds are done */
  readonly progress?: (done: number) => void;
}

/** A seed takes about a fifth of a second in three arms: a task must be worth its message, and progress must move. */
const SEEDS_PER_TASK = 2;
/** Below this starting threads takes longer than running. */
const WORTH_THREADS = 12;

/**
 * Runs every arm under seeds `S/1` … `S/N`. Rows come back in order of (seed, arm), whatever the number of workers.
 * Rejects with the arm and seed of a run that fails.
 */
export async function runBatch(options: BatchOptions): Promise<RunRow[]> {
  const seeds = Array.from({ length: options.runs }, (_, i) => runSeed(options.seed, i + 1));
  const workers = options.workers ?? availableParallelism();
  return workers === 1 || seeds.length * options.arms.length < WORTH_THREADS
    ? runHere(options, seeds)
    : runInThreads(options, seeds, workers);
}

async function runHere({ scenario, arms, progress }: BatchOptions, seeds: readonly string[]): Promise<RunRow[]> {
  const replicate = prepareReplications(scenario, arms);
  const rows: RunRow[] = [];
  for (const [i, seed] of seeds.entries()) {
    rows.push(...replicate(seed));
    progress?.(i + 1);
    // Lets a Ctrl-C through.
    await setImmediate();
  }
  return rows;
}

async function runInThreads(
  { scenario, arms, progress }: BatchOptions,
  seeds: readonly string[],
  workers: number,
): Promise<RunRow[]> {
  const threads = Math.min(workers, Math.ceil(seeds.length / SEEDS_PER_TASK));
  const setup: WorkerSetup = { scenario, arms };
  const pool = new Piscina<readonly string[], RunRow[]>({
    filename: new URL('./worker.js', import.meta.url).href,
    name: 'work',
    workerData: setup,
    minThreads: threads,
    maxThreads: threads,
  });
  try {
    let done = 0;
    const tasks: Promise<RunRow[]>[] = [];
    for (let from = 0; from < seeds.length; from += SEEDS_PER_TASK) {
      const task = seeds.slice(from, from + SEEDS_PER_TASK);
      tasks.push(
        pool.run(task).then((rows) => {
          done += task.length;
          progress?.(done);
          return rows;
        }),
      );
    }
    return (await Promise.all(tasks)).flat();
  } finally {
    await pool.destroy();
  }
}
