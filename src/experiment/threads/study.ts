import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { Block } from '../plan/blocks.js';
import type { Cell } from '../plan/cells.js';
import type { BlockRuns, Runnable } from '../plan/runBlock.js';
import { BlockRunner } from '../plan/runBlock.js';
import type { StudyPool } from './studyPool.js';

/** Fewer runs than this are over before other threads would be warm. */
const WORTH_THREADS = 1000;

/** Runs blocks of an experiment. Threads stay alive between calls, because each takes seconds to warm up. */
export class StudyRunner {
  private readonly workers: number;
  private readonly here: BlockRunner;
  private pool: StudyPool | null = null;

  constructor(
    private readonly experiment: Runnable,
    private readonly cells: (index: number) => Cell,
    { workers, runs }: { readonly workers?: number | undefined; readonly runs: number },
  ) {
    this.workers = workers ?? (runs < WORTH_THREADS ? 1 : availableParallelism());
    this.here = new BlockRunner(experiment);
  }

  /**
   * Executes blocks, as many at a time as there are workers, and hands each over as it finishes. `next` gives the next block, or
   * null if there is none; it is asked only when a worker is free, so it may depend on what was handed over. Ends early if the
   * signal is aborted: blocks that have begun are finished and handed over.
   */
  async run(
    next: () => Block | null,
    take: (block: Block, runs: BlockRuns) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const worker = async (): Promise<void> => {
      while (!signal.aborted) {
        const block = next();
        if (block === null) return;
        take(block, await this.execute(block));
      }
    };
    if (this.workers === 1) return worker();
    this.pool ??= await this.open();
    await Promise.all(Array.from({ length: this.workers * this.pool.each }, worker));
  }

  async close(): Promise<void> {
    await this.pool?.close();
    this.pool = null;
  }

  private async open(): Promise<StudyPool> {
    const { StudyPool: Pool } = await import('./studyPool.js');
    return new Pool(this.experiment, this.workers);
  }

  private async execute({ cell, block }: Block): Promise<BlockRuns> {
    if (this.pool !== null) return this.pool.run(this.cells(cell), block);
    const runs = this.here.run(this.cells(cell), block);
    // Lets signals and timers in.
    await setImmediate();
    return runs;
  }
}
