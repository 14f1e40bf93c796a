/**
 * The engine's addressed draws (src/engine/draws.ts) written by hand for one model. They allocate nothing, and what depends only on
 * names is computed once.
 */
const PARITY = 0x1bd11bda;

function mix(hash, block) {
  const turned = Math.imul(block, 0xcc9e2d51);
  const mixed = hash ^ Math.imul((turned << 15) | (turned >>> 17), 0x1b873593);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}

function finish(hash) {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const again = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return again ^ (again >>> 16);
}

function hashOf(name, seed) {
  let hash = seed;
  for (let i = 0; i < name.length; i++) hash = mix(hash, name.charCodeAt(i));
  return finish(hash ^ name.length);
}

const highOf = (name) => hashOf(name, 0x243f6a88);
const lowOf = (name) => hashOf(name, 0x85a308d3 | 0);

/** Threefry 2x32 with 20 rounds, as a number between 0 and 1. */
function uniform(k0, k1, c0, c1) {
  let now = k0;
  let next = k1;
  let later = PARITY ^ k0 ^ k1;
  let a = (c0 + k0) | 0;
  let b = (c1 + k1) | 0;
  for (let group = 1; group <= 5; group++) {
    if (group % 2 === 1) {
      a = (a + b) | 0;
      b = ((b << 13) | (b >>> 19)) ^ a;
      a = (a + b) | 0;
      b = ((b << 15) | (b >>> 17)) ^ a;
      a = (a + b) | 0;
      b = ((b << 26) | (b >>> 6)) ^ a;
      a = (a + b) | 0;
      b = ((b << 6) | (b >>> 26)) ^ a;
    } else {
      a = (a + b) | 0;
      b = ((b << 17) | (b >>> 15)) ^ a;
      a = (a + b) | 0;
      b = ((b << 29) | (b >>> 3)) ^ a;
      a = (a + b) | 0;
      b = ((b << 16) | (b >>> 16)) ^ a;
      a = (a + b) | 0;
      b = ((b << 24) | (b >>> 8)) ^ a;
    }
    const first = now;
    now = next;
    next = later;
    later = first;
    a = (a + now) | 0;
    b = (b + next + group) | 0;
  }
  return ((a >>> 0) * 2 ** 20 + (b >>> 12) + 0.5) / 2 ** 52;
}

/** The draws of these entities for one purpose, at the occurrences '0', '1', '2' … */
export class Draws {
  #places;
  #numerals = new Int32Array(0);
  #k0 = 0;
  #k1 = 0;

  constructor(entities, purpose) {
    this.#places = new Int32Array(2 * entities.length);
    for (const [index, entity] of entities.entries()) {
      this.#places[2 * index] = highOf(entity) ^ Math.imul(highOf(purpose), 0x9e3779b1);
      this.#places[2 * index + 1] = lowOf(entity) ^ Math.imul(lowOf(purpose), 0x9e3779b1);
    }
  }

  /** Begins another run. */
  begin([k0, k1]) {
    this.#k0 = k0;
    this.#k1 = k1;
  }

  at(entity, occurrence) {
    if (2 * occurrence >= this.#numerals.length) this.#hashMore();
    const c0 = this.#places[2 * entity] ^ this.#numerals[2 * occurrence];
    const c1 = this.#places[2 * entity + 1] ^ this.#numerals[2 * occurrence + 1];
    return uniform(this.#k0, this.#k1, c0, c1);
  }

  #hashMore() {
    const known = this.#numerals.length / 2;
    const more = new Int32Array(Math.max(1024, 4 * known));
    more.set(this.#numerals);
    for (let number = known; 2 * number < more.length; number++) {
      more[2 * number] = Math.imul(highOf(String(number)), 0x85ebca77);
      more[2 * number + 1] = Math.imul(lowOf(String(number)), 0x85ebca77);
    }
    this.#numerals = more;
  }
}
