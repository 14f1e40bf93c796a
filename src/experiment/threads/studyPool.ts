import { Piscina } from 'piscina';
import type { Cell } from '../plan/cells.js';
import type { BlockRuns, Runnable } from '../plan/runBlock.js';

/** Threads that run blocks of one experiment. */
export class StudyPool {
  /** Tasks that each thread holds: the current one and the next, so that it need not wait for its next task to be sent. */
  readonly each = 2;
  private readonly pool: Piscina<{ readonly cell: Cell; readonly block: number }, BlockRuns>;

  constructor({ spec, scenarios, arms, outcomes, seedName }: Runnable, threads: number) {
    const workerData: Runnable = { spec, scenarios, arms, outcomes, seedName };
    this.pool = new Piscina({
      filename: new URL('./studyWorker.js', import.meta.url).href,
      name: 'runBlock',
      workerData,
      minThreads: threads,
      maxThreads: threads,
      concurrentTasksPerWorker: this.each,
    });
  }

  run(cell: Cell, block: number): Promise<BlockRuns> {
    return this.pool.run({ cell, block });
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }
}
