import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { CheckedScenario } from '../scenario/index.js';
import { prepareReplications } from './replications.js';
import { InOrder } from './reorderBuffer.js';
import type { Task } from './tasks.js';
import { Tasks } from './tasks.js';
import type { RunRow } from './comparison.js';
import type { WorkerSetup } from './worker.js';

export interface BatchOptions {
  readonly scenario: CheckedScenario;
  readonly arms: readonly string[];
  readonly seed: string;
  /** runs of each arm */
  readonly runs: number;
  /** threads that step, this one included; all cores unless told */
  readonly workers?: number;
  /** called now and then with how many seeds are done */
  readonly progress?: (done: number) => void;
}

/** A task of a thread must be worth its message, and two of them last longer than this thread looks away. */
const TASK_MS = 80;
/** Towards the end the tasks become smaller, so that all are done at about the same time. */
const TASKS_LEFT_EACH = 4;
/** How long this thread works first, to tell how long the rest will take: at first everything is far slower. */
const TRIAL_MS = 400;
/** A thread has to warm up as this one had: with less work left than this, it would hardly come to help. */
const WORTH_THREADS_MS = 2500;
/** A batch that looks longer than this from its very first turns does not wait for the end of the trial. */
const SURELY_WORTH_THREADS_MS = 20 * WORTH_THREADS_MS;
/** How often this thread looks up from its work: for answers of the others, progress, Ctrl-C. */
const TURN_MS = 15;

/**
 * Runs every arm under seeds `S/1` … `S/N`, and hands over each seed's runs, in the order of the arms, seed after seed,
 * whatever the number of workers. This thread works from the first moment, so that a small batch waits for nobody.
 * Rejects with the arm and seed of a run that fails.
 */
export async function streamBatch(options: BatchOptions, take: (runs: readonly RunRow[]) => void): Promise<void> {
  const { scenario, arms, runs, progress } = options;
  const workers = options.workers ?? availableParallelism();
  const replicate = prepareReplications(scenario, arms);
  const tasks = new Tasks(options.seed, runs);
  const inOrder = new InOrder(take);
  let done = 0;
  const hand = ({ from, seeds }: Task, rows: readonly (readonly RunRow[])[]): void => {
    inOrder.add(from, rows);
    done += seeds.length;
    progress?.(done);
  };
  const runOne = (): void => {
    const task = tasks.take(1);
    hand(task, task.seeds.map(replicate));
  };
  /** of this thread's last turn: the code becomes ten times as fast while it runs */
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

  const { TASKS_EACH, ThreadPool } = await import('./threads.js');
  const setup: WorkerSetup = { scenario, arms };
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

/** All rows of a batch, in order of seed and arm. For many runs rather `streamBatch`, which keeps none. */
export async function runBatch(options: BatchOptions): Promise<RunRow[]> {
  const rows: RunRow[] = [];
  await streamBatch(options, (runs) => rows.push(...runs));
  return rows;
}
