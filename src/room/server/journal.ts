import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ENGINE_VERSION } from '../../engine/index.js';
import { canonical } from '../../telling/index.js';
import { Refusal } from '../protocol/codes.js';
import type { JournalLine } from '../session/line.js';
import { journalLine } from '../session/line.js';
import { RoomProblem, systemReason } from './problem.js';

export const JOURNAL = 'journal.jsonl';
const FORMAT = 1;

const header = z.object({
  kind: z.literal('header'),
  brinkline: z.literal('evening'),
  format: z.literal(FORMAT),
  engine: z.string(),
  begun: z.string(),
  scenario: z.object({ id: z.string(), text: z.string() }),
  arm: z.string().nullable(),
  seed: z.string(),
  world: z.record(z.string(), z.string()).optional(),
  study: z.object({ reference: z.string(), keepUntil: z.string() }).optional(),
});

/** The first line of a journal: what the evening is. */
export type EveningHeader = Omit<z.output<typeof header>, 'kind' | 'brinkline' | 'format' | 'engine'>;

/** How bytes get to the disk. Tests give their own. */
export interface Disk {
  write(handle: number, bytes: Uint8Array, from: number): number;
  sync(handle: number): void;
}

const DISK: Disk = {
  write: (handle, bytes, from) => writeSync(handle, bytes, from),
  sync: fsyncSync,
};

/** What a folder holds of an evening; null: nothing yet. */
export interface Found {
  readonly header: EveningHeader;
  readonly lines: readonly JournalLine[];
  /** what was dropped because it was cut off; null: nothing */
  readonly dropped: string | null;
  /** bytes of the whole lines */
  readonly size: number;
}

/** Reads the journal of a folder. Throws a `RoomProblem` if it is damaged, or of another version. */
export function readJournal(folder: string): Found | null {
  const file = join(folder, JOURNAL);
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  const size = bytes.lastIndexOf(0x0a) + 1;
  const rest = bytes.subarray(size).toString('utf8');
  const [first, ...others] = bytes.subarray(0, size).toString('utf8').split('\n').slice(0, -1);
  // Nothing was accepted before the first line was whole.
  if (first === undefined) return null;
  const dropped =
    rest === '' ? null : `the last line of ${file} was cut off, so it is dropped: it had not been accepted`;
  const read = parse(header, first);
  if (read === null) throw new RoomProblem('file', `${file}:1: this is not the journal of an evening.`);
  if (read.engine !== ENGINE_VERSION) {
    const message = `${file} was begun with version ${read.engine}, and this is ${ENGINE_VERSION}. Continue with that version.`;
    throw new RoomProblem('file', message);
  }
  const lines = others.map((text, i) => {
    const line = parse(journalLine, text);
    if (line === null) throw new RoomProblem('file', `${file}:${i + 2}: this line is damaged. Restore the file.`);
    return line;
  });
  return { header: read, lines, dropped, size };
}

function parse<T>(shape: z.ZodType<T>, text: string): T | null {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The journal of an evening: every line is on disk before `add` returns. */
export class Journal {
  private readonly file: string;
  private readonly handle: number;
  private size: number;

  /** `found`: what the folder holds; null: nothing, and `begun` becomes its first line. */
  constructor(
    folder: string,
    begun: EveningHeader,
    found: Found | null,
    private readonly disk: Disk = DISK,
  ) {
    this.file = join(folder, JOURNAL);
    this.handle = openSync(this.file, 'a', 0o600);
    this.size = found?.size ?? 0;
    ftruncateSync(this.handle, this.size);
    if (found === null) {
      this.put({ kind: 'header', brinkline: 'evening', format: FORMAT, engine: ENGINE_VERSION, ...begun });
    }
    syncFolder(folder);
  }

  /** Throws a `Refusal` (not-kept) if the line cannot be kept; the file is then as it was. */
  add(line: JournalLine): void {
    try {
      this.requireThere();
      this.put(line);
    } catch (error) {
      throw new Refusal('not-kept', `nothing is accepted: the journal cannot be written: ${systemReason(error)}`);
    }
  }

  close(): void {
    closeSync(this.handle);
  }

  private put(line: object): void {
    const bytes = Buffer.from(`${canonical(line)}\n`);
    try {
      for (let written = 0; written < bytes.length;) written += this.disk.write(this.handle, bytes, written);
      this.disk.sync(this.handle);
    } catch (error) {
      // A part of the line may be there.
      ftruncateSync(this.handle, this.size);
      throw error;
    }
    this.size += bytes.length;
  }

  /** A file that was removed can still be written to, and is lost all the same. */
  private requireThere(): void {
    if (statSync(this.file).ino !== fstatSync(this.handle).ino) {
      throw new Error(`${this.file} was replaced by another file`);
    }
  }
}

/** Flushes the names in a folder to disk. Not every file system can do this. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    // The content is on disk; the system will write the new name later.
  }
}
