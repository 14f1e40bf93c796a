import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import {
  brinkline,
  documentOf,
  expectNoStack,
  expectRefusal,
  isAlive,
  QUICK,
  start,
  temporaryFolder,
} from './brinkline.js';

const folder = temporaryFolder();
const HOLD = 'north.local=node examples/players/hold.mjs';
const BAD = (how: string) => `north.local=node test/cli/fixtures/misbehaves.mjs '${how}'`;
const ARMS = ['compare', QUICK, '--arms', 'open,closed'];
const compare = (...args: string[]) => brinkline([...ARMS, ...args]);

const counted = (milliseconds: number) => `north.local=node test/cli/fixtures/counted.mjs ${milliseconds}`;

/** What has the player above note the process of each of its runs. */
function counting(name: string) {
  const file = join(folder, `${name}.pids`);
  const pids = () => (existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').map(Number) : []);
  return { around: { env: { COUNTED: file } }, pids };
}

function linesOf(out: string, name: string): Line[] {
  const text = readFileSync(join(out, name), 'utf8').trimEnd();
  return text.split('\n').map((line) => JSON.parse(line) as Line);
}

interface Line {
  readonly arm: string;
  readonly seed: string;
  readonly hash?: string;
  readonly inputs?: readonly { readonly event: object }[];
  readonly players?: readonly object[];
}

function filesOf(out: string): Record<string, string> {
  return Object.fromEntries(readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]));
}

describe('compare --player', () => {
  test('plays each seed in every arm, by a program of its own, and its rows are those of run', async () => {
    const out = join(folder, 'rows');
    const { around, pids } = counting('rows');
    const player = counted(0);
    const finished = await brinkline([...ARMS, '--runs', '3', '--player', player, '--out', out], around);
    expect(finished).toMatchObject({ code: 0, stderr: '' });
    expect(new Set(pids()).size).toBe(6);
    const names = ['1/1', '1/2', '1/3'].flatMap((seed) => [`open ${seed}`, `closed ${seed}`]);
    for (const file of ['runs.jsonl', 'answers.jsonl']) {
      expect(linesOf(out, file).map(({ arm, seed }) => `${arm} ${seed}`)).toEqual(names);
    }
    for (const { arm, seed, hash } of linesOf(out, 'runs.jsonl')) {
      const one = await brinkline(['run', QUICK, '--arm', arm, '--seed', seed, '--player', player, '--json'], around);
      expect(documentOf('run', one.stdout).run.hash).toBe(hash);
    }
    const inputs = linesOf(out, 'answers.jsonl').flatMap((line) => line.inputs ?? []);
    expect(inputs.at(-1)?.event).toMatchObject({ by: 'player:counted', reason: 'the last option' });
    const all = Object.values(filesOf(out)).join();
    expect(all).not.toContain('counted.mjs');
  });

  test('gives the same files for any number of workers, and tells who played', async () => {
    const [one, three] = [join(folder, 'one'), join(folder, 'three')];
    const flags = ['--runs', '5', '--player', HOLD, '--player', 'north.chief=node examples/players/hold.mjs'];
    const finished = await compare(...flags, '--workers', '1', '--out', one);
    await compare(...flags, '--workers', '3', '--out', three);
    expect(filesOf(three)).toEqual(filesOf(one));
    expect(finished.stdout).toContain('north.local is played by player:hold: 14 asks, all answered.');
    expect(finished.stdout).toContain('What programs decide is not evidence about people.');
    expect(filesOf(one)['report.txt']).toContain('; programs play north.local, north.chief.');
  });

  test.each([
    [
      'never answers',
      '--player-timeout',
      '1',
      '2 asks, 2 without an answer that counts (of these, 2 without any in time)',
      2,
    ],
    [
      'writes no JSON',
      '--player-timeout',
      '60',
      '2 asks, 2 without an answer that counts (of these, 0 without any in time)',
      0,
    ],
  ])(
    'counts what a program that %s leaves open, in the report and in the manifest',
    async (how, flag, limit, told, late) => {
      const out = join(folder, how.replaceAll(' ', '-'));
      const finished = await compare('--runs', '1', '--player', BAD(how), flag, limit, '--out', out, '--json');
      expect(finished.code).toBe(0);
      const counts = { by: ['player:bad'], asks: 2, unanswered: 2, late };
      expect(documentOf('compare', finished.stdout).players).toEqual({ 'north.local': counts });
      const { 'manifest.json': manifest = '', 'report.txt': report } = filesOf(out);
      expect(JSON.parse(manifest)).toMatchObject({ players: { 'north.local': counts } });
      expect(report).toContain(`north.local is played by player:bad: ${told}. There doctrine decided.`);
    },
  );

  test('a program that fails in every run is told twenty times, and then no more', async () => {
    const { code, stderr } = await compare('--runs', '15', '--player', 'north.local=false');
    expect(code).toBe(0);
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(21);
    expect(lines.at(0)).toContain('north.local: player:unnamed is out: it ended with exit code 1.');
    expect(lines.at(-1)).toContain('are not shown');
  });

  test.each([
    ['--at', ['run.jsonl', '--at', '1h'], "'--at"],
    ['--tell', [QUICK, '--tell'], "'--tell"],
    ['an unknown office', [QUICK, '--player', 'north.lokal=x'], 'Did you mean “north.local”?'],
  ])('with %s is refused', async (_, args, cure) => {
    const finished = await brinkline(['compare', ...args, '--player', HOLD]);
    expectRefusal(finished, 2);
    expect(finished.stderr).toContain(cure);
  });
});

