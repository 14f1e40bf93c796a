import { closeSync, existsSync, fsyncSync, openSync, readSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Block, BlockRuns, PackedRun } from '../../experiment/index.js';
import { packRun, unpackRun } from '../../experiment/index.js';
import { CommandError, EXIT } from '../exit.js';
import type { Identity } from '../write/partialRows.js';
import { PARTIAL_BLOCKS, hasPartial, readLines, requireSame, writeIdentity } from '../write/partialRows.js';

/** A block with its runs, as one line of a file. */
interface StoredBlock extends Block {
  readonly runs: readonly (readonly PackedRun[])[];
}

export interface DoneBlock extends Block {
  readonly runs: BlockRuns;
}

export function blockLine({ cell, block, runs }: DoneBlock): string {
  const stored: StoredBlock = { cell, block, runs: runs.map((ofSeed) => ofSeed.map(packRun)) };
  return JSON.stringify(stored);
}

/** Reads what `blockLine` wrote. Throws if the line is damaged. */
export function readBlock(line: string): DoneBlock {
  const { cell, block, runs } = JSON.parse(line) as StoredBlock;
  return { cell, block, runs: runs.map((ofSeed) => ofSeed.map(unpackRun)) };
}

/** The position and length of a line in the file, in bytes. */
interface Place {
  readonly from: number;
  readonly bytes: number;
}

/** The finished blocks of an experiment, one line each, in the order in which they finish. The file survives a kill of the process. */
export class BlockJournal {
  private readonly places = new Map<string, Place>();
  private end = 0;

  private constructor(
    private readonly folder: string,
    private readonly handle: number,
  ) {}

  static start(folder: string, identity: Identity): BlockJournal {
    const journal = new BlockJournal(folder, openSync(join(folder, PARTIAL_BLOCKS), 'w+'));
    writeIdentity(folder, identity);
    return journal;
  }

  /**
   * Continues the journal in a folder, or starts one if there is none; drops a torn last line. If it belongs to another
   * experiment, ends the command with a message that names the differences.
   */
  static async resume(folder: string, identity: Identity): Promise<BlockJournal> {
    const file = join(folder, PARTIAL_BLOCKS);
    if (!hasPartial(folder)) return BlockJournal.start(folder, identity);
    requireSame(folder, identity);
    if (!existsSync(file)) return BlockJournal.start(folder, identity);
    const journal = new BlockJournal(folder, openSync(file, 'r+'));
    for await (const { text, end } of readLines(file)) {
      const { cell, block } = journal.read(text);
      journal.note(cell, block, end);
    }
    truncateSync(file, journal.end);
    return journal;
  }

  get blocks(): number {
    return this.places.size;
  }

  has({ cell, block }: Block): boolean {
    return this.places.has(nameOf(cell, block));
  }

  add(done: DoneBlock): void {
    const bytes = Buffer.from(`${blockLine(done)}\n`);
    for (let written = 0; written < bytes.length;) {
      written += writeSync(this.handle, bytes, written, bytes.length - written, this.end + written);
    }
    fsyncSync(this.handle);
    this.note(done.cell, done.block, this.end + bytes.length);
  }

  /** The line of a finished block, without its newline. */
  lineOf({ cell, block }: Block): string {
    const place = this.places.get(nameOf(cell, block));
    if (place === undefined) throw new Error(`block ${block} of cell ${cell} has not been run`);
    const bytes = Buffer.alloc(place.bytes - 1);
    readSync(this.handle, bytes, 0, bytes.length, place.from);
    return bytes.toString('utf8');
  }

  close(): void {
    closeSync(this.handle);
  }

  private note(cell: number, block: number, end: number): void {
    this.places.set(nameOf(cell, block), { from: this.end, bytes: end - this.end });
    this.end = end;
  }

  private read(text: string): DoneBlock {
    try {
      return readBlock(text);
    } catch {
      throw new CommandError(
        `The unfinished experiment in ${this.folder} is damaged: start over with --force.`,
        EXIT.wrongFile,
      );
    }
  }
}

function nameOf(cell: number, block: number): string {
  return `${cell}/${block}`;
}
