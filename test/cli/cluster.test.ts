import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { QUICK, brinkline, temporaryFolder } from './brinkline.js';

const home = temporaryFolder();
cpSync(QUICK, join(home, 'quick.yaml'));
const spec = join(home, 'my spec.yaml');
const SPEC = 'experiment: 1\nid: array\ntitle: T\nquestion: Q\nscenarios: [quick.yaml]\nseeds: { runs: 4, block: 1 }\n';
writeFileSync(spec, SPEC);
const out = join(home, 'my run');

test('the scripts run every shard and join them, without Slurm as well', async () => {
  const options = ['--cores', '1', '--time', '02:00:00', '--sbatch', '--account=crisis'];
  const written = await brinkline(['cluster', spec, '--shards', '2', '--out', out, ...options]);
  expect([written.code, written.stderr]).toEqual([0, '']);
  const array = readFileSync(join(out, 'array.sh'), 'utf8');
  expect(array).toContain('#SBATCH --array=1-2\n');
  expect(array).toContain('#SBATCH --time=02:00:00\n#SBATCH --account=crisis\n');
  for (const task of ['1', '2']) {
    const env = { PATH: process.env['PATH'], SLURM_ARRAY_TASK_ID: task, SLURM_ARRAY_JOB_ID: '7' };
    expect(spawnSync(join(out, 'array.sh'), { env, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  }
  expect(spawnSync(join(out, 'merge.sh'), { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  expect(spawnSync('bash', ['-n', join(out, 'submit.sh')]).status).toBe(0);
  const whole = join(home, 'whole');
  await brinkline(['experiment', spec, '--out', whole]);
  for (const name of ['runs.csv', 'summary.json', 'manifest.json']) {
    expect(readFileSync(join(out, 'results', name), 'utf8')).toBe(readFileSync(join(whole, name), 'utf8'));
  }
});

test('scripts of its own are replaced with --force only, and others never', async () => {
  const there = join(home, 'there');
  const again = async (...flags: string[]) => brinkline(['cluster', spec, '--shards', '2', '--out', there, ...flags]);
  expect((await again()).code).toBe(0);
  expect((await again()).stderr).toContain('--force');
  expect((await again('--force')).code).toBe(0);
  writeFileSync(join(there, 'array.sh'), '#!/bin/bash\necho mine\n');
  expect((await again('--force')).code).toBe(2);
  expect(readFileSync(join(there, 'array.sh'), 'utf8')).toBe('#!/bin/bash\necho mine\n');
});

test('an experiment that looks at all runs cannot be divided', async () => {
  writeFileSync(join(home, 'stop.yaml'), `${SPEC}stop: { half-width: 0.1 }\noutcomes: [exchange]\n`);
  const { code, stderr } = await brinkline([
    'cluster',
    join(home, 'stop.yaml'),
    '--shards',
    '2',
    '--out',
    join(home, 'no'),
  ]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('has stop, which looks at all runs')]);
});
