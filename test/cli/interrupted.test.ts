import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { COMMAND, expectNoStack, QUICK, SHIPPED, start, startProgram, temporaryFolder, write } from './brinkline.js';

const folder = temporaryFolder();

/** Starts a batch of hours, lets it begin, and stops it. */
async function interrupt(signal: NodeJS.Signals, out: string, workers: number) {
  const untouched = changedAt(out);
  const { child, finished } = start(['compare', QUICK, '--runs', '1000000', '--workers', `${workers}`, '--out', out]);
  // The last thing before the runs is a trial that the folder can be written to.
  while (changedAt(out) === untouched && child.exitCode === null) await setTimeout(10);
  await setTimeout(500);
  const sent = performance.now();
  child.kill(signal);
  return { ...(await finished), seconds: (performance.now() - sent) / 1000 };
}

function changedAt(folderOrNone: string): number | undefined {
  return statSync(folderOrNone, { throwIfNoEntry: false })?.mtimeMs;
}

describe('Ctrl-C in the middle of a batch', () => {
  test.each([1, 2])('ends it at once, with nothing half-written (%i workers)', async (workers) => {
    const out = join(folder, `stopped-${workers}`);
    const finished = await interrupt('SIGINT', out, workers);
    expect(finished).toMatchObject({ code: 130, stdout: '', stderr: '' });
    expect(finished.seconds).toBeLessThan(10);
    expect(readdirSync(out)).toEqual([]);
  });

  test('leaves the results of an earlier batch whole', async () => {
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

describe.concurrent('a reader that goes away', () => {
  test.each([
    ['run', ['run', SHIPPED]],
    ['compare --json', ['compare', QUICK, '--runs', '1', '--json']],
    ['schema', ['schema']],
  ])('of %s is no fault', async (_, args) => {
    const { child, finished } = start(args);
    child.stdout?.destroy();
    const { code, stderr } = await finished;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('after the first line has that line', async () => {
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

test('a reader that takes its time gets everything', async () => {
  // More than fits into a pipe.
  const shell = `"$NODE" "$COMMAND" schema | { sleep 1; cat; }`;
  const { stdout } = await startProgram('sh', ['-c', shell], { env: { NODE: process.execPath, COMMAND } }).finished;
  expect(stdout.length).toBeGreaterThan(70_000);
  expect(stdout).toBe(readFileSync('schema/scenario.schema.json', 'utf8'));
});
