import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/**
 * A file that is there while this process uses what lies beside it. It holds the number of the process, and when that was started.
 * It goes with `release`, or when the process ends.
 */
export class ProcessLock {
  private constructor(private readonly file: string) {
    process.on('exit', this.release);
  }

  /**
   * Takes the lock. Takes over that of a process that was killed, even if another process has its number by now. If a running process
   * holds it, gives the number of that process, or null where it is not known.
   */
  static take(file: string): ProcessLock | { readonly owner: number | null } {
    if (create(file)) return new ProcessLock(file);
    const owner = readOwner(file);
    if (owner !== null && isRunning(owner)) return { owner: owner.pid };
    rmSync(file, { force: true });
    return create(file) ? new ProcessLock(file) : { owner: null };
  }

  private held = true;

  readonly release = (): void => {
    if (this.held) rmSync(this.file, { force: true });
    this.held = false;
    process.off('exit', this.release);
  };
}

interface Owner {
  readonly pid: number;
  /** null: not known */
  readonly start: string | null;
}

function create(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid} ${startOf(process.pid) ?? ''}\n`, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
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
