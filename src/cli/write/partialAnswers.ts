import { closeSync, existsSync, openSync, readSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { PlayedRun } from '../players/batch.js';
import { PARTIAL_ANSWERS, readLines } from './partialRows.js';

/** The position and length of a line in the file, in bytes. */
interface Place {
  readonly from: number;
  readonly bytes: number;
}

/**
 * What programs answered in the runs of a batch: one line for each run, in the order in which the runs finish. The file survives a
 * kill of the process.
 */
export class PartialAnswers {
  private readonly places = new Map<string, Place>();
  private end = 0;

  private constructor(private readonly handle: number) {}

  static start(folder: string): PartialAnswers {
    return new PartialAnswers(openSync(join(folder, PARTIAL_ANSWERS), 'w+'));
  }

  /** Continues the answers in a folder. First passes each finished run to `take`, and drops a torn last line. */
  static async resume(folder: string, take: (run: PlayedRun) => void): Promise<PartialAnswers> {
    const file = join(folder, PARTIAL_ANSWERS);
    if (!existsSync(file)) return PartialAnswers.start(folder);
    const answers = new PartialAnswers(openSync(file, 'r+'));
    for await (const { text, end } of readLines(file)) {
      const run = JSON.parse(text) as PlayedRun;
      take(run);
      answers.note(run, end);
    }
    truncateSync(file, answers.end);
    return answers;
  }

  add(run: PlayedRun): void {
    const bytes = Buffer.from(`${JSON.stringify(run)}\n`);
    for (let written = 0; written < bytes.length;) {
      written += writeSync(this.handle, bytes, written, bytes.length - written, this.end + written);
    }
    this.note(run, this.end + bytes.length);
  }

  /** The line of a run, without its newline; null: the run is not finished. */
  lineOf(arm: string, seed: string): string | null {
    const place = this.places.get(nameOf(arm, seed));
    if (place === undefined) return null;
    const bytes = Buffer.alloc(place.bytes - 1);
    readSync(this.handle, bytes, 0, bytes.length, place.from);
    return bytes.toString('utf8');
  }

  close(): void {
    closeSync(this.handle);
  }

  private note({ arm, seed }: PlayedRun, end: number): void {
    this.places.set(nameOf(arm, seed), { from: this.end, bytes: end - this.end });
    this.end = end;
  }
}

function nameOf(arm: string, seed: string): string {
  return JSON.stringify([arm, seed]);
}
