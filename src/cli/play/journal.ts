import { closeSync, existsSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type { Input } from '../../engine/index.js';
import type { Recorded } from '../../record/index.js';
import { headerOf, makeLine, recordRun } from '../../record/index.js';
import type { RunResult } from '../../play/index.js';
import type { CheckedScenario, World } from '../../scenario/index.js';
import { CommandError, EXIT } from '../exit.js';
import { shellQuote } from '../shellQuote.js';
import { PartFile } from '../write/partFile.js';
import { cannotWrite } from '../write/refusal.js';

/**
 * The file of an evening: an unfinished run file with a header and the inputs so far. Every answer is on disk before it takes effect.
 * At the end, the complete run replaces it.
 */
export class Journal {
  private handle: number;

  private constructor(
    readonly file: string,
    private readonly evening: Omit<Recorded, 'inputs'>,
    handle: number,
  ) {
    this.handle = handle;
  }

  get world(): World {
    return this.evening.world ?? {};
  }

  /** Ends the command if there is something of that name. For a check before anything else begins. */
  static requireFree(file: string): void {
    if (existsSync(file)) throw isThere(file);
  }

  /** Starts a journal. Ends the command if there is something of that name. */
  static create(file: string, { inputs, ...evening }: Recorded): Journal {
    try {
      const journal = new Journal(file, evening, openSync(file, 'wx'));
      journal.put(linesOf(evening, inputs));
      return journal;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      if (error.code !== 'EEXIST') throw cannotWrite(file, error);
      throw isThere(file);
    }
  }

  /** Continues a journal. Drops a line that was cut off at its end. */
  static goOn(file: string, { inputs, ...evening }: Recorded): Journal {
    try {
      const journal = new Journal(file, evening, openSync(file, 'a'));
      journal.replace(inputs);
      return journal;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      throw cannotWrite(file, error);
    }
  }

  add(input: Input): void {
    this.guard(() => this.put(makeLine({ kind: 'input', ...input })));
  }

  /** Replaces the inputs so far by these. */
  replace(inputs: readonly Input[]): void {
    this.guard(() => {
      this.becomes((put) => put(linesOf(this.evening, inputs)));
      closeSync(this.handle);
      this.handle = openSync(this.file, 'a');
    });
  }

  /** Replaces the journal by the complete run. */
  complete(scenario: CheckedScenario, inputs: readonly Input[]): RunResult {
    return this.guard(() => this.becomes((put) => recordRun(scenario, { ...this.evening, inputs }, put)));
  }

  private becomes<T>(write: (put: (piece: string) => void) => T): T {
    const part = new PartFile(this.file);
    try {
      const made = write((piece) => part.write(piece));
      part.finish();
      return made;
    } catch (error) {
      part.abandon();
      throw error;
    }
  }

  private put(text: string): void {
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length;) written += writeSync(this.handle, bytes, written);
    fsyncSync(this.handle);
  }

  private guard<T>(write: () => T): T {
    try {
      return write();
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      throw cannotWrite(this.file, error);
    }
  }
}

function isThere(file: string): CommandError {
  return new CommandError(
    `${file} is there already. Continue it with npx brinkline play ${shellQuote(file)}, or choose another --out.`,
    EXIT.wrongUsage,
  );
}

function linesOf(evening: Omit<Recorded, 'inputs'>, inputs: readonly Input[]): string {
  const header = makeLine(headerOf({ ...evening, inputs }));
  return header + inputs.map((input) => makeLine({ kind: 'input', ...input })).join('');
}
