import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A file that is written beside its place and moved there once it is whole: until then its place is as it was. Errors of the
 * file system are thrown as they come.
 */
export class PartFile {
  private readonly part: string;
  private handle: number | null;

  constructor(private readonly file: string) {
    this.part = `${file}.${process.pid}.part`;
    this.handle = openSync(this.part, 'w');
  }

  write(piece: string): void {
    if (this.handle === null) throw new Error(`${this.file} is finished already`);
    const bytes = Buffer.from(piece);
    for (let written = 0; written < bytes.length;) written += writeSync(this.handle, bytes, written);
  }

  /** Moves the file to its place, once the disk has it. */
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

/** Asks the disk to keep the names in a folder. Not every file system can be asked. */
function syncFolder(folder: string): void {
  let handle: number | null = null;
  try {
    handle = openSync(folder, 'r');
    fsyncSync(handle);
  } catch {
    // The file itself is on disk; its new name follows when the system writes it.
  } finally {
    if (handle !== null) closeSync(handle);
  }
}
