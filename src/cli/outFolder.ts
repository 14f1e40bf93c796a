import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandError, EXIT } from './exit.js';
import { reason } from './scenarioFile.js';

/** Creates the folder if it does not exist. Ends the command if no file can be written to it. */
function requireFolder(folder: string): void {
  try {
    makeFolder(folder);
    const trial = join(folder, `.${process.pid}.part`);
    writeFileSync(trial, '');
    rmSync(trial);
  } catch (error) {
    throw new CommandError(`${folder} cannot be written to: ${reason(error)}. Choose another --out.`, EXIT.wrongFile);
  }
}

/** Creates the folder and its parents. Not with the option `recursive`: Node 20 then retries for ever in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  const parent = dirname(folder);
  if (!existsSync(parent)) makeFolder(parent);
  mkdirSync(folder);
}

/**
 * A folder of results. Each file is written under a temporary name, and `finish` moves all of them into place. If the command
 * ends before that, the temporary files are removed and earlier results are untouched. Ends the command if a write fails.
 */
export class OutFolder {
  private readonly files = new Map<string, { readonly part: string; readonly handle: number }>();

  constructor(private readonly folder: string) {
    requireFolder(folder);
    process.on('exit', this.abandon);
  }

  /** Appends text to a file. */
  write(name: string, text: string): void {
    this.attempt(() => {
      let file = this.files.get(name);
      if (file === undefined) {
        const part = join(this.folder, `${name}.${process.pid}.part`);
        file = { part, handle: openSync(part, 'w') };
        this.files.set(name, file);
      }
      writeFileSync(file.handle, text);
    });
  }

  /** Moves all files into place. */
  finish(): void {
    this.attempt(() => {
      for (const { handle } of this.files.values()) closeSync(handle);
      for (const [name, { part }] of this.files) renameSync(part, join(this.folder, name));
      this.files.clear();
    });
  }

  private attempt(write: () => void): void {
    try {
      write();
    } catch (error) {
      this.abandon();
      throw new CommandError(`The results cannot be written to ${this.folder}: ${reason(error)}.`, EXIT.wrongFile);
    }
  }

  private readonly abandon = (): void => {
    for (const { part } of this.files.values()) rmSync(part, { force: true });
    this.files.clear();
  };
}
