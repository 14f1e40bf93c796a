import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { shellQuote } from '../../../src/cli/shellQuote.js';
import { brinkline, COMMAND, QUICK, temporaryFolder } from '../brinkline.js';

/** `script` of util-linux runs a command at a terminal of its own. Other systems have a `script` with other flags. */
const HAS_SCRIPT =
  spawnSync('script', ['--version'], { encoding: 'utf8' }).output?.join('').includes('util-linux') ?? false;

const folder = temporaryFolder();
const [ENTER, DOWN, CTRL_C] = ['\r', '\u001b[B', '\u0003'];

const children = new Set<ReturnType<typeof spawn>>();
afterAll(() => children.forEach((child) => child.kill('SIGKILL')));

/** An evening at a terminal. */
class Terminal {
  private shown = '';
  private readonly child;
  private wake = () => {};
  private code: number | null | undefined;

  constructor(...args: readonly string[]) {
    const command = [process.execPath, COMMAND, 'play', QUICK, '--as', 'north.local', ...args]
      .map(shellQuote)
      .join(' ');
    // A terminal of `script` has no size of its own.
    const sized = `stty cols 160 rows 50 && exec ${command}`;
    const env = { PATH: process.env['PATH'], TERM: 'xterm', SHELL: '/bin/sh' };
    this.child = spawn('script', ['-qfec', sized, '/dev/null'], { env, stdio: ['pipe', 'pipe', 'inherit'] });
    children.add(this.child);
    this.child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.shown += text;
      this.wake();
    });
    this.child.on('close', (code) => {
      this.code = code;
      this.wake();
    });
  }

  /** Waits until this is shown, and then types. What was shown before that is not looked at again. Gives all that was shown. */
  async at(text: string, ...keys: readonly string[]): Promise<string> {
    for (let end = -1; end === -1;) {
      end = this.shown.indexOf(text);
      if (end === -1 && this.code !== undefined) throw new Error(`the command ended before “${text}”:\n${this.shown}`);
      if (end === -1) await this.change();
    }
    const before = this.shown;
    this.shown = '';
    for (const key of keys) this.child.stdin.write(key);
    return before;
  }

  /** Waits for the end. Gives the exit code and what was shown since the last keys. */
  async ended(): Promise<{ readonly code: number | null; readonly shown: string }> {
    while (this.code === undefined) await this.change();
    return { code: this.code, shown: this.shown };
  }

  private async change(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.wake = resolve;
    });
  }
}

describe.skipIf(!HAS_SCRIPT).concurrent('prompts at a terminal (needs `script` of util-linux)', () => {
  test('take a choice by the arrow keys and a reason, and the evening is recorded', async () => {
    const out = join(folder, 'prompts.jsonl');
    const terminal = new Terminal('--arm', 'closed', '--out', out);
    const first = await terminal.at('you can continue the evening later', DOWN, DOWN, ENTER);
    expect(first).toContain('must decide on case 1');
    await terminal.at('Why?', 'to be seen', ENTER);
    const { code, shown } = await terminal.ended();
    expect({ code, shown }).toMatchObject({ code: 0, shown: expect.stringContaining('The end.') as string });
    const answers = readFileSync(out, 'utf8')
      .split('\n')
      .filter((line) => line.includes('"type":"answer"'));
    expect(answers[0]).toMatch(/"option":"posture".*"reason":"to be seen"/);
    expect((await brinkline(['replay', out, '--verify'])).code).toBe(0);
  });

  test('take what no option offers, and Ctrl-C keeps the evening', async () => {
    const out = join(folder, 'stopped.jsonl');
    const terminal = new Terminal('--out', out);
    // The seven commands stand below the options; from the first option, seven up is the first of them.
    await terminal.at('you can continue the evening later', ...Array.from({ length: 7 }, () => '\u001b[A'), ENTER);
    await terminal.at('What? ', 'else Ask the harbour master.', ENTER);
    await terminal.at('you can continue the evening later', CTRL_C);
    const { code, shown } = await terminal.ended();
    expect({ code, shown }).toMatchObject({
      code: 130,
      shown: expect.stringContaining('Stopped. Go on with') as string,
    });
    expect(readFileSync(out, 'utf8')).toContain('Ask the harbour master.');
  });
});
