import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { CommandError, EXIT } from '../exit.js';
import { PartFile } from './partFile.js';

/** The files of an unfinished batch: its identity and the rows so far. A killed command leaves them for `--resume`. */
const PARTIAL_STATE = 'partial.json';
const PARTIAL_ROWS = 'runs.partial.jsonl';
/** What programs answered in the batch, if they play offices. */
export const PARTIAL_ANSWERS = 'answers.partial.jsonl';
/** The finished blocks of an experiment. */
export const PARTIAL_BLOCKS = 'blocks.partial.jsonl';
const PARTIAL = [PARTIAL_STATE, PARTIAL_ROWS, PARTIAL_ANSWERS, PARTIAL_BLOCKS];

/** What must be equal for a batch to be resumed. Plain data. */
export type Identity = Readonly<Record<string, unknown>>;

/** Whether a folder holds an unfinished batch. */
export function hasPartial(folder: string): boolean {
  return existsSync(join(folder, PARTIAL_STATE));
}

/** Whether a file of this name belongs to an unfinished batch. */
export function isPartial(name: string): boolean {
  return PARTIAL.includes(name);
}

/** Removes an unfinished batch from a folder. */
export function removePartial(folder: string): void {
  for (const name of PARTIAL) rmSync(join(folder, name), { force: true });
}

/** The rows of a batch, one line each, added to a file that survives a kill of the process. */
export class PartialRows {
  rows = 0;
  readonly file: string;
  private handle: number | null;

  private constructor(
    private readonly folder: string,
    flags: 'w' | 'a',
  ) {
    this.file = join(folder, PARTIAL_ROWS);
    this.handle = openSync(this.file, flags);
  }

  /** Starts a batch. */
  static start(folder: string, identity: Identity): PartialRows {
    const rows = new PartialRows(folder, 'w');
    writeIdentity(folder, identity);
    return rows;
  }

  /**
   * Continues the batch in a folder. First passes `take` the rows of each complete seed, in order, and drops a torn last line
   * and a seed that lacks arms. If the folder holds another batch, ends the command with a message that names the differences.
   */
  static async resume(
    folder: string,
    identity: Identity,
    perSeed: number,
    take: (lines: readonly string[]) => void,
  ): Promise<PartialRows> {
    requireSame(folder, identity);
    const file = join(folder, PARTIAL_ROWS);
    let lines: string[] = [];
    let kept = 0;
    let rows = 0;
    for await (const { text, end } of readLines(file)) {
      lines.push(text);
      if (lines.length < perSeed) continue;
      take(lines);
      kept = end;
      rows += perSeed;
      lines = [];
    }
    if (existsSync(file)) truncateSync(file, kept);
    const resumed = new PartialRows(folder, 'a');
    resumed.rows = rows;
    return resumed;
  }

  write(piece: string): void {
    if (this.handle === null) throw new Error('the rows are finished already');
    const bytes = Buffer.from(piece);
    for (let written = 0; written < bytes.length;) written += writeSync(this.handle, bytes, written);
    this.rows += 1;
  }

  /** Completes the batch: moves the rows to their final name. */
  finish(name: string): void {
    if (this.handle !== null) fsyncSync(this.handle);
    this.abandon();
    renameSync(this.file, join(this.folder, name));
  }

  /** Stops writing. The rows so far stay for `--resume`. */
  abandon(): void {
    if (this.handle !== null) closeSync(this.handle);
    this.handle = null;
  }
}

/** Marks a folder as holding an unfinished batch. */
export function writeIdentity(folder: string, identity: Identity): void {
  const state = new PartFile(join(folder, PARTIAL_STATE));
  state.write(`${JSON.stringify({ brinkline: 'partial', ...identity }, null, 2)}\n`);
  state.finish();
}

/** Ends the command if a folder holds an unfinished batch with another identity, and names the differences. */
export function requireSame(folder: string, identity: Identity): void {
  const file = join(folder, PARTIAL_STATE);
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new CommandError(`${file} cannot be read: start over with --force.`, EXIT.wrongFile);
  }
  const was = new Map<string, unknown>(Object.entries(found ?? {}));
  was.delete('brinkline');
  const now = new Map(Object.entries(identity));
  const changed = [...new Set([...now.keys(), ...was.keys()])].filter(
    (key) => JSON.stringify(was.get(key)) !== JSON.stringify(now.get(key)),
  );
  if (changed.length === 0) return;
  const what = changed.map((key) => `${key} (${shown(was.get(key))} then, ${shown(now.get(key))} now)`).join('; ');
  throw new CommandError(
    `${folder} holds another batch, which cannot go on as this one. Different: ${what}. Choose another --out, or start over with --force.`,
    EXIT.wrongUsage,
  );
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** The complete lines of a file, each with the offset in bytes of the next line. */
export async function* readLines(file: string): AsyncGenerator<{ readonly text: string; readonly end: number }> {
  if (!existsSync(file)) return;
  let rest = Buffer.alloc(0);
  let end = 0;
  for await (const chunk of createReadStream(file)) {
    let bytes = Buffer.concat([rest, chunk as Buffer]);
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10)) {
      end += at + 1;
      yield { text: bytes.toString('utf8', 0, at), end };
      bytes = bytes.subarray(at + 1);
    }
    rest = bytes;
  }
}
