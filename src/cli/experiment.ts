import { Command, InvalidArgumentError, Option } from 'commander';
import type { Shard } from '../experiment/index.js';
import { sealOf } from '../experiment/index.js';
import { parseDuration } from '../scenario/index.js';
import { CommandError, EXIT } from './exit.js';
import { parseCount, parsePath } from './options.js';
import { plural } from './plural.js';
import { loadStudy } from './experiment/study.js';
import type { Study } from './experiment/study.js';
import { isComplete } from './experiment/folder.js';
import { runStudy } from './experiment/runStudy.js';
import { writeError, writeOut } from './terminal.js';

const MOST_WORKERS = 256;
const MOST_SHARDS = 100_000;

interface ExperimentFlags {
  readonly out?: string;
  readonly shard?: { readonly index: number | null; readonly of: number };
  readonly workers?: number;
  readonly maxTime?: number;
  readonly force?: true;
  readonly resume?: true;
  readonly stamp?: true;
  readonly seal?: true;
}

/** `brinkline experiment SPEC` */
export function experimentCommand(): Command {
  return new Command('experiment')
    .description(
      'Run an experiment: scenarios, arms, worlds and factors over many seeds, with tables, a summary and a report. Without --out, only check its spec.',
    )
    .argument('<spec>', 'experiment file')
    .option('--out <folder>', 'write runs, rungs over time, summary, report and manifest there', parsePath)
    .option('--workers <n>', 'threads (default: one for each core)', parseCount(MOST_WORKERS))
    .option(
      '--shard <i/n>',
      'run only this part, for another machine; /N takes i from SLURM_ARRAY_TASK_ID; brinkline merge joins the parts',
      parseShard,
    )
    .option('--max-time <duration>', 'stop after this time, such as 2h; --resume continues', parseLimit)
    .addOption(
      new Option('--resume', 'continue an experiment that was stopped, with the same results').conflicts('force'),
    )
    .option('--force', 'replace what brinkline wrote there before')
    .option('--stamp', 'record the date in the manifest')
    .option('--seal', 'print the digest of the predictions, for sealed: in the spec')
    .addHelpText(
      'after',
      '\nExamples:\n  brinkline experiment examples/experiments/open-or-closed.yaml\n  brinkline experiment examples/experiments/open-or-closed.yaml --out results\n  brinkline experiment examples/experiments/open-or-closed.yaml --shard 2/8 --out part2\n  brinkline experiment examples/experiments/rival-worlds.yaml --seal',
    )
    .action(async (file: string, flags: ExperimentFlags) => {
      const study = await loadStudy(file);
      if (flags.seal === true) return printSeal(study);
      if (flags.out === undefined) return describe(study);
      const { out, resume, force, stamp, workers, maxTime } = flags;
      const shard = shardOf(flags.shard);
      if (shard !== null) refuseShards(study);
      if (resume === true && isComplete(out, study, shard)) {
        writeError(`${out} is complete already.\n`);
        return;
      }
      await runStudy(study, {
        out,
        shard,
        workers,
        force: force === true,
        resume: resume === true,
        stamp: stamp === true,
        maxTime: maxTime ?? null,
      });
      writeOut(`${out}: ${shard === null ? 'done' : `shard ${shard.index} of ${shard.of} done`}.\n`);
    });
}

function printSeal({ experiment, file }: Study): void {
  const { predictions } = experiment.spec;
  if (predictions === undefined) throw new CommandError(`${file} has no predictions to seal.`, EXIT.wrongUsage);
  writeOut(`sealed: "${sealOf(predictions)}"\n`);
}

function describe({ experiment, file }: Study): void {
  const { spec, arms, worlds, scenarios, outcomes } = experiment;
  const parts = [
    plural(scenarios.length, 'scenario'),
    plural(arms.length, 'arm'),
    plural(worlds.length, 'world'),
    plural(Object.keys(spec.factors).length, 'factor'),
    plural(outcomes.length, 'outcome'),
  ];
  writeOut(`${file}: good. “${spec.title}”, ${parts.join(', ')}. To run it, add --out FOLDER.\n`);
}

/** What a rule decides depends on all runs so far, so such an experiment cannot be divided. */
function refuseShards({ experiment, file }: Study): void {
  const rule = (['stop', 'solve'] as const).find((name) => experiment.spec[name] !== undefined);
  if (rule === undefined) return;
  const cure =
    rule === 'stop'
      ? 'take stop out, so that every setting has seeds.runs seeds'
      : 'state the values of the factor in a design';
  throw new CommandError(
    `${file} has ${rule}, which looks at all runs, so it cannot be run in shards: run it without --shard, or ${cure}.`,
    EXIT.wrongUsage,
  );
}

/** `2/8`, or `/8` where the array task of Slurm gives the number. */
function parseShard(text: string): { readonly index: number | null; readonly of: number } {
  const [, index = '', parts = ''] = /^(\d{1,6})?\/(\d{1,6})$/.exec(text) ?? [];
  const of = Number(parts);
  const number = index === '' ? null : Number(index);
  if (of < 1 || of > MOST_SHARDS || (number !== null && (number < 1 || number > of))) {
    throw new InvalidArgumentError('Expected a part and the number of parts, such as 2/8; or /8 in a Slurm array.');
  }
  return { index: number, of };
}

function shardOf(given: ExperimentFlags['shard']): Shard | null {
  if (given === undefined) return null;
  if (given.index !== null) return { index: given.index, of: given.of };
  const task = process.env['SLURM_ARRAY_TASK_ID'] ?? '';
  const index = /^\d{1,6}$/.test(task) ? Number(task) : 0;
  if (index >= 1 && index <= given.of) return { index, of: given.of };
  const found = task === '' ? 'it is not set' : `it is “${task}”`;
  throw new CommandError(
    `--shard /${given.of} takes a number from 1 to ${given.of} from SLURM_ARRAY_TASK_ID: ${found}.`,
    EXIT.wrongUsage,
  );
}

function parseLimit(text: string): number {
  try {
    const seconds = parseDuration(text);
    if (seconds >= 1) return seconds;
  } catch {
    // The message below says what is expected.
  }
  throw new InvalidArgumentError('Expected a duration of at least a second, such as 30m or 2h.');
}
