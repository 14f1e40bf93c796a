import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { exitOnSignals } from '../interrupt.js';
import { join } from 'node:path';
import { CommandError, EXIT } from '../exit.js';

/** Present while a command writes to a folder. It holds the number of the process. */
export const LOCK = '.brinkline.lock';

/**
 * Reserves a folder for this process until `release`, or until the process ends. Ends the command if another running process holds
 * the lock. Takes over a lock that a killed process left.
 */
export class FolderLock {
  private readonly file: string;
  private held = true;

  constructor(folder: string) {
    this.file = join(folder, LOCK);
    if (!this.create()) {
      const owner = this.owner();
      if (owner !== null && isRunning(owner)) {
        throw new CommandError(
          `${folder} is being written to by another command (process ${owner}). Wait for it, or choose another --out.`,
          EXIT.wrongUsage,
        );
      }
      rmSync(this.file, { force: true });
      if (!this.create()) {
        throw new CommandError(`${folder} is being written to by another command.`, EXIT.wrongUsage);
      }
    }
    exitOnSignals();
    process.on('exit', this.release);
  }

  readonly release = (): void => {
    if (this.held) rmSync(this.file, { force: true });
    this.held = false;
    process.off('exit', this.release);
  };

  private create(): boolean {
    try {
      writeFileSync(this.file, `${process.pid}\n`, { flag: 'wx' });
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
      throw error;
    }
  }

  private owner(): number | null {
    try {
      const pid = Number(readFileSync(this.file, 'utf8'));
      return Number.isInteger(pid) && pid > 0 ? pid : null;
    } catch {
      return null;
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process exists, but belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
