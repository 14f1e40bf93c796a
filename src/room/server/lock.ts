import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RoomProblem } from './problem.js';

/** Present while a server uses the folder. It holds the number of the process, and when that was started. */
const LOCK = 'lock';

/**
 * Reserves the folder of an evening for this process. Takes over the lock of a process that was killed, even if another process has its
 * number by now. Throws a `RoomProblem` if another server uses the folder.
 */
export class EveningLock {
  private readonly file: string;
  private held = true;

  constructor(folder: string) {
    this.file = join(folder, LOCK);
    if (!this.create()) {
      const owner = readOwner(this.file);
      if (owner !== null && isRunning(owner)) {
        const message = `${folder} is in use by another room (process ${owner.pid}). Stop that one, or choose another --folder.`;
        throw new RoomProblem('usage', message);
      }
      rmSync(this.file, { force: true });
      if (!this.create()) throw new RoomProblem('usage', `${folder} is in use by another room.`);
    }
    process.on('exit', this.release);
  }

  readonly release = (): void => {
    if (this.held) rmSync(this.file, { force: true });
    this.held = false;
    process.off('exit', this.release);
  };

  private create(): boolean {
    try {
      writeFileSync(this.file, `${process.pid} ${startOf(process.pid) ?? ''}\n`, { flag: 'wx', mode: 0o600 });
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
      throw error;
    }
  }
}

interface Owner {
  readonly pid: number;
  /** null: not known */
  readonly start: string | null;
}

function readOwner(file: string): Owner | null {
  try {
    const [, pid = '', start = ''] = /^(\d+) ?(\S*)\s*$/.exec(readFileSync(file, 'utf8')) ?? [];
    return pid === '' || Number(pid) === 0 ? null : { pid: Number(pid), start: start === '' ? null : start };
  } catch {
    return null;
  }
}

function isRunning({ pid, start }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // The process exists, but belongs to another user.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const now = startOf(pid);
  return start === null || now === null || start === now;
}

/** When a process was started, in the system’s own unit; null where the system does not tell. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in brackets, may contain spaces. The start is the 22nd field.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
