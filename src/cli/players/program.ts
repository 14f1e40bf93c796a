import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { exitOnSignals } from '../interrupt.js';
import { reason } from '../fileError.js';
import { LONGEST_LINE } from './protocol.js';
import type { ToPlayer } from './protocol.js';

/** Lines that a program may write before they are read. */
const MOST_UNREAD = 100;
/** Bytes of messages that a program may leave unread. */
const MOST_UNSENT = 64 * 1024 * 1024;
/** Milliseconds that a program has to end by itself once its input is closed. */
const GRACE = 500;
/** Characters of a program’s standard error that are passed on. */
const MOST_ERRORS = 100_000;

const TOO_LONG = 'it wrote a line of more than 1 MiB';
/** Windows has no process groups. */
const OWN_GROUP = process.platform !== 'win32';

/** The result of waiting for a line: the line (null: it is not UTF-8); none in time; or why the program has ended. */
export type Heard = { readonly line: string | null } | { readonly late: true } | { readonly gone: string };

const NEWLINE = 10;
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Programs to stop when the command ends, however it ends. */
const running = new Set<Program>();
let isWatched = false;

/**
 * A child process that exchanges lines with this command. Its standard error goes to `errors`, line by line. It has a process group
 * of its own: Ctrl-C at the terminal does not reach it, and processes that it starts are stopped with it.
 */
export class Program {
  private readonly child: ChildProcess | null;
  private readonly lines: (string | null)[] = [];
  private rest = Buffer.alloc(0);
  private gone: string | null = null;
  private wake: (() => void) | null = null;

  constructor([program = '', ...args]: readonly string[], errors: (line: string) => void) {
    if (!isWatched) process.on('exit', () => running.forEach((each) => each.kill()));
    isWatched = true;
    this.child = this.start(program, args);
    running.add(this);
    if (this.child !== null) passOn(this.child.stderr, errors);
  }

  send(message: ToPlayer): void {
    const stdin: Writable | null | undefined = this.child?.stdin;
    if (this.gone !== null || stdin?.writable !== true) return;
    stdin.write(`${JSON.stringify(message)}\n`);
    if (stdin.writableLength > MOST_UNSENT) this.dismiss('it does not read its messages');
  }

  /** Waits for the next line, at the latest until `until`, in milliseconds of `Date.now()`. */
  async next(until: number): Promise<Heard> {
    const left = until - Date.now();
    if (this.lines.length === 0 && this.gone === null && left > 0) await this.something(left);
    const line = this.lines.shift();
    if (line !== undefined) return { line };
    return this.gone === null ? { late: true } : { gone: this.gone };
  }

  /** Drops the lines that have not been read, and returns how many they were. */
  drop(): number {
    return this.lines.splice(0).length;
  }

  /** Stops a program that cannot go on. */
  dismiss(why: string): void {
    this.end(why);
    this.kill();
  }

  /** Closes the input of the program and waits for it to end. Stops it if it does not end soon. */
  async close(): Promise<void> {
    const { child } = this;
    if (child === null) return;
    child.stdin?.end();
    if (this.gone === null) await this.something(GRACE, () => this.gone !== null);
    this.dismiss('the run is over');
    running.delete(this);
    child.stdout?.destroy();
    child.stderr?.destroy();
  }

  private start(program: string, args: readonly string[]): ChildProcess | null {
    exitOnSignals();
    try {
      const child = spawn(program, args, { stdio: 'pipe', windowsHide: true, detached: OWN_GROUP });
      child.on('error', (error) => this.end(`it cannot be started: ${reason(error)}`));
      // `close` comes when all its lines are read. A process that it has started can delay `close`, so `exit` counts too, a little later.
      child.on('close', (code, signal) => this.end(howItEnded(code, signal)));
      child.on('exit', (code, signal) => void setTimeout(() => this.end(howItEnded(code, signal)), GRACE).unref());
      // A program that ends also closes these two. Its exit code says more, so it gets time to arrive.
      child.stdin.on('error', () => this.endSoon('it closed its input'));
      child.stdout.on('end', () => this.endSoon('it closed its output'));
      child.stdout.on('data', (bytes: Buffer) => this.take(bytes));
      return child;
    } catch (error) {
      this.gone = `it cannot be started: ${reason(error)}`;
      return null;
    }
  }

  private take(bytes: Buffer): void {
    if (this.gone !== null) return;
    let rest = Buffer.concat([this.rest, bytes]);
    for (let end = rest.indexOf(NEWLINE); end !== -1; end = rest.indexOf(NEWLINE)) {
      if (end > LONGEST_LINE) return this.dismiss(TOO_LONG);
      this.lines.push(decode(rest.subarray(0, end)));
      rest = rest.subarray(end + 1);
    }
    this.rest = rest;
    if (rest.length > LONGEST_LINE) return this.dismiss(TOO_LONG);
    if (this.lines.length > MOST_UNREAD) {
      this.lines.length = 0;
      return this.dismiss(`it wrote more than ${MOST_UNREAD} lines without being asked`);
    }
    if (this.lines.length > 0) this.wake?.();
  }

  /** Stops the program and what it has started. */
  private kill(): void {
    const pid = this.child?.pid;
    if (pid === undefined) return;
    try {
      process.kill(OWN_GROUP ? -pid : pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  }

  private endSoon(why: string): void {
    setTimeout(() => this.end(why), GRACE).unref();
  }

  private end(why: string): void {
    this.gone ??= why;
    this.wake?.();
  }

  /** Waits until something has happened and `isOver` holds, at most this long. */
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

/** The text of a line; null: it is not UTF-8. */
function decode(line: Uint8Array): string | null {
  try {
    return UTF8.decode(line);
  } catch {
    return null;
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
