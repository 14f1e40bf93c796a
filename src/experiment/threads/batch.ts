import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { Batch } from '../batch.js';
import type { RunRow } from '../comparison.js';
import { prepareReplications } from '../replications.js';
import { ReorderBuffer } from './reorderBuffer.js';
import type { Task } from './tasks.js';
import { Tasks } from './tasks.js';
import type { WorkerSetup } from './worker.js';

export interface BatchOptions extends Batch {
  /** threads that execute runs, this one included; default: one for each core */
  readonly workers?: number;
  /** seeds at the beginning that have been run before; default: 0 */
  readonly skip?: number;
  /** stops the batch: seeds that have begun are finished and passed on, and no others are begun */
  readonly signal?: AbortSignal;
  /** called now and then with the number of seeds that are done, including skipped ones */
  readonly progress?: (done: number) => void;
}

/** The length of a task: long compared with the cost of sending it, and two of them last longer than a turn of this thread. */
const TASK_MS = 80;
/** Tasks become smaller towards the end, so that all threads finish at about the same time. */
const TASKS_LEFT_EACH = 4;
/** How long this thread works alone, to estimate how long the rest will take. Code is far slower just after it has been loaded. */
const TRIAL_MS = 400;
/** Threads are started only if more work than this is left, because each has to warm up first. */
const WORTH_THREADS_MS = 2500;
/** A batch whose first turns promise more work than this starts its threads before the trial ends. */
const SURELY_WORTH_THREADS_MS = 20 * WORTH_THREADS_MS;
/** How long this thread works before it yields to the event loop: results of other threads, progress, Ctrl-C. */
const TURN_MS = 15;

/**
 * Executes a batch in threads. Calls `take` once per seed, in order, with its runs in the order of the arms; the calls are the same
 * for any number of workers. This thread works from the start, so a small batch never waits for threads to load.
 * Rejects with an Error that names the arm and the seed of a run that fails.
 */
export async function streamBatch(options: BatchOptions, take: (runs: readonly RunRow[]) => void): Promise<void> {
  const { scenario, arms, from: soFar, runs, progress, skip = 0, signal } = options;
  const workers = options.workers ?? availableParallelism();
  const replicate = prepareReplications(scenario, arms, soFar);
  const tasks = new Tasks(options.seed, skip, runs);
  if (signal?.aborted === true) return;
  signal?.addEventListener('abort', () => tasks.stop(), { once: true });
  const inOrder = new ReorderBuffer(take);
  let done = skip;
  const hand = ({ from, seeds }: Task, rows: readonly (readonly RunRow[])[]): void => {
    inOrder.add(from, rows);
    done += seeds.length;
    progress?.(done);
  };
  const runOne = (): void => {
    const task = tasks.take(1);
    hand(task, task.seeds.map(replicate));
  };
  /** milliseconds per seed in this thread's last turn; only the last, because code becomes ten times as fast while it runs */
  let perSeed = Infinity;
  const turn = (): Promise<void> => {
    const [begun, before] = [performance.now(), tasks.left];
    while (tasks.left > 0 && performance.now() < begun + TURN_MS) runOne();
    perSeed = (performance.now() - begun) / (before - tasks.left);
    return setImmediate();
  };
  const here = async (): Promise<void> => {
    while (tasks.left > 0) await turn();
  };

  const trialEnds = performance.now() + TRIAL_MS;
  while (tasks.left > 0 && performance.now() < trialEnds) {
    await turn();
    if (perSeed * tasks.left > SURELY_WORTH_THREADS_MS) break;
  }
  if (workers === 1 || perSeed * tasks.left < WORTH_THREADS_MS) return here();

  const { TASKS_EACH, ThreadPool } = await import('./pool.js');
  const setup: WorkerSetup = { scenario, arms, from: soFar };
  const pool = new ThreadPool(setup, workers - 1);
  const there = async (): Promise<void> => {
    while (tasks.left > 0) {
      const most = Math.ceil(tasks.left / (TASKS_LEFT_EACH * workers));
      const task = tasks.take(Math.min(most, Math.ceil(TASK_MS / perSeed)));
      hand(task, await pool.run(task.seeds));
    }
  };
  try {
    await Promise.all([here(), ...Array.from({ length: TASKS_EACH * (workers - 1) }, there)]);
  } finally {
    await pool.close();
  }
}

/** Executes a batch in threads and returns all its rows, by seed and arm. For many runs use `streamBatch`, which keeps none. */
export async function runBatch(options: BatchOptions): Promise<RunRow[]> {
  const rows: RunRow[] = [];
  await streamBatch(options, (runs) => rows.push(...runs));
  return rows;
}
