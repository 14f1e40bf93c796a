import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Finished } from './brinkline.js';
import {
  brinkline,
  COMMAND,
  expectNoStack,
  QUICK,
  REPOSITORY,
  SHIPPED,
  start,
  startProgram,
  temporaryFolder,
  write,
} from './brinkline.js';

const folder = temporaryFolder();

const ROWS = 'runs.partial.jsonl';
const BATCH = ['compare', QUICK, '--runs', '1500', '--workers', '1', '--out'];
/** What the batch gives where nothing stops it, into this folder; run once, when it is first needed. */
const whole = join(folder, 'whole');
let uninterrupted: Promise<Finished> | undefined;

/** Starts a batch, waits until some of its runs are written, and stops it. */
async function interrupt(signal: NodeJS.Signals, out: string, workers: number, runs: number): Promise<Finished> {
  const batch = ['compare', QUICK, '--runs', `${runs}`, '--workers', `${workers}`, '--out', out];
  const { child, finished } = start(batch);
  const rows = join(out, ROWS);
  const isWritten = () => existsSync(rows) && statSync(rows).size > 4000;
  while (!isWritten() && child.exitCode === null && child.signalCode === null) await setTimeout(10);
  child.kill(signal);
  return finished;
}

describe('a run that takes long', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('ends at once by %s, while it computes', async (signal) => {
    const text = readFileSync(join(REPOSITORY, SHIPPED), 'utf8');
    const long = write(folder, 'long.yaml', text.replace(/^horizon:.*/m, 'horizon: 9600h'));
    const runs = mkdtempSync(join(folder, 'runs-'));
    const { child, finished } = start(['run', long, '--out', join(runs, 'run.jsonl')]);
    const isWriting = () => readdirSync(runs).some((name) => statSync(join(runs, name)).size > 0);
    while (!isWriting() && child.exitCode === null) await setTimeout(10);
    child.kill(signal);
    await finished;
    expect(child.signalCode).toBe(signal);
  });
});

describe('a batch that is stopped', () => {
  test.each([1, 2])('by Ctrl-C says how far it is, and keeps what is finished (%i workers)', async (workers) => {
    const out = join(folder, `stopped-${workers}`);
    const { code, stdout, stderr } = await interrupt('SIGINT', out, workers, 1_000_000);
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    const [, kept] = /^Stopped: (\d+) of 1000000 seeds are kept in .*--resume continues it\.\n$/.exec(stderr) ?? [];
    expect(readdirSync(out).toSorted()).toEqual(['partial.json', ROWS]);
    expect(readFileSync(join(out, ROWS), 'utf8').match(/\n/g)).toHaveLength(2 * Number(kept));
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('by %s goes on to the same bytes', async (signal) => {
    const out = join(folder, `resumed-${signal}`);
    const finished = await interrupt(signal, out, 1, 1500);
    expect(finished.stdout).toBe('');
    // A command that was killed in the middle of a line.
    if (signal === 'SIGKILL') appendFileSync(join(out, ROWS), '{"arm":"op');
    const resumed = await brinkline([...BATCH, out, '--resume']);
    uninterrupted ??= brinkline([...BATCH, whole]);
    expect(resumed).toEqual(await uninterrupted);
    const files = readdirSync(whole).toSorted();
    expect(readdirSync(out).toSorted()).toEqual(files);
    for (const name of files) expect(readFileSync(join(out, name)).equals(readFileSync(join(whole, name)))).toBe(true);
  });

  test('is not started over, nor taken for another, by mistake', async () => {
    const out = join(folder, 'other');
    await interrupt('SIGINT', out, 1, 1_000_000);
    const again = await brinkline(['compare', QUICK, '--runs', '1000000', '--out', out]);
    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect(again.stderr).toContain('holds an unfinished batch. Continue it with --resume');
    const other = await brinkline(['compare', QUICK, '--runs', '2', '--seed', 'x', '--out', out, '--resume']);
    expect(other).toMatchObject({ code: 2, stdout: '' });
    expect(other.stderr).toContain('Different: seed ("1" then, "x" now); runs (1000000 then, 2 now)');
    expect(readdirSync(out).toSorted()).toEqual(['partial.json', ROWS]);
    expect(await brinkline(['compare', QUICK, '--runs', '2', '--out', out, '--force'])).toMatchObject({ code: 0 });
    expect(readdirSync(out)).toContain('manifest.json');
    expect(readdirSync(out)).not.toContain(ROWS);
  });

  test('leaves the results of an earlier batch as they were', async () => {
    const out = join(folder, 'earlier');
    await brinkline(['compare', QUICK, '--runs', '2', '--out', out]);
    const files = readdirSync(out);
    const before = files.map((name) => readFileSync(join(out, name), 'utf8'));
    const { child, finished } = start(['compare', QUICK, '--runs', '1000000', '--out', out, '--force']);
    while (!existsSync(join(out, ROWS)) && child.exitCode === null) await setTimeout(10);
    child.kill('SIGKILL');
    await finished;
    expect(files.map((name) => readFileSync(join(out, name), 'utf8'))).toEqual(before);
  });

  test('on a folder that is missing simply starts, and on a finished one has nothing to do', async () => {
    const out = join(folder, 'new');
    const batch = ['compare', QUICK, '--runs', '2', '--out', out, '--resume'];
    const first = await brinkline(batch);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const second = await brinkline(batch);
    expect(second).toMatchObject({ code: 0, stderr: `${out} is complete already.\n` });
    expect(second.stdout.startsWith(first.stdout)).toBe(true);
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
