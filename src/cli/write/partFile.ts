import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A file that is written under a temporary name in the same folder, and renamed once it is complete. Until then nothing changes at
 * its path. Throws errors of the file system as they are.
 */
export class PartFile {
  private readonly part: string;
  private handle: number | null;

  constructor(private readonly file: string) {
    this.part = `${file}.${process.pid}.part`;
    this.handle = openSync(this.part, 'w');
  }

  write(piece: string | Uint8Array): void {
    if (this.handle === null) throw new Error(`${this.file} is finished already`);
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    for (let written = 0; written < bytes.length;) written += writeSync(this.handle, bytes, written);
  }

  /** Flushes the file to disk and renames it. */
  finish(): void {
    if (this.handle === null) return;
    fsyncSync(this.handle);
    this.close();
    renameSync(this.part, this.file);
    syncFolder(dirname(this.file));
  }

  /** Removes what has been written so far. Does nothing to a finished file. */
  abandon(): void {
    if (this.handle === null) return;
    this.close();
    rmSync(this.part, { force: true });
  }

  private close(): void {
    if (this.handle !== null) closeSync(this.handle);
    this.handle = null;
  }
}

/** Flushes the names in a folder to disk. Not every file system can do this. */
function syncFolder(folder: string): void {
  let handle: number | null = null;
  try {
    handle = openSync(folder, 'r');
    fsyncSync(handle);
  } catch {
    // The content is on disk; the system will write the new name later.
  } finally {
    if (handle !== null) closeSync(handle);
  }
}
