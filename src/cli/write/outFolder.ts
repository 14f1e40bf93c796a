import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { exitOnSignals } from '../interrupt.js';
import { dirname, join } from 'node:path';
import { CommandError } from '../exit.js';
import type { ProcessLock } from '../../record/files/index.js';
import { LOCK, lockFolder } from './folderLock.js';
import { MANIFEST, fileEntryOf, isUnchanged, manifestText, readManifest } from './manifest.js';
import type { FileEntry } from './manifest.js';
import { PartFile } from './partFile.js';
import type { PartialRows } from './partialRows.js';
import { hasPartial, isPartial, removePartial } from './partialRows.js';
import { cannotWrite, needsForce, notOurs, refuseInput, unfinished } from './refusal.js';

export interface OutFolderOptions {
  readonly force: boolean;
  /** files that this command reads; never replaced */
  readonly inputs: readonly string[];
  /** the files that this command writes, besides the manifest */
  readonly files: readonly string[];
  /** accept an unfinished batch in the folder */
  readonly resume?: boolean;
}

/**
 * A folder that a command writes its files to. Only one process can write at a time. Each file is written under a temporary name
 * and renamed when the folder is finished; a manifest then names all of them. If the command ends early, its files are removed.
 */
export class OutFolder {
  private readonly open = new Map<string, { readonly part: PartFile; rows: number | undefined }>();
  private adopted: { readonly name: string; readonly rows: PartialRows } | null = null;

  private constructor(
    private readonly folder: string,
    private readonly lock: ProcessLock,
    /** files of earlier results, removed when the new ones are finished */
    private readonly earlier: readonly string[],
  ) {
    exitOnSignals();
    process.on('exit', this.abandon);
  }

  /**
   * Opens a folder that is new or empty. With `force`, also one in which Brinkline wrote all files of these names and nobody has
   * changed them since. Otherwise ends the command and changes nothing.
   */
  static async open(folder: string, options: OutFolderOptions): Promise<OutFolder> {
    const names = [...options.files, MANIFEST];
    for (const name of names) refuseInput(join(folder, name), options.inputs);
    try {
      makeFolder(folder);
      const lock = lockFolder(folder);
      try {
        return new OutFolder(folder, lock, await earlierFiles(folder, names, options));
      } catch (error) {
        lock.release();
        throw error;
      }
    } catch (error) {
      throw error instanceof CommandError ? error : cannotWrite(folder, error);
    }
  }

  /** Adds a piece to a file. */
  write(name: string, piece: string | Uint8Array): void {
    this.guard(() => this.fileOf(name).part.write(piece));
  }

  /** Adds a line that the manifest counts as a row. Text that `write` adds, such as a heading, is not counted. */
  writeRow(name: string, line: string): void {
    this.guard(() => {
      const file = this.fileOf(name);
      file.part.write(`${line}\n`);
      file.rows = (file.rows ?? 0) + 1;
    });
  }

  /** Sets the number of rows that the manifest gives for a file. */
  countRows(name: string, rows: number): void {
    this.fileOf(name).rows = rows;
  }

  /** Makes these rows the file `name` when the folder is finished. */
  adopt(name: string, rows: PartialRows): void {
    this.adopted = { name, rows };
  }

  /** Renames all files and writes the manifest, which begins with `about`. */
  async finish(about: Readonly<Record<string, unknown>>): Promise<void> {
    try {
      const files: Record<string, FileEntry> = {};
      for (const { part } of this.open.values()) part.finish();
      this.adopted?.rows.finish(this.adopted.name);
      for (const [name, { rows }] of this.open) files[name] = await fileEntryOf(join(this.folder, name), rows);
      if (this.adopted !== null) {
        const { name, rows } = this.adopted;
        files[name] = await fileEntryOf(join(this.folder, name), rows.rows);
      }
      for (const name of this.earlier)
        if (!Object.hasOwn(files, name)) rmSync(join(this.folder, name), { force: true });
      this.open.clear();
      const manifest = new PartFile(join(this.folder, MANIFEST));
      manifest.write(manifestText({ brinkline: 'manifest', ...about, files }));
      manifest.finish();
      removePartial(this.folder);
      process.off('exit', this.abandon);
      this.lock.release();
    } catch (error) {
      this.abandon();
      throw cannotWrite(this.folder, error);
    }
  }

  private fileOf(name: string) {
    const known = this.open.get(name);
    if (known !== undefined) return known;
    const made = { part: new PartFile(join(this.folder, name)), rows: undefined };
    this.open.set(name, made);
    return made;
  }

  /** Runs a step that writes to the folder. If it fails, ends the command and says why. */
  guard(write: () => void): void {
    try {
      write();
    } catch (error) {
      this.abandon();
      throw cannotWrite(this.folder, error);
    }
  }

  /** Gives the folder up: removes the files that are not finished, and keeps an unfinished batch for `--resume`. */
  readonly abandon = (): void => {
    for (const { part } of this.open.values()) part.abandon();
    this.adopted?.rows.abandon();
    process.off('exit', this.abandon);
    this.open.clear();
    this.lock.release();
  };
}

/** The files of earlier results in a folder. Throws if the folder holds something that must not be replaced. */
async function earlierFiles(
  folder: string,
  names: readonly string[],
  { force, resume = false }: OutFolderOptions,
): Promise<string[]> {
  const replaced = (files: string[]) => {
    if (!resume) removePartial(folder);
    return files;
  };
  const passing = (name: string) =>
    name === LOCK || /\.\d+\.part$/.test(name) || ((resume || force) && isPartial(name));
  const present = readdirSync(folder).filter((name) => !passing(name));
  if (present.length === 0) return replaced([]);
  if (!force && hasPartial(folder)) throw unfinished(folder);
  if (!force) throw needsForce(`${folder} is not empty`);
  const manifest = readManifest(folder);
  for (const name of names.filter((each) => present.includes(each))) {
    const file = join(folder, name);
    const isOurs =
      manifest !== null &&
      lstatSync(file).isFile() &&
      (name === MANIFEST || (await isUnchanged(folder, name, manifest)));
    if (!isOurs) throw notOurs(file);
  }
  const listed = Object.keys(manifest?.files ?? {}).filter((name) => present.includes(name));
  const ours = await Promise.all(listed.map(async (name) => manifest !== null && isUnchanged(folder, name, manifest)));
  return replaced(listed.filter((_, i) => ours[i]));
}

/** Makes a folder and its parents. The option `recursive` is not used: with it, Node 20 never returns under /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  const parent = dirname(folder);
  if (!existsSync(parent)) makeFolder(parent);
  mkdirSync(folder);
}
