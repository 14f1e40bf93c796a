import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const UTF8 = new TextEncoder();
const LONE_HALF = /\p{Surrogate}/u;

/**
 * The SHA-256 of a text, in hexadecimal. The text is encoded as WTF-8: as UTF-8, with three bytes for half of a surrogate pair,
 * which UTF-8 cannot encode. So different texts have different bytes.
 */
export function textDigest(text: string): string {
  return bytesToHex(sha256(LONE_HALF.test(text) ? wtf8(text) : UTF8.encode(text)));
}

function wtf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (character.length === 1 && code >= 0xd800 && code <= 0xdfff) {
      bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    } else {
      bytes.push(...UTF8.encode(character));
    }
  }
  return Uint8Array.from(bytes);
}
