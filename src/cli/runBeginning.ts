import { open, stat } from 'node:fs/promises';
import { constants, gunzipSync } from 'node:zlib';
import { isRunFile } from './write/ownFiles.js';

const LONGEST_BEGINNING = 4096;

/** Whether a file begins like a run file, plain or compressed with gzip. False for a pipe, which can be read only once. */
export async function beginsAsRunFile(file: string): Promise<boolean> {
  return isRunFile(await beginningOf(file).catch(() => ''));
}

async function beginningOf(file: string): Promise<string> {
  if (!(await stat(file)).isFile()) return '';
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(LONGEST_BEGINNING), 0, LONGEST_BEGINNING, 0);
    const bytes = buffer.subarray(0, bytesRead);
    return (isGzip(bytes) ? unpacked(bytes) : bytes).toString('utf8', 0, LONGEST_BEGINNING);
  } finally {
    await handle.close();
  }
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Unpacks compressed bytes that may be cut off. */
function unpacked(bytes: Buffer): Buffer {
  return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
}