describe('compare --player that is stopped', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    'by %s goes on to the same bytes, and plays no finished run again',
    async (signal) => {
      const whole = join(folder, `whole-${signal}`);
      const out = join(folder, `stopped-${signal}`);
      const { around, pids } = counting(signal);
      const flags = ['--runs', '6', '--workers', '2', '--player', counted(100)];
      const { child, finished } = start([...ARMS, ...flags, '--out', out], around);
      const partial = join(out, 'answers.partial.jsonl');
      const isUnderWay = () => existsSync(partial) && statSync(partial).size > 1000;
      while (!isUnderWay() && child.exitCode === null) await setTimeout(5);
      child.kill(signal);
      const stopped = await finished;
      expectNoStack(stopped);
      expect(stopped.stdout).toBe('');
      const told = signal === 'SIGINT' ? /^Stopped: \d of 6 seeds are kept in .*--resume continues it\.\n$/ : /^$/;
      expect(stopped.stderr).toMatch(told);
      if (signal !== 'SIGKILL') for (const pid of pids()) await expectGone(pid);
      for (const pid of pids().filter(isAlive)) process.kill(pid, 'SIGKILL');
      const kept = readFileSync(partial, 'utf8').match(/\n/g)?.length ?? 0;
      expect(kept).toBeGreaterThan(0);
      expect(kept).toBeLessThan(12);
      const again = counting(`${signal} again`);
      const resumed = await brinkline([...ARMS, ...flags, '--out', out, '--resume'], again.around);
      expect(resumed).toMatchObject({ code: 0, stderr: '' });
      expect(again.pids()).toHaveLength(12 - kept);
      const uninterrupted = await brinkline([...ARMS, ...flags, '--out', whole], counting(`${signal} whole`).around);
      expect(resumed.stdout).toBe(uninterrupted.stdout);
      expect(filesOf(out)).toEqual(filesOf(whole));
    },
  );

  test('without a folder leaves no program behind', async () => {
    const { around, pids } = counting('no-folder');
    const { child, finished } = start([...ARMS, '--runs', '6', '--player', counted(100_000)], around);
    while (pids().length < 2 && child.exitCode === null) await setTimeout(5);
    child.kill('SIGINT');
    expect((await finished).code).toBe(130);
    for (const pid of pids()) await expectGone(pid);
  });

  test('does not go on with another program, or with another limit', async () => {
    const out = join(folder, 'other');
    const { around, pids } = counting('other');
    const player = counted(100_000);
    const { child, finished } = start(['compare', QUICK, '--runs', '6', '--player', player, '--out', out], around);
    while (pids().length === 0 && child.exitCode === null) await setTimeout(5);
    child.kill('SIGINT');
    await finished;
    const flags = ['compare', QUICK, '--runs', '6', '--out', out, '--resume'];
    const other = await brinkline([...flags, '--player', HOLD]);
    expectRefusal(other, 2);
    expect(other.stderr).toContain('Different: players (');
    const limit = await brinkline([...flags, '--player', player, '--player-timeout', '5']);
    expect(limit.stderr).toContain('Different: playerTimeout (60 then, 5 now)');
    expectRefusal(await brinkline(flags), 2);
  });
});

/** Expects that a process ends, or has ended. */
async function expectGone(pid: number): Promise<void> {
  for (let tries = 0; isAlive(pid) && tries < 1500; tries += 1) await setTimeout(10);
  expect(isAlive(pid)).toBe(false);
}
