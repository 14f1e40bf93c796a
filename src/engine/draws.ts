import seedrandom from 'seedrandom';
import type { NameBits, Occurrence } from './address.js';
import { textDigest } from './textDigest.js';
import { hashOccurrence, hashed, nameBits, purposeBits } from './address.js';

/** The key that a seed string stands for, 2 × 32 bits. */
export type RunKey = readonly [number, number];

/** `S/7`: run 7 of the batch with seed S. */
const NUMBERED = /^(.+)\/([1-9]\d{0,8})$/s;

/**
 * The key of a run: 64 bits that depend on the seed alone. `seedrandom` turns the text into bits. A numbered seed such as
 * `S/7` takes the key of `S` and mixes the number into it. Executes nothing.
 *
 * @example
 * const keys = [runKey('k7'), runKey('k7/1'), runKey('k7/2')];
 */
export function runKey(seed: string): RunKey {
  return keyWith(seed, runKey);
}

/** Gives run keys, and keeps the key of the last batch, because hashing a seed takes as long as a short run. */
export class RunKeys {
  private batch: string | null = null;
  private batchKey: RunKey = [0, 0];

  /** The same as `runKey`. */
  keyOf(seed: string): RunKey {
    return keyWith(seed, (batch) => {
      if (batch !== this.batch) this.batchKey = runKey(batch);
      this.batch = batch;
      return this.batchKey;
    });
  }
}

function keyWith(seed: string, keyOfBatch: (batch: string) => RunKey): RunKey {
  const numbered = NUMBERED.exec(seed);
  if (numbered === null) return spread(seed);
  const [, batch = '', number] = numbered;
  return threefry(keyOfBatch(batch), [Number(number), 0]);
}

/** The seed in a form that `seedrandom` keeps apart. Alone it confuses "11" with "1", and characters with the same low eight bits. */
function spread(seed: string): RunKey {
  const generator = seedrandom(textDigest(seed));
  return [generator.int32(), generator.int32()];
}

const PARITY = 0x1bd11bda;
/** The last output of the cipher. */
const output = new Int32Array(2);

/**
 * Threefry 2x32 with 20 rounds: a keyed bijection of 64 bits, as signed 32-bit words.
 * Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11. The test has Random123's vectors.
 */
export function threefry(key: RunKey, counter: readonly [number, number]): [number, number] {
  encipher(key[0], key[1], counter[0], counter[1]);
  return [output[0] as number, output[1] as number];
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/**
 * Threefry into `output`. The rounds are unrolled: a loop takes half as long again. The arguments are converted to 32-bit
 * integers first, because V8 would otherwise add in floating point, which takes as long as the rounds.
 */
function encipher(high: number, low: number, counter0: number, counter1: number): void {
  const key0 = high | 0;
  const key1 = low | 0;
  const key2 = PARITY ^ key0 ^ key1;
  let a = ((counter0 | 0) + key0) | 0;
  let b = ((counter1 | 0) + key1) | 0;

  a = (a + b) | 0;
  b = rotated(b, 13) ^ a;
  a = (a + b) | 0;
  b = rotated(b, 15) ^ a;
  a = (a + b) | 0;
  b = rotated(b, 26) ^ a;
  a = (a + b) | 0;
  b = rotated(b, 6) ^ a;
  a = (a + key1) | 0;
  b = (b + key2 + 1) | 0;

  a = (a + b) | 0;
  b = rotated(b, 17) ^ a;
  a = (a + b) | 0;
  b = rotated(b, 29) ^ a;
  a = (a + b) | 0;
  b = rotated(b, 16) ^ a;
  a = (a + b) | 0;
  b = rotated(b, 24) ^ a;
  a = (a + key2) | 0;
  b = (b + key0 + 2) | 0;

  a = (a + b) | 0;
  b = rotated(b, 13) ^ a;
  a = (a + b) | 0;
  b = rotated(b, 15) ^ a;
  a = (a + b) | 0;
  b = rotated(b, 26) ^ a;
  a = (a + b) | 0;
  b = rotated(b, 6) ^ a;
  a = (a + key0) | 0;
  b = (b + key1 + 3) | 0;

  a = (a + b) | 0;
  b = rotated(b, 17) ^ a;
  a = (a + b) | 0;
  b = rotated(b, 29) ^ a;
  a = (a + b) | 0;
  b = rotated(b, 16) ^ a;
  a = (a + b) | 0;
  b = rotated(b, 24) ^ a;
  a = (a + key1) | 0;
  b = (b + key2 + 4) | 0;

  a = (a + b) | 0;
  b = rotated(b, 13) ^ a;
  a = (a + b) | 0;
  b = rotated(b, 15) ^ a;
  a = (a + b) | 0;
  b = rotated(b, 26) ^ a;
  a = (a + b) | 0;
  b = rotated(b, 6) ^ a;
  output[0] = a + key2;
  output[1] = b + key0 + 5;
}

/**
 * The number at an address of a run, strictly between 0 and 1 (52 bits). It depends on the key and the three names alone,
 * never on other draws. Executes nothing and records nothing.
 *
 * @example
 * const luck = drawAt(runKey('k7'), 'clock', 'marks', 3);
 * const happens = luck < 0.5; // what `effects.chance('marks', 3, 0.5)` gives to the entity `clock`
 */
export function drawAt(key: RunKey, entity: string, purpose: string, occurrence: Occurrence): number {
  return drawFor(key, nameBits(entity), purpose, occurrence);
}

/** As `drawAt`, given the hash of the entity's name. */
export function drawFor(key: RunKey, who: NameBits, purpose: string, occurrence: Occurrence): number {
  const what = purposeBits(purpose);
  hashOccurrence(occurrence);
  // The cipher mixes thoroughly, so XOR is enough here: the factors keep the three names apart.
  const high = who.high ^ what.high ^ (hashed[0] as number);
  const low = who.low ^ what.low ^ (hashed[1] as number);
  encipher(key[0], key[1], high, low);
  // All three steps are exact.
  return ((output[0] as number) >>> 0) * 2 ** -32 + (((output[1] as number) >>> 12) + 0.5) * 2 ** -52;
}

/** The 64 bits to which `drawFor` reduces an address: equal bits have equal luck under every key. */
export function addressOf(who: NameBits, purpose: string, occurrence: Occurrence): [number, number] {
  const what = purposeBits(purpose);
  hashOccurrence(occurrence);
  return [who.high ^ what.high ^ (hashed[0] as number), who.low ^ what.low ^ (hashed[1] as number)];
}
