import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The name of the file that says how the other files of a folder were made. */
export const MANIFEST = 'manifest.json';

const fileEntry = z.object({
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  rows: z.int().min(0).optional(),
});

const manifestShape = z.looseObject({
  brinkline: z.literal('manifest'),
  files: z.record(z.string(), fileEntry),
});

/** A file of a results folder: its size, its SHA-256, and for a table the number of its rows. */
export type FileEntry = z.output<typeof fileEntry>;
/** The fields of every `manifest.json`; commands add their own. */
export type Manifest = z.output<typeof manifestShape>;

/** The manifest of a folder; null if there is none that Brinkline wrote. */
export function readManifest(folder: string): Manifest | null {
  try {
    const read = manifestShape.safeParse(JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Size and digest of a file on disk. */
export async function fileEntryOf(file: string, rows?: number): Promise<FileEntry> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file)) {
    const piece = chunk as Buffer;
    hash.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: hash.digest('hex'), ...(rows === undefined ? {} : { rows }) };
}

/** Whether a file still has the digest that the manifest gives. */
export async function isUnchanged(folder: string, name: string, { files }: Manifest): Promise<boolean> {
  const entry = Object.hasOwn(files, name) ? files[name] : undefined;
  if (entry === undefined) return false;
  const now = await fileEntryOf(join(folder, name));
  return now.sha256 === entry.sha256;
}

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
