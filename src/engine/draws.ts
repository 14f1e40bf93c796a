import seedrandom from 'seedrandom';

/** The 2 × 32 bits that a seed string stands for. */
export type RunKey = readonly [number, number];

/** The run key of a seed: `seedrandom` spreads any string over 64 bits. */
export function runKey(seed: string): RunKey {
  const generator = seedrandom(seed);
  return [generator.int32(), generator.int32()];
}

const PARITY = 0x1bd11bda;
/** What came of the last block. */
const output = new Int32Array(2);

/**
 * Threefry 2x32 with 20 rounds: a keyed bijection of 64 bits, as signed 32-bit words.
 * Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11; the test holds Random123's vectors.
 */
export function threefry(key: RunKey, counter: readonly [number, number]): [number, number] {
  encipher(key[0], key[1], counter[0], counter[1]);
  return [output[0] as number, output[1] as number];
}

/** Threefry into `output`. Its rounds are written out: a loop over them takes half as long again. */
function encipher(key0: number, key1: number, counter0: number, counter1: number): void {
  const key2 = PARITY ^ key0 ^ key1;
  let a = (counter0 + key0) | 0;
  let b = (counter1 + key1) | 0;

  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + key1) | 0;
  b = (b + key2 + 1) | 0;

  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + key2) | 0;
  b = (b + key0 + 2) | 0;

  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + key0) | 0;
  b = (b + key1 + 3) | 0;

  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + key1) | 0;
  b = (b + key2 + 4) | 0;

  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  output[0] = a + key2;
  output[1] = b + key0 + 5;
}

/** One 32-bit block into a MurmurHash3 (x86, 32 bits; Appleby 2011, public domain). */
function mix(hash: number, block: number): number {
  const turned = Math.imul(block, 0xcc9e2d51);
  const mixed = hash ^ Math.imul((turned << 15) | (turned >>> 17), 0x1b873593);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

function finish(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const again = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return again ^ (again >>> 16);
}

/** The same name gives the same 64 bits everywhere. */
export function nameBits(name: string): RunKey {
  return [half(name, 0x243f6a88), half(name, 0x85a308d3 | 0)];
}

function half(name: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < name.length; i++) hash = mix(hash, name.charCodeAt(i));
  return finish(hash ^ name.length);
}

const MOST_REMEMBERED = 10_000;
const remembered = new Map<string, RunKey>();

/** For names that come up again and again. */
function rememberedBits(name: string): RunKey {
  let bits = remembered.get(name);
  if (bits !== undefined) return bits;
  bits = nameBits(name);
  if (remembered.size === MOST_REMEMBERED) remembered.clear();
  remembered.set(name, bits);
  return bits;
}

/**
 * The number at an address of a run, strictly between 0 and 1 (52 bits).
 * It depends on the key and the three names alone, never on what else has been drawn.
 */
export function drawAt(key: RunKey, entity: string, purpose: string, occurrence: string): number {
  return drawFor(key, rememberedBits(entity), purpose, occurrence);
}

/** As `drawAt`, for an entity whose name's bits are at hand. */
export function drawFor(key: RunKey, who: RunKey, purpose: string, occurrence: string): number {
  const what = rememberedBits(purpose);
  encipher(
    key[0],
    key[1],
    finish(mix(mix(mix(1, who[0]), what[0]), half(occurrence, 0x243f6a88))),
    finish(mix(mix(mix(2, who[1]), what[1]), half(occurrence, 0x85a308d3 | 0))),
  );
  const [high, low] = [output[0] as number, output[1] as number];
  return ((high >>> 0) * 2 ** 20 + (low >>> 12) + 0.5) / 2 ** 52;
}
