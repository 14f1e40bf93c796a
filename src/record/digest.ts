import { sha256 as sha256Of } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const UTF8 = new TextEncoder();

/** The SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export function sha256(text: string): string {
  return bytesToHex(sha256Of(UTF8.encode(text)));
}

/** A SHA-256 that takes in one line at a time. */
export interface LineDigest {
  add(line: string): void;
  /** The digest in hexadecimal. Ends the digest: no line can be added afterwards. */
  hex(): string;
}

/** Starts a digest that does not keep the lines. */
export function lineDigest(): LineDigest {
  const hash = sha256Of.create();
  return { add: (line) => void hash.update(UTF8.encode(line)), hex: () => bytesToHex(hash.digest()) };
}
