import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Finished } from './brinkline.js';
import { COMMAND, expectNoStack, QUICK, SHIPPED, start, startProgram, temporaryFolder, write } from './brinkline.js';

const folder = temporaryFolder();

/** Starts a batch that would take hours, waits until its first runs are written, and stops it. */
async function interrupt(signal: NodeJS.Signals, out: string, workers: number): Promise<Finished> {
  const { child, finished } = start(['compare', QUICK, '--runs', '1000000', '--workers', `${workers}`, '--out', out]);
  const rows = join(out, `runs.jsonl.${child.pid}.part`);
  while (!existsSync(rows) && child.exitCode === null && child.signalCode === null) await setTimeout(10);
  child.kill(signal);
  return finished;
}

describe('Ctrl-C in the middle of a batch', () => {
  test.each([1, 2])('ends it, and leaves no unfinished file (%i workers)', async (workers) => {
    const out = join(folder, `stopped-${workers}`);
    const finished = await interrupt('SIGINT', out, workers);
    expect(finished).toMatchObject({ code: 130, stdout: '', stderr: '' });
    expect(readdirSync(out)).toEqual([]);
  });

  test('leaves the results of an earlier batch as they were', async () => {
    const out = join(folder, 'earlier');
    mkdirSync(out);
    for (const name of ['comparison.json', 'report.txt', 'runs.jsonl']) write(out, name, name);
    const finished = await interrupt('SIGINT', out, 1);
    expect(finished.code).toBe(130);
    expect(readdirSync(out).toSorted()).toEqual(['comparison.json', 'report.txt', 'runs.jsonl']);
    for (const name of readdirSync(out)) expect(readFileSync(join(out, name), 'utf8')).toBe(name);
  });

  test('SIGTERM ends it as well', async () => {
    const finished = await interrupt('SIGTERM', join(folder, 'terminated'), 1);
    expect(finished).toMatchObject({ code: 143, stdout: '', stderr: '' });
  });
});

describe.concurrent('a reader that closes the pipe early', () => {
  test.each([
    ['run', ['run', SHIPPED]],
    ['compare --json', ['compare', QUICK, '--runs', '1', '--json']],
    ['schema', ['schema']],
  ])('is no error: %s', async (_, args) => {
    const { child, finished } = start(args);
    child.stdout?.destroy();
    const { code, stderr } = await finished;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('still gets the lines that it waited for', async () => {
    const shell = `"$NODE" "$COMMAND" schema | head -n 2`;
    const finished = await startProgram('sh', ['-c', shell], { env: { NODE: process.execPath, COMMAND } }).finished;
    expect(finished).toEqual({
      code: 0,
      stdout: '{\n  "$schema": "http://json-schema.org/draft-07/schema#",\n',
      stderr: '',
    });
    expectNoStack(finished);
  });
});

test('a slow reader gets everything', async () => {
  // More than fits into a pipe.
  const shell = `"$NODE" "$COMMAND" schema | { sleep 1; cat; }`;
  const { stdout } = await startProgram('sh', ['-c', shell], { env: { NODE: process.execPath, COMMAND } }).finished;
  expect(stdout.length).toBeGreaterThan(70_000);
  expect(stdout).toBe(readFileSync('schema/scenario.schema.json', 'utf8'));
});
