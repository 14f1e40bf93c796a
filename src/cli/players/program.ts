import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { exitOnSignals } from '../interrupt.js';
import { reason } from '../fileError.js';
import { LONGEST_LINE } from './protocol.js';
import type { ToPlayer } from './protocol.js';

/** Lines that a program may write before anybody reads them. */
const MOST_UNREAD = 100;
/** Bytes of messages that a program may leave unread. */
const MOST_UNSENT = 64 * 1024 * 1024;
/** Milliseconds that a program has to end by itself once its input is closed. */
const GRACE = 500;
/** Characters of a program’s standard error that are passed on. */
const MOST_ERRORS = 100_000;

/** What came of waiting for a line: the line, nothing in time, or the end of the program and why it ended. */
export type Heard = { readonly line: string } | { readonly late: true } | { readonly gone: string };

/** A program that is run beside the command. It is told and heard line by line; its standard error goes to `errors`, by line. */
export class Program {
  private readonly child: ChildProcess | null;
  private readonly lines: string[] = [];
  private rest = '';
  private gone: string | null = null;
  private wake: (() => void) | null = null;

  constructor([program = '', ...args]: readonly string[], errors: (line: string) => void) {
    this.child = this.start(program, args);
    if (this.child !== null) passOn(this.child.stderr, errors);
  }

  send(message: ToPlayer): void {
    const stdin: Writable | null | undefined = this.child?.stdin;
    if (this.gone !== null || stdin?.writable !== true) return;
    stdin.write(`${JSON.stringify(message)}\n`);
    if (stdin.writableLength > MOST_UNSENT) this.dismiss('it does not read its messages');
  }

  /** The next line, for which it waits until a time of the clock, in milliseconds. */
  async next(until: number): Promise<Heard> {
    const left = until - Date.now();
    if (this.lines.length === 0 && this.gone === null && left > 0) await this.something(left);
    const line = this.lines.shift();
    if (line !== undefined) return { line };
    return this.gone === null ? { late: true } : { gone: this.gone };
  }

  /** The lines that came without being waited for. */
  unread(): string[] {
    return this.lines.splice(0);
  }

  /** Stops a program that cannot go on. */
  dismiss(why: string): void {
    this.end(why);
    this.child?.kill('SIGKILL');
  }

  /** Closes the input of the program and waits until it ends. One that does not is stopped. */
  async close(): Promise<void> {
    const { child } = this;
    if (child === null) return;
    child.stdin?.end();
    if (this.gone === null) await this.something(GRACE, () => this.gone !== null);
    this.dismiss('the run is over');
    child.stdout?.destroy();
    child.stderr?.destroy();
  }

  private start(program: string, args: readonly string[]): ChildProcess | null {
    exitOnSignals();
    try {
      const child = spawn(program, args, { stdio: 'pipe', windowsHide: true });
      child.on('error', (error) => this.end(`it cannot be started: ${reason(error)}`));
      // Its last lines are read before `close`. What the program itself has started can keep that waiting.
      child.on('close', (code, signal) => this.end(howItEnded(code, signal)));
      child.on('exit', (code, signal) => void setTimeout(() => this.end(howItEnded(code, signal)), GRACE).unref());
      // A program that has ended reads nothing more; its end is told by `close`.
      child.stdin.on('error', () => {});
      child.stdout.setEncoding('utf8').on('data', (text: string) => this.take(text));
      return child;
    } catch (error) {
      this.gone = `it cannot be started: ${reason(error)}`;
      return null;
    }
  }

  private take(text: string): void {
    if (this.gone !== null) return;
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    if ([...lines, this.rest].some((line) => Buffer.byteLength(line) > LONGEST_LINE)) {
      return this.dismiss('it wrote a line of more than 1 MiB');
    }
    this.lines.push(...lines);
    if (this.lines.length > MOST_UNREAD) {
      this.lines.length = 0;
      return this.dismiss(`it wrote more than ${MOST_UNREAD} lines without being asked`);
    }
    if (lines.length > 0) this.wake?.();
  }

  private end(why: string): void {
    this.gone ??= why;
    this.wake?.();
  }

  /** Waits for the next event that ends the waiting, and no longer than this. */
  private async something(milliseconds: number, isOver = () => true): Promise<void> {
    await new Promise<void>((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        this.wake = null;
        resolve();
      };
      const timer = setTimeout(finish, milliseconds);
      this.wake = () => {
        if (isOver()) finish();
      };
    });
  }
}

function howItEnded(code: number | null, signal: string | null): string {
  return code === null ? `it was stopped by ${signal}` : `it ended with exit code ${code}`;
}

/** Passes on what a program writes to its standard error, by line and up to a limit. */
function passOn(stream: Readable | null, errors: (line: string) => void): void {
  let left = MOST_ERRORS;
  let rest = '';
  stream?.setEncoding('utf8').on('data', (text: string) => {
    if (left <= 0) return;
    const lines = (rest + text.slice(0, left)).split('\n');
    left -= text.length;
    rest = lines.pop() ?? '';
    for (const line of lines) errors(line);
    if (left <= 0) errors(`${rest}… (the rest is not shown)`);
  });
  stream?.on('end', () => {
    if (rest !== '' && left > 0) errors(rest);
  });
}
