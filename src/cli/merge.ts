import { Command } from 'commander';
import { mergeShards } from './experiment/merge.js';
import { parsePath } from './options.js';
import { writeOut } from './terminal.js';

interface MergeFlags {
  readonly out: string;
  readonly force?: true;
  readonly stamp?: true;
}

/** `brinkline merge DIR… --out DIR` */
export function mergeCommand(): Command {
  return new Command('merge')
    .description('Join the shards of an experiment into the results that one machine would have written.')
    .argument('<folder...>', 'the folders that brinkline experiment --shard wrote')
    .requiredOption('--out <folder>', 'write the results there', parsePath)
    .option('--force', 'replace what brinkline wrote there before')
    .option('--stamp', 'record the date in the manifest')
    .addHelpText('after', '\nExample:\n  brinkline merge part1 part2 part3 --out results')
    .action(async (folders: string[], { out, force, stamp }: MergeFlags) => {
      await mergeShards(folders, { out, force: force === true, stamp: stamp === true });
      writeOut(`${out}: done.\n`);
    });
}
