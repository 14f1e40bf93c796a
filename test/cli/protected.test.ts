import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { brinkline, COMMAND, QUICK, startProgram, temporaryFolder } from './brinkline.js';
import { carriedOut } from './carriedOut.js';

const folder = temporaryFolder();
let number = 0;

function copyOfQuick(): string {
  number += 1;
  const file = join(folder, `scenario-${number}.yaml`);
  copyFileSync(QUICK, file);
  return file;
}

describe('run --out', () => {
  test.each([[[]], [['--force']]])('never replaces its own input (%j)', async (flags) => {
    const file = copyOfQuick();
    const { code, stderr } = await carriedOut(['run', file, '--out', file, ...flags]);
    expect(code).toBe(2);
    expect(stderr).toContain('is an input of this command and would be destroyed');
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(QUICK, 'utf8'));
  });

  test('replaces a run file with --force, and nothing without', async () => {
    const out = join(folder, 'again.run.jsonl');
    await brinkline(['run', QUICK, '--seed', '1', '--out', out]);
    const first = readFileSync(out, 'utf8');
    const refused = await brinkline(['run', QUICK, '--seed', '2', '--out', out]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('is there already');
    expect(readFileSync(out, 'utf8')).toBe(first);
    expect(await brinkline(['run', QUICK, '--seed', '2', '--out', out, '--force'])).toMatchObject({ code: 0 });
    expect(readFileSync(out, 'utf8')).not.toBe(first);
  });

  test('keeps a file that is no run file, forced or not', async () => {
    const out = join(folder, 'thesis.txt');
    writeFileSync(out, 'mine');
    const { code, stderr } = await carriedOut(['run', QUICK, '--out', out, '--force']);
    expect(code).toBe(2);
    expect(stderr).toContain('was not written by brinkline');
    expect(readFileSync(out, 'utf8')).toBe('mine');
  });
});

describe('a full device', () => {
  test.each([
    ['run', ['run', QUICK]],
    ['compare', ['compare', QUICK, '--runs', '2', '--json']],
    ['schema', ['schema']],
    ['check', ['check', QUICK]],
    ['brief', ['brief', QUICK]],
    ['scenarios', ['scenarios']],
  ])('is an error of %s', async (_, args) => {
    const words = args.map((word) => `"${word}"`).join(' ');
    const shell = `"$NODE" "$COMMAND" ${words} > /dev/full`;
    const finished = await startProgram('sh', ['-c', shell], { env: { NODE: process.execPath, COMMAND } }).finished;
    expect(finished).toEqual({ code: 1, stdout: '', stderr: 'The output cannot be written: the disk is full.\n' });
  });
});

describe('what is not a scenario file', () => {
  test.each(['constructor', 'toString', '__proto__', 'valueOf', 'hasOwnProperty'])('%s is no command', async (name) => {
    const { code, stderr } = await carriedOut([name]);
    expect(code).toBe(2);
    expect(stderr).toContain(`unknown command '${name}'`);
  });

  test.each(['run', 'check'])('%s recognises a run file', async (command) => {
    const file = join(folder, `${command}.run.jsonl`);
    await carriedOut(['run', QUICK, '--out', file]);
    const { code, stderr } = await carriedOut([command, file]);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^.*:1:1: error: this is a run file: expected a scenario \[run-file\]\n.*brinkline replay .*\n$/,
    );
  });

  test('a shipped scenario is found by its name, from any folder', async () => {
    const { code, stdout } = await brinkline(['check', 'polish-border-classroom'], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toContain('polish-border-classroom: good.');
    const listed = await brinkline(['scenarios', '--json'], { cwd: folder });
    const { scenarios } = JSON.parse(listed.stdout) as { scenarios: { name: string }[] };
    expect(scenarios.map(({ name }) => name)).toContain('polish-border-strike');
  });
});

describe('compare', () => {
  const read = (out: string, name: string) => readFileSync(join(out, name), 'utf8');

  test('the manifest says what made the results', async () => {
    const out = join(folder, 'manifest');
    await carriedOut(['compare', QUICK, '--runs', '3', '--out', out]);
    const manifest = JSON.parse(read(out, 'manifest.json')) as object;
    expect(manifest).toMatchObject({
      brinkline: 'manifest',
      batch: { command: 'compare', arms: ['open', 'closed'], seed: '1', runs: 3 },
      arms: { open: {}, closed: {} },
      files: { 'runs.jsonl': { rows: 6 }, 'runs.csv': { rows: 6 }, 'report.txt': {}, 'comparison.json': {} },
    });
    expect(manifest).not.toHaveProperty('written');
  });

  test('the table has a row for each run and a column for each outcome', async () => {
    const out = join(folder, 'table');
    await carriedOut(['compare', QUICK, '--runs', '2', '--seed', 'a,b', '--out', out]);
    const [heading = '', ...rows] = read(out, 'runs.csv').trimEnd().split('\n');
    expect(heading.split(',').slice(0, 10)).toEqual(
      'arm seed peak_rung final_rung ended_by ended_at first_case truth began hash'.split(' '),
    );
    expect(rows.map((row) => row.split(',').slice(0, 3).join(','))).toEqual(
      ['open', 'closed', 'open', 'closed'].map((arm, i) => `${arm},"a,b/${Math.floor(i / 2) + 1}"`),
    );
  });
});
