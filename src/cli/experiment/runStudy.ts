import type { Block, BlockRuns, Cell, Shard, Solution } from '../../experiment/index.js';
import { RootFinder, StopRule, blocksOf, cellsOf, stopTarget } from '../../experiment/index.js';
import type { StudyRunner } from '../../experiment/threads/index.js';
import { CommandError, EXIT } from '../exit.js';
import { onInterrupt } from '../interrupt.js';
import { progressBar } from '../progressBar.js';
import { OutFolder } from '../write/outFolder.js';
import { hasPartial } from '../write/partialRows.js';
import type { DoneBlock } from './blockJournal.js';
import { BlockJournal, readBlock } from './blockJournal.js';
import { studyFiles, writeResults, writeShard } from './folder.js';
import type { Study } from './study.js';
import { identityOf } from './study.js';

export interface RunOptions {
  readonly out: string;
  readonly shard: Shard | null;
  readonly workers: number | undefined;
  readonly force: boolean;
  readonly resume: boolean;
  readonly stamp: boolean;
  /** seconds after which no new block is begun; null: there is no limit */
  readonly maxTime: number | null;
}

/** Runs an experiment, or one shard of it, into a folder. Ends the command if it is stopped before the end. */
export async function runStudy(study: Study, options: RunOptions): Promise<void> {
  const { out: folder, shard, force, stamp } = options;
  const resume = options.resume && hasPartial(folder);
  const inputs = [study.file, ...study.scenarios.map(({ file }) => file)];
  const out = await OutFolder.open(folder, { force, inputs, files: studyFiles(study), resume });
  const identity = identityOf(study, shard);
  const journal = resume ? await BlockJournal.resume(folder, identity) : BlockJournal.start(folder, identity);
  const stopped = new AbortController();
  onInterrupt(() => stopped.abort());
  const limit = options.maxTime === null ? null : setTimeout(() => stopped.abort(), options.maxTime * 1000);
  const running = new Running(study, options, journal, out, stopped.signal);
  try {
    const { solve } = study.experiment.spec;
    const made = solve === undefined ? await running.design() : await running.solutions();
    if (made === null) {
      out.abandon();
      journal.close();
      const kept = `${journal.blocks} finished blocks are kept in ${folder}`;
      throw new CommandError(`Stopped: ${kept}. The same command with --resume continues it.`, EXIT.interrupted);
    }
    const { cells, used, solutions } = made;
    const blocks = readAll(used, journal);
    if (shard === null) await writeResults(out, study, { cells, blocks, solutions }, stamp);
    else await writeShard(out, study, shard, blocks, stamp);
    journal.close();
  } finally {
    if (limit !== null) clearTimeout(limit);
    await running.close();
  }
}

function* readAll(blocks: readonly Block[], journal: BlockJournal): Generator<DoneBlock> {
  for (const block of blocks) yield readBlock(journal.lineOf(block));
}

/** What was run, with the blocks that count, in order. */
interface Made {
  readonly cells: readonly Cell[];
  readonly used: readonly Block[];
  readonly solutions: readonly Solution[];
}

/** Runs the blocks of an experiment that its journal lacks. */
class Running {
  private cells: Cell[] = [];
  private runner: StudyRunner | null = null;
  private readonly size: number;

  constructor(
    private readonly study: Study,
    private readonly options: RunOptions,
    private readonly journal: BlockJournal,
    private readonly out: OutFolder,
    private readonly signal: AbortSignal,
  ) {
    this.size = study.experiment.spec.seeds.block;
  }

  /** Runs all settings of the design; null if it was stopped before. */
  async design(): Promise<Made | null> {
    const { experiment } = this.study;
    this.cells = cellsOf(experiment);
    const all = [...blocksOf(experiment, this.cells, this.options.shard)];
    const target = stopTarget(experiment);
    const looks = new Looks(this.journal, () => (target === null ? null : new StopRule(experiment, target)));
    await this.run(all, looks);
    const used = all.filter((block) => looks.counts(block));
    return used.every((block) => this.journal.has(block)) ? { cells: this.cells, used, solutions: [] } : null;
  }

  /** Tries one value of the factor after the other, in every scenario and world; null if it was stopped before. */
  async solutions(): Promise<Made | null> {
    const { experiment } = this.study;
    const solutions: Solution[] = [];
    const used: Block[] = [];
    for (const scenario of experiment.scenarios.keys()) {
      for (const world of experiment.worlds) {
        const finder = new RootFinder(experiment, scenario, world, this.cells.length);
        for (let cell = finder.next(); cell !== null; cell = finder.next()) {
          this.cells.push(cell);
          const { index } = cell;
          const blocks = [...blocksOf(experiment, [{ ...cell, index: 0 }], null)].map((each) => ({
            ...each,
            cell: index,
          }));
          await this.run(blocks, new Looks(this.journal, () => null));
          if (!blocks.every((block) => this.journal.has(block))) return null;
          finder.add(
            cell,
            blocks.map((block) => readBlock(this.journal.lineOf(block)).runs),
          );
          used.push(...blocks);
        }
        solutions.push(finder.result());
      }
    }
    return { cells: this.cells, used, solutions };
  }

  async close(): Promise<void> {
    await this.runner?.close();
  }

  private async run(all: readonly Block[], looks: Looks): Promise<void> {
    const { experiment } = this.study;
    const missing = all.filter((block) => !this.journal.has(block));
    if (missing.length === 0) return;
    const bar = progressBar(all.length * this.size, () => experiment.spec.id);
    const runner = await this.warm(missing.length);
    let next = 0;
    let done = all.length - missing.length;
    try {
      await runner.run(
        () => {
          // A cell that is precise enough needs no more blocks.
          for (let block = missing[next++]; block !== undefined; block = missing[next++])
            if (looks.counts(block)) return block;
          return null;
        },
        (block, runs) => {
          this.out.guard(() => this.journal.add({ ...block, runs }));
          bar?.update((done += 1) * this.size);
        },
        this.signal,
      );
    } finally {
      bar?.stop();
    }
  }

  /** The threads, which stay alive until the end. */
  private async warm(blocks: number): Promise<StudyRunner> {
    const { experiment } = this.study;
    const { StudyRunner: Runner } = await import('../../experiment/threads/index.js');
    const runs = blocks * this.size * experiment.arms.length;
    this.runner ??= new Runner(experiment, (index) => this.cells[index] as Cell, {
      workers: this.options.workers,
      runs,
    });
    return this.runner;
  }
}

/** The stopping rules of the cells. Each is fed the finished blocks of its cell in order, as far as they have no gap. */
class Looks {
  private readonly cells = new Map<number, { readonly rule: StopRule | null; next: number; end: number }>();

  constructor(
    private readonly journal: BlockJournal,
    private readonly newRule: () => StopRule | null,
  ) {}

  /** Whether a block counts: its cell was not precise enough before it, as far as is known. */
  counts({ cell, block }: Block): boolean {
    const known = this.cells.get(cell) ?? { rule: this.newRule(), next: 0, end: Infinity };
    this.cells.set(cell, known);
    const { rule } = known;
    if (rule === null) return true;
    while (known.end === Infinity && this.journal.has({ cell, block: known.next })) {
      const runs: BlockRuns = readBlock(this.journal.lineOf({ cell, block: known.next })).runs;
      rule.add(runs);
      known.next += 1;
      if (rule.isPrecise) known.end = known.next;
    }
    return block < known.end;
  }
}
