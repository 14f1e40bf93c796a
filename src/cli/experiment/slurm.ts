import { shellQuote } from '../shellQuote.js';

/** What the scripts of a job array need. Paths are absolute, because a job may start in another folder. */
export interface ArrayJob {
  /** the words that start brinkline on a node */
  readonly command: readonly string[];
  readonly name: string;
  readonly spec: string;
  readonly folder: string;
  readonly shards: number;
  /** cores of each shard */
  readonly cores: number;
  /** the time limit of each shard, as Slurm writes it; null: that of the partition */
  readonly time: string | null;
  /** more lines for Slurm, such as an account or a partition */
  readonly options: readonly string[];
}

/** The beginning of every script that `brinkline cluster` writes. */
export const SCRIPT_HEAD = '#!/bin/bash\n# Written by brinkline cluster.\n';

const partOf = (folder: string): string => `${folder}/part`;

/**
 * The script of the array: one task for each shard. A task that was killed is requeued and goes on from its last finished block. The
 * command is not started by `exec`: the shell has to live to tell Slurm how it ended.
 */
export function arrayScript(job: ArrayJob): string {
  const { command, name, spec, folder, shards, cores } = job;
  const words = [...command, 'experiment', spec, '--shard', `/${shards}`].map(shellQuote).join(' ');
  return script(
    `#SBATCH --job-name=${name}`,
    `#SBATCH --array=1-${shards}`,
    `#SBATCH --cpus-per-task=${cores}`,
    `#SBATCH --output=${shellQuote(`${folder}/log/%a.txt`)}`,
    '#SBATCH --open-mode=append',
    '#SBATCH --requeue',
    ...extra(job),
    'set -u',
    `${words} --out ${shellQuote(partOf(folder))}"$SLURM_ARRAY_TASK_ID" --workers ${cores} --resume`,
    'code=$?',
    '# Ended by a signal: the task is put into the queue again, and --resume goes on.',
    'if [ "$code" -gt 128 ] && [ "${SLURM_RESTART_COUNT:-0}" -lt 5 ]; then scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"; fi',
    'exit "$code"',
  );
}

/** The script of the job that joins the shards. */
export function mergeScript(job: ArrayJob): string {
  const { command, name, folder, shards } = job;
  const parts = Array.from({ length: shards }, (_, i) => shellQuote(`${partOf(folder)}${i + 1}`));
  return script(
    `#SBATCH --job-name=${name}-merge`,
    `#SBATCH --output=${shellQuote(`${folder}/log/merge.txt`)}`,
    ...extra(job),
    `${[...command, 'merge'].map(shellQuote).join(' ')} ${parts.join(' ')} --out ${shellQuote(`${folder}/results`)} --force`,
  );
}

/** The script that hands both jobs to Slurm: the merge waits until every task of the array has ended well. */
export function submitScript({ folder }: ArrayJob): string {
  return script(
    'set -eu',
    `array=$(sbatch --parsable ${shellQuote(`${folder}/array.sh`)})`,
    `merge=$(sbatch --parsable --dependency=afterok:"$array" ${shellQuote(`${folder}/merge.sh`)})`,
    `echo "array $array, merge $merge; results will be in "${shellQuote(`${folder}/results`)}`,
  );
}

function script(...lines: readonly string[]): string {
  return `${SCRIPT_HEAD}${lines.join('\n')}\n`;
}

function extra({ time, options }: ArrayJob): string[] {
  return [...(time === null ? [] : [`#SBATCH --time=${time}`]), ...options.map((option) => `#SBATCH ${option}`)];
}
