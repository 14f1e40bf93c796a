import seedrandom from 'seedrandom';

/** The 2 × 32 bits that a seed string stands for. */
export type RunKey = readonly [number, number];

/** The run key of a seed: `seedrandom` spreads any string over 64 bits. */
export function runKey(seed: string): RunKey {
  const generator = seedrandom(seed);
  return [generator.int32(), generator.int32()];
}

const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24] as const;
const PARITY = 0x1bd11bda;

/**
 * Threefry 2x32 with 20 rounds: a keyed bijection of 64 bits, as signed 32-bit words.
 * Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11; the test holds Random123's vectors.
 */
export function threefry(key: RunKey, counter: readonly [number, number]): [number, number] {
  const schedule = [key[0], key[1], PARITY ^ key[0] ^ key[1]] as const;
  let a = (counter[0] + schedule[0]) | 0;
  let b = (counter[1] + schedule[1]) | 0;
  for (let round = 0; round < 20; round++) {
    a = (a + b) | 0;
    const turn = ROTATIONS[(round % 8) as 0];
    b = ((b << turn) | (b >>> (32 - turn))) ^ a;
    if (round % 4 === 3) {
      const group = (round + 1) / 4;
      a = (a + schedule[(group % 3) as 0]) | 0;
      b = (b + schedule[((group + 1) % 3) as 0] + group) | 0;
    }
  }
  return [a, b];
}

/** MurmurHash3 (x86, 32 bits; Appleby 2011, public domain) over UTF-16 code units. */
function murmur(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) {
    let block = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    block = Math.imul((block << 15) | (block >>> 17), 0x1b873593);
    hash ^= block;
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  hash ^= text.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** 64 bits that stand for a name. The same name gives the same bits everywhere. */
function hashName(name: string): RunKey {
  return [murmur(name, 0x243f6a88), murmur(name, 0x85a308d3)];
}

/**
 * The number at an address of a run, strictly between 0 and 1 (52 bits).
 * It depends on the key and the three names alone, never on what else has been drawn.
 */
export function drawAt(key: RunKey, entity: string, purpose: string, occurrence: string): number {
  const place = threefry(hashName(entity), hashName(purpose));
  const [high, low] = threefry(key, threefry(hashName(occurrence), place));
  return ((high >>> 0) * 2 ** 20 + (low >>> 12) + 0.5) / 2 ** 52;
}
