import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { invisibleIn } from '../../src/scenario/text/visible.js';
import { brinkline, COMMAND, QUICK, quick, REPOSITORY, startProgram, temporaryFolder, write } from './brinkline.js';
import { carriedOut } from './carriedOut.js';

const COMPARE = ['compare', QUICK, '--runs', '4', '--workers', '1'];
const ESCAPE = '\u001B';
/** Colours and other text attributes: `ESC [ … m`. */
const ATTRIBUTES = new RegExp(String.raw`${ESCAPE}\[[\d;]*m`);

/** The program of util-linux that runs a command in a terminal of its own. */
const SCRIPT = 'script';
const HAS_SCRIPT = spawnSync(SCRIPT, ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false;

/** What a command prints on a terminal, both streams together. */
async function onTerminal(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  const command = [process.execPath, COMMAND, ...args].map((word) => `'${word}'`).join(' ');
  const { code, stdout } = await startProgram(SCRIPT, ['-qec', command, '/dev/null'], {
    env: { TERM: 'xterm', SHELL: '/bin/sh', ...env },
  }).finished;
  expect(code).toBe(0);
  return stdout;
}

describe.concurrent('in a pipe', () => {
  test('there is no progress and no escape code, even if colour is wanted', async () => {
    const env = { FORCE_COLOR: '1', CLICOLOR_FORCE: '1', TERM: 'xterm-256color' };
    const [compared, helped, refused] = await Promise.all([
      brinkline(COMPARE, { env }),
      brinkline(['--help'], { env }),
      brinkline(['run', 'nowhere.yaml'], { env }),
    ]);
    expect(compared).toMatchObject({ code: 0, stderr: '' });
    for (const { stdout, stderr } of [compared, helped, refused]) expect(stdout + stderr).not.toContain(ESCAPE);
  });
});

describe.runIf(HAS_SCRIPT).concurrent('on a terminal', () => {
  test('a batch shows its progress, and the table comes whole after it', async () => {
    const seen = await onTerminal(COMPARE);
    expect(seen).toContain('/4 seeds · ');
    const { stdout } = await carriedOut(COMPARE);
    expect(seen.replaceAll('\r\n', '\n').endsWith(stdout)).toBe(true);
  });

  test('a run shows none', async () => {
    expect(await onTerminal(['run', QUICK, '--quiet'])).not.toContain(ESCAPE);
  });

  test('NO_COLOR is honoured', async () => {
    const seen = await Promise.all([onTerminal(COMPARE, { NO_COLOR: '1' }), onTerminal(['--help'], { NO_COLOR: '1' })]);
    for (const text of seen) expect(text).not.toMatch(ATTRIBUTES);
  });
});

describe.concurrent('what cannot be seen is written out', () => {
  const folder = temporaryFolder();
  const HIDDEN = '\u202E\u2028\u001B[31m\u009B';
  const SHOWN = String.raw`\u202e\u2028\u001b[31m\u009b`;
  const hidden = write(folder, 'hidden.yaml', quick(['title: ', `title: "${HIDDEN.replace('\u001B', '')}" #`]));

  test.each([
    ['a seed', ['run', QUICK, '--quiet', '--seed', HIDDEN], 0],
    ['a seed, as JSON', ['run', QUICK, '--json', '--seed', HIDDEN], 0],
    ['a seed of a batch', ['compare', QUICK, '--runs', '2', '--workers', '1', '--seed', HIDDEN], 0],
    ['an arm', ['run', QUICK, '--arm', HIDDEN], 2],
    ['the name of a file', ['check', join(folder, `${HIDDEN}.yaml`)], 1],
    ['the name of a run file', ['replay', join(folder, HIDDEN)], 1],
    ['a command', [HIDDEN], 2],
    ['a flag', ['run', QUICK, `--${HIDDEN}`], 2],
    ['the value of a flag', ['compare', QUICK, '--runs', HIDDEN], 2],
  ])('%s', async (_, args, expected) => {
    const { code, stdout, stderr } = await carriedOut(args);
    expect(code).toBe(expected);
    expect(invisibleIn(stdout + stderr)).toBe(-1);
    expect(stdout + stderr).toContain(SHOWN);
  });

  test('a JSON document still holds the text itself', async () => {
    const { stdout } = await carriedOut(['run', QUICK, '--json', '--seed', HIDDEN]);
    expect(JSON.parse(stdout)).toMatchObject({ run: { seed: HIDDEN } });
  });

  test('a line break in a seed makes no line', async () => {
    const { stdout } = await carriedOut(['run', QUICK, '--quiet', '--seed', '1\nPeak rung 0']);
    expect(stdout).toContain(String.raw`seed 1\u000aPeak rung 0`);
  });

  test('in a scenario it is refused', async () => {
    expect(await carriedOut(['check', hidden])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        'hidden.yaml:4:9: error: the text here has a character that cannot be seen, U+202E',
      ),
    });
  });

  test('the commands print through one place', () => {
    const sources = readdirSync(join(REPOSITORY, 'src/cli'), { recursive: true, encoding: 'utf8' });
    const printing = sources.filter(
      (name) =>
        name.endsWith('.ts') &&
        /std(?:out|err)\.write\((?!'')|console\.\w/.test(readFileSync(join(REPOSITORY, 'src/cli', name), 'utf8')),
    );
    expect(printing).toEqual(['terminal.ts']);
  });
});
