import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, expect } from 'vitest';
import { z } from 'zod';
import { checkShape, compareShape, exactShape, runShape } from '../../src/cli/shapes/index.js';

/** The built command. `npm test` builds it first. */
export const COMMAND = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
/** A scenario that runs in milliseconds, with the arms open and closed. */
export const QUICK = fileURLToPath(new URL('fixtures/quick.yaml', import.meta.url));
/** The scenario that comes with the package, as seen from the repository. */
export const SHIPPED = 'scenarios/polish-border-strike.yaml';
const QUICK_TEXT = readFileSync(QUICK, 'utf8');

/** Milliseconds after which a child is taken to hang: far longer than any takes, and shorter than the limit of a test. */
const HANGS = 10 * 60_000;

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Around {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** what comes on stdin; without it there is nothing */
  readonly input?: string;
  /** whether stdin stays open after that */
  readonly isOpen?: true;
}

/** Runs the built command to its end, with `input` or nothing on stdin, and pipes for stdout and stderr. */
export async function brinkline(args: readonly string[], around: Around = {}): Promise<Finished> {
  return start(args, around).finished;
}

/** Starts the built command. */
export function start(
  args: readonly string[],
  around: Around = {},
): { readonly child: ChildProcess; readonly finished: Promise<Finished> } {
  return startProgram(process.execPath, [COMMAND, ...args], around);
}

/** Starts any program with no environment but PATH and `env`, so that colour settings of the caller do not matter. */
export function startProgram(
  program: string,
  args: readonly string[],
  { cwd = REPOSITORY, env = {}, input, isOpen }: Around,
) {
  const child = spawn(program, args, {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  // A command that ends before it has read everything closes the pipe.
  child.stdin?.on('error', () => {});
  if (isOpen === true) child.stdin?.write(input ?? '');
  else child.stdin?.end(input);
  const ended = new Promise<number | null>((resolve, reject) => {
    // A child that hangs must not outlive its test.
    const hanging = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`timed out: ${[program, ...args].join(' ')}`));
    }, HANGS);
    child.on('close', (code) => {
      clearTimeout(hanging);
      resolve(code);
    });
    child.on('error', reject);
  });
  const finish = async (): Promise<Finished> => {
    // A stream that the test itself closes has no text.
    const [stdout, stderr] = [child.stdout, child.stderr].map(async (stream) =>
      stream === null ? '' : textOf(stream).catch(() => ''),
    );
    return { code: await ended, stdout: (await stdout) ?? '', stderr: (await stderr) ?? '' };
  };
  return { child, finished: finish() };
}

/** A temporary folder for the tests of one file, removed after them. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'brinkline-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a file into a folder and returns its path. */
export function write(folder: string, name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** The quick scenario with some pieces replaced. Each must occur exactly once. */
export function quick(...changes: readonly (readonly [piece: string, by: string])[]): string {
  return changes.reduce((result, [piece, by]) => {
    expect(result.split(piece), `“${piece}” in the fixture`).toHaveLength(2);
    return result.replace(piece, () => by);
  }, QUICK_TEXT);
}

/** Removes the marks ▮ from a text and returns their places as `line:column`. */
export function marked(text: string): { readonly text: string; readonly places: readonly string[] } {
  const [first = '', ...rest] = text.split('▮');
  let before = first;
  const places = rest.map((piece) => {
    const lines = before.split('\n');
    before += piece;
    return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
  });
  return { text: before, places };
}

const SHAPES = { run: runShape, compare: compareShape, check: checkShape, exact: exactShape };
type Documents = { [Name in keyof typeof SHAPES]: z.infer<(typeof SHAPES)[Name]> };

/** The one document on stdout: JSON with a line end, of its published shape, with no field that the shape does not name. */
export function documentOf<Name extends keyof Documents>(name: Name, stdout: string): Documents[Name] {
  expect(stdout).toMatch(/^\{\n[^]*\n\}\n$/);
  const document: unknown = JSON.parse(stdout);
  expect(SHAPES[name].parse(document)).toEqual(document);
  const published = JSON.parse(
    readFileSync(join(REPOSITORY, `schema/${name}.schema.json`), 'utf8'),
  ) as z.core.JSONSchema.JSONSchema;
  expect(z.fromJSONSchema(published).safeParse(document)).toMatchObject({ success: true });
  return document as Documents[Name];
}

/** Expects an orderly failure: this exit code, a message without a stack, and nothing on stdout. */
export function expectRefusal(finished: Finished, code: 1 | 2): void {
  expect(finished).toMatchObject({ code, stdout: '' });
  expect(finished.stderr).not.toBe('');
  expectNoStack(finished);
}

export function expectNoStack({ stderr }: Finished): void {
  expect(stderr).not.toMatch(/^ {4}at |node:internal|file:\/\/|Internal error in brinkline/m);
}

/** Whether a process is there and has not ended. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
