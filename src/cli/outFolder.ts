import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandError, EXIT } from './exit.js';
import { reason } from './scenarioFile.js';

/** Makes a folder where there is none, and tries that files can be written to it; ends the command where they cannot. */
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

/** The folder and those that it lies in. Not by the option `recursive`: Node 20 then tries for ever where /proc refuses. */
function makeFolder(folder: string): void {
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  const parent = dirname(folder);
  if (!existsSync(parent)) makeFolder(parent);
  mkdirSync(folder);
}

/**
 * A folder that files are written to piece by piece: each beside its place, and all moved there at the end. Until then the
 * folder is as it was before, and where the command ends early, nothing is left. Ends the command where there is no room.
 */
export class OutFolder {
  private readonly files = new Map<string, { readonly part: string; readonly handle: number }>();

  constructor(private readonly folder: string) {
    requireFolder(folder);
    process.on('exit', this.abandon);
  }

  /** Adds a piece to a file. */
  write(name: string, piece: string): void {
    this.attempt(() => {
      let file = this.files.get(name);
      if (file === undefined) {
        const part = join(this.folder, `${name}.${process.pid}.part`);
        file = { part, handle: openSync(part, 'w') };
        this.files.set(name, file);
      }
      writeFileSync(file.handle, piece);
    });
  }

  /** Moves all files to their places. */
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
