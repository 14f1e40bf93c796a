import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { brinkline, COMMAND, QUICK, startProgram } from './brinkline.js';

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
    const { stdout } = await brinkline(COMPARE);
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
