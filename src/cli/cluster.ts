import { chmodSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { CommandError, EXIT } from './exit.js';
import type { ArrayJob } from './experiment/slurm.js';
import { SCRIPT_HEAD, arrayScript, mergeScript, submitScript } from './experiment/slurm.js';
import { loadStudy } from './experiment/study.js';
import { parseCount, parsePath } from './options.js';
import { shellQuote } from './shellQuote.js';
import { writeOut } from './terminal.js';
import { writeOutFile } from './write/outFile.js';

const MOST_SHARDS = 10_000;
const MOST_CORES = 1024;

interface ClusterFlags {
  readonly shards: number;
  readonly out: string;
  readonly cores: number;
  readonly time?: string;
  readonly sbatch: readonly string[];
  readonly force?: true;
}

/** `brinkline cluster SPEC --shards N --out DIR` */
export function clusterCommand(): Command {
  return new Command('cluster')
    .description(
      'Write scripts that run an experiment as a Slurm job array, one task for each shard, and then join the shards.',
    )
    .argument('<spec>', 'experiment file')
    .requiredOption('--shards <n>', 'how many parts', parseCount(MOST_SHARDS))
    .requiredOption('--out <folder>', 'write the scripts there; shards, logs and results come there too', parsePath)
    .option('--cores <n>', 'cores of each task', parseCount(MOST_CORES), 1)
    .option('--time <limit>', 'time limit of each task, as Slurm writes it: 02:00:00', parseTimeLimit)
    .option('--sbatch <option>', 'one more option for sbatch, such as "--partition=long"; may be repeated', collect, [])
    .option('--force', 'replace the scripts that are there')
    .addHelpText(
      'after',
      '\nExamples:\n  brinkline cluster examples/experiments/open-or-closed.yaml --shards 20 --out run1\n  brinkline cluster examples/experiments/open-or-closed.yaml --shards 100 --cores 4 --time 02:00:00 --sbatch "--account=crisis" --out run1',
    )
    .action(async (file: string, { shards, out, cores, time, sbatch, force }: ClusterFlags) => {
      const { experiment } = await loadStudy(file);
      const rule = (['stop', 'solve'] as const).find((name) => experiment.spec[name] !== undefined);
      if (rule !== undefined) {
        throw new CommandError(
          `${file} has ${rule}, which looks at all runs, so it cannot be run in shards.`,
          EXIT.wrongUsage,
        );
      }
      const folder = resolve(out);
      const job: ArrayJob = {
        command: [process.execPath, fileURLToPath(new URL('main.js', import.meta.url))],
        name: experiment.spec.id,
        spec: resolve(file),
        folder,
        shards,
        cores,
        time: time ?? null,
        options: sbatch,
      };
      mkdirSync(join(folder, 'log'), { recursive: true });
      const scripts = { 'array.sh': arrayScript(job), 'merge.sh': mergeScript(job), 'submit.sh': submitScript(job) };
      for (const [name, text] of Object.entries(scripts)) {
        const script = join(folder, name);
        const isOurs = (beginning: string) => beginning.startsWith(SCRIPT_HEAD);
        writeOutFile(script, { force: force === true, inputs: [file], isOurs }, (put) => put(text));
        chmodSync(script, 0o755);
      }
      writeOut(`${out}: scripts for ${shards} shards. To submit them: ${shellQuote(join(out, 'submit.sh'))}\n`);
    });
}

function collect(option: string, soFar: readonly string[]): string[] {
  if (!/^--?[A-Za-z][^\n]*$/.test(option))
    throw new InvalidArgumentError('Expected one option of sbatch, such as --partition=long.');
  return [...soFar, option];
}

/** `minutes`, `hours:minutes:seconds` or `days-hours…`. */
function parseTimeLimit(text: string): string {
  if (/^(?:\d+-)?\d+(?::\d{1,2}){0,2}$/.test(text)) return text;
  throw new InvalidArgumentError('Expected a limit as Slurm writes it, such as 90 (minutes), 02:00:00 or 1-12.');
}
