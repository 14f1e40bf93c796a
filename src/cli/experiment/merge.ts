import { join } from 'node:path';
import { z } from 'zod';
import { ENGINE_VERSION } from '../../engine/index.js';
import { blocksOf, cellsOf } from '../../experiment/index.js';
import { CommandError, EXIT } from '../exit.js';
import type { Manifest } from '../write/manifest.js';
import { isUnchanged, readManifest } from '../write/manifest.js';
import { OutFolder } from '../write/outFolder.js';
import { hasPartial, readLines } from '../write/partialRows.js';
import type { DoneBlock } from './blockJournal.js';
import { readBlock } from './blockJournal.js';
import { BLOCKS, SPEC, studyFiles, writeResults } from './folder.js';
import type { Study } from './study.js';
import { identityOf, loadStudy } from './study.js';

const SHARD = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/;

const shardManifest = z.looseObject({
  batch: z.record(z.string(), z.string()).and(z.looseObject({ engine: z.string(), shard: z.string().regex(SHARD) })),
  scenarios: z.array(z.looseObject({ name: z.string(), file: z.string().regex(/^scenario-\d+\.yaml$/) })),
});

/** A folder that holds one shard. */
interface ShardFolder {
  readonly folder: string;
  readonly index: number;
  readonly of: number;
  readonly batch: Readonly<Record<string, string>>;
  readonly scenarios: readonly { readonly name: string; readonly file: string }[];
}

/**
 * Joins the shards of an experiment. Ends the command and lists everything that is wrong if a shard is torn, belongs to another
 * experiment, is there twice or is missing.
 */
export async function mergeShards(
  folders: readonly string[],
  { out: target, force, stamp }: { readonly out: string; readonly force: boolean; readonly stamp: boolean },
): Promise<void> {
  const troubles: string[] = [];
  const shards: ShardFolder[] = [];
  for (const folder of folders) {
    const read = await readShard(folder);
    if ('trouble' in read) troubles.push(read.trouble);
    else shards.push(read);
  }
  troubles.push(...misfits(shards, folders.length));
  if (troubles.length > 0) throw new CommandError(troubles.join('\n'), EXIT.wrongFile);
  const inOrder = shards.toSorted((a, b) => a.index - b.index);
  const study = await studyOf(inOrder);
  const inputs = inOrder.flatMap(({ folder }) => [SPEC, BLOCKS].map((name) => join(folder, name)));
  const out = await OutFolder.open(target, { force, inputs, files: studyFiles(study) });
  await writeResults(out, study, { cells: cellsOf(study.experiment), blocks: joined(inOrder, study) }, stamp);
}

async function readShard(folder: string): Promise<ShardFolder | { readonly trouble: string }> {
  if (hasPartial(folder)) return { trouble: `${folder} is not finished: continue it with --resume.` };
  const manifest = readManifest(folder);
  if (manifest === null) return { trouble: `${folder} is no shard of an experiment: it has no manifest of brinkline.` };
  const read = shardManifest.safeParse(manifest);
  if (!read.success)
    return { trouble: `${folder} is no shard of an experiment: brinkline experiment --shard writes one.` };
  const torn = await damaged(folder, manifest);
  if (torn.length > 0) {
    const files = torn.join(', ');
    return {
      trouble: `${folder} is damaged: ${files} ${torn.length === 1 ? 'is' : 'are'} not as written. Run the shard again.`,
    };
  }
  const { batch, scenarios } = read.data;
  const { shard, ...rest } = batch;
  const [, index, of] = SHARD.exec(shard) ?? [];
  return { folder, index: Number(index), of: Number(of), batch: rest, scenarios };
}

async function damaged(folder: string, manifest: Manifest): Promise<string[]> {
  const torn: string[] = [];
  for (const name of Object.keys(manifest.files)) {
    const isWhole = await isUnchanged(folder, name, manifest).catch(() => false);
    if (!isWhole) torn.push(name);
  }
  return torn;
}

/** What keeps the shards from being one experiment. */
function misfits(shards: readonly ShardFolder[], given: number): string[] {
  const [first, ...others] = shards;
  if (first === undefined) return [];
  const foreign = others.flatMap(({ folder, batch, of }) => {
    const keys = [...new Set([...Object.keys(first.batch), ...Object.keys(batch)])];
    const different = keys.filter((key) => first.batch[key] !== batch[key]);
    if (first.of !== of) different.push('number of shards');
    if (different.length === 0) return [];
    return [`${folder} and ${first.folder} are not of one experiment. Different: ${different.join(', ')}.`];
  });
  if (foreign.length > 0) return foreign;
  const engine =
    first.batch['engine'] === ENGINE_VERSION
      ? []
      : [
          `The shards were run by brinkline ${first.batch['engine']}, and this is ${ENGINE_VERSION}: merge them with that version.`,
        ];
  const indices = new Set(shards.map(({ index }) => index));
  const doubled = [...indices].flatMap((index) => {
    const same = shards.filter((shard) => shard.index === index).map(({ folder }) => folder);
    return same.length > 1 ? [`Shard ${index} is there ${same.length} times: ${same.join(', ')}.`] : [];
  });
  const missing = Array.from({ length: first.of }, (_, i) => i + 1).filter((index) => !indices.has(index));
  // A shard that cannot be read is named already, and is not missing.
  const unread = given - shards.length;
  const lacking = missing.length > unread ? [`Missing: shard ${missing.join(', ')} of ${first.of}.`] : [];
  return [...engine, ...doubled, ...lacking];
}

/** The experiment, read from the copies in the first shard. */
async function studyOf(shards: readonly ShardFolder[]): Promise<Study> {
  const [first] = shards;
  if (first === undefined) throw new CommandError('There is nothing to merge.', EXIT.wrongUsage);
  const { folder, scenarios, batch } = first;
  const files = new Map(scenarios.map(({ name, file }) => [name, join(folder, file)]));
  const study = await loadStudy(join(folder, SPEC), (name) => files.get(name) ?? join(folder, name));
  if (JSON.stringify(identityOf(study, null)) !== JSON.stringify(batch)) {
    throw new CommandError(`${folder} is damaged: its spec or a scenario is not the one that was run.`, EXIT.wrongFile);
  }
  return study;
}

/** The blocks of all shards in the order of the experiment. */
async function* joined(shards: readonly ShardFolder[], { experiment }: Study): AsyncGenerator<DoneBlock> {
  const readers = shards.map(({ folder }) => readLines(join(folder, BLOCKS)));
  let place = 0;
  for (const { cell, block } of blocksOf(experiment, cellsOf(experiment), null)) {
    const which = place % shards.length;
    const next = await readers[which]?.next();
    const done = next?.value === undefined ? null : readBlock(next.value.text);
    if (done?.cell !== cell || done.block !== block) {
      throw new CommandError(
        `${shards[which]?.folder} is damaged: its blocks are not those of its shard.`,
        EXIT.wrongFile,
      );
    }
    yield done;
    place += 1;
  }
}
