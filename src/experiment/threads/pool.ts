import { Piscina } from 'piscina';
import type { RunRow } from '../comparison.js';
import type { WorkerSetup } from './worker.js';

/** Tasks that each thread holds: the current one and the next. */
export const TASKS_EACH = 2;

/** Threads that run seeds of one scenario. */
export class ThreadPool {
  private readonly pool: Piscina<readonly string[], RunRow[][]>;

  constructor(setup: WorkerSetup, threads: number) {
    this.pool = new Piscina({
      filename: new URL('./worker.js', import.meta.url).href,
      name: 'work',
      workerData: setup,
      minThreads: threads,
      maxThreads: threads,
      // The second task waits in the thread, so that the thread need not wait for its next task to be sent.
      concurrentTasksPerWorker: TASKS_EACH,
    });
  }

  /** The runs of each seed, in the order of the arms. */
  run(seeds: readonly string[]): Promise<RunRow[][]> {
    return this.pool.run(seeds);
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }
}
