import type { Block, Cell, Shard } from '../../experiment/index.js';
import { blocksOf, cellsOf } from '../../experiment/index.js';
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
  const { experiment } = study;
  const resume = options.resume && hasPartial(folder);
  const inputs = [study.file, ...study.scenarios.map(({ file }) => file)];
  const out = await OutFolder.open(folder, { force, inputs, files: studyFiles(study), resume });
  const identity = identityOf(study, shard);
  const journal = resume ? await BlockJournal.resume(folder, identity) : BlockJournal.start(folder, identity);
  const cells = cellsOf(experiment);
  const all = [...blocksOf(experiment, cells, shard)];
  const stopped = new AbortController();
  onInterrupt(() => stopped.abort());
  const limit = options.maxTime === null ? null : setTimeout(() => stopped.abort(), options.maxTime * 1000);
  try {
    await runMissing(study, cells, all, journal, out, options, stopped.signal);
  } finally {
    if (limit !== null) clearTimeout(limit);
  }
  if (journal.blocks < all.length) {
    const kept = `${journal.blocks} of ${all.length} blocks are kept in ${folder}`;
    throw new CommandError(`Stopped: ${kept}. The same command with --resume continues it.`, EXIT.interrupted);
  }
  const done = inOrder(all, journal);
  if (shard === null) await writeResults(out, study, done, stamp);
  else await writeShard(out, study, shard, done, stamp);
  journal.close();
}

async function runMissing(
  { experiment }: Study,
  cells: readonly Cell[],
  all: readonly Block[],
  journal: BlockJournal,
  out: OutFolder,
  { workers }: RunOptions,
  signal: AbortSignal,
): Promise<void> {
  const missing = all.filter((block) => !journal.has(block));
  if (missing.length === 0) return;
  const { block: size } = experiment.spec.seeds;
  const bar = progressBar(all.length * size, () => experiment.spec.id);
  const { StudyRunner } = await import('../../experiment/threads/index.js');
  const runs = missing.length * size * experiment.arms.length;
  const runner = new StudyRunner(experiment, (index) => cells[index] as Cell, { workers, runs });
  let next = 0;
  try {
    await runner.run(
      () => missing[next++] ?? null,
      (block, made) => {
        out.guard(() => journal.add({ ...block, runs: made }));
        bar?.update(journal.blocks * size);
      },
      signal,
    );
  } finally {
    bar?.stop();
    await runner.close();
  }
}

function* inOrder(blocks: readonly Block[], journal: BlockJournal): Generator<DoneBlock> {
  for (const block of blocks) yield readBlock(journal.lineOf(block));
}
