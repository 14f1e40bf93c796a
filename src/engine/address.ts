/** Tells draws of one purpose apart: a place in the story, or a count. The number 3 means the same as '3'. */
export type Occurrence = string | number;

// Odd factors keep the three names of an address apart. The entity’s name is not multiplied.
const PURPOSE = 0x9e3779b1 | 0;
const OCCURRENCE = 0x85ebca77 | 0;

/** The 64-bit hash of a name, as two signed words. */
export interface NameBits {
  readonly high: number;
  readonly low: number;
}

/** Mixes one 32-bit block into a MurmurHash3 (x86, 32 bits; Appleby 2011, public domain). */
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

// The first 64 bits of the fraction of π.
const HIGH = 0x243f6a88;
const LOW = 0x85a308d3 | 0;

/** The last hash, times its factor. Reused, so that hashing allocates nothing. */
export const hashed = new Int32Array(2);

/** Hashes a name into `hashed`. */
function hashName(name: string, factor: number): void {
  const { length } = name;
  let high = HIGH;
  let low = LOW;
  for (let i = 0; i < length; i++) {
    const code = name.charCodeAt(i);
    high = mix(high, code);
    low = mix(low, code);
  }
  hashed[0] = Math.imul(finish(high ^ length), factor);
  hashed[1] = Math.imul(finish(low ^ length), factor);
}

/** Hashes a name to 64 bits, the same everywhere. The default factor, 1, is that of entity names. */
export function nameBits(name: string, factor = 1): NameBits {
  hashName(name, factor);
  return { high: hashed[0] as number, low: hashed[1] as number };
}

// Three caches. Without the hashes of purposes the ladder model of the bench runs about 9 % slower, without the numerals 16 % (medians
// of 4 paired rounds), without the two latest purposes 3 or 4 % (12 rounds, from −10 to 12 %). In the shipped scenario, where draws
// are a small part of the work, none of the three differs clearly from nothing (8 rounds).
const MOST_REMEMBERED = 10_000;
const remembered = new Map<string, NameBits>();
// The two latest, which are asked for most often.
let lastName = '';
let lastBits = nameBits(lastName, PURPOSE);
let nameBefore = lastName;
let bitsBefore = lastBits;

/** The hash of a purpose. */
export function purposeBits(name: string): NameBits {
  if (name === lastName) return lastBits;
  if (name === nameBefore) return bitsBefore;
  nameBefore = lastName;
  bitsBefore = lastBits;
  lastName = name;
  lastBits = lookUp(name);
  return lastBits;
}

function lookUp(name: string): NameBits {
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const bits = nameBits(name, PURPOSE);
  if (remembered.size === MOST_REMEMBERED) remembered.clear();
  remembered.set(name, bits);
  return bits;
}

const NUMERALS = 1024;
/** the hashes of '0', '1', '2' …, made when the first of them is needed */
const numerals = new Int32Array(2 * NUMERALS);
let numeralsAreThere = false;

function hashNumerals(): void {
  for (let number = 0; number < NUMERALS; number++) {
    hashName(String(number), OCCURRENCE);
    numerals.set(hashed, 2 * number);
  }
  numeralsAreThere = true;
}

/** Hashes an occurrence into `hashed`. */
export function hashOccurrence(occurrence: Occurrence): void {
  if (typeof occurrence === 'string') {
    hashName(occurrence, OCCURRENCE);
  } else if (occurrence >= 0 && occurrence < NUMERALS && Number.isInteger(occurrence)) {
    if (!numeralsAreThere) hashNumerals();
    hashed[0] = numerals[2 * occurrence] as number;
    hashed[1] = numerals[2 * occurrence + 1] as number;
  } else {
    hashName(String(occurrence), OCCURRENCE);
  }
}
