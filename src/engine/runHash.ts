import type { Weights } from './effects.js';
import type { Fact } from './system.js';

const FNV_PRIME = 0x01000193;
const KIND = {
  number: 1,
  string: 2,
  true: 3,
  false: 4,
  list: 5,
  fields: 6,
  nothing: 7,
  chance: 8,
  delay: 9,
  pick: 10,
} as const;

/** 32 bits that stand for a text: FNV-1a over its UTF-16 code units. */
export function bitsOf(text: string): number {
  let bits = 0x811c9dc5 ^ text.length;
  for (let i = 0; i < text.length; i++) bits = Math.imul(bits ^ text.charCodeAt(i), FNV_PRIME);
  return bits ^ (bits >>> 15);
}

/**
 * Folds what happens in a run into 64 bits: times, order, causes, names, states, draws and facts, and what comes in from
 * outside; fractions as float32. Cheap enough for every run of a batch; a fingerprint against accidents, not against forgery.
 */
export class RunHash {
  private high = 0;
  private low = 0;
  private readonly float = new Float32Array(1);
  private readonly bits = new Int32Array(this.float.buffer);

  constructor() {
    this.clear();
  }

  /** Begins anew. */
  clear(): void {
    this.restore([0x811c9dc5 | 0, 0x9dc5811c | 0]);
  }

  /** 16 hexadecimal digits. */
  digest(): string {
    const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0');
    return hex(this.high) + hex(this.low);
  }

  /** The state of the fold, from which `restore` goes on. */
  save(): [number, number] {
    return [this.high, this.low];
  }

  restore([high, low]: readonly [number, number]): void {
    this.high = high;
    this.low = low;
  }

  integer(word: number): void {
    this.high = Math.imul(this.high ^ word, FNV_PRIME);
    this.low = Math.imul((this.low << 5) ^ (this.low >>> 27) ^ word, FNV_PRIME);
  }

  text(text: string): void {
    this.bitsOfText(bitsOf(text));
  }

  /** A text by its bits, for whoever has kept them. */
  bitsOfText(bits: number): void {
    this.integer(KIND.string);
    this.integer(bits);
  }

  number(value: number): void {
    this.float[0] = value;
    this.integer(this.bits[0] as number);
  }

  chance(p: number, luck: number): void {
    this.integer(KIND.chance);
    this.number(p);
    this.number(luck);
  }

  delay(mean: number, result: number): void {
    this.integer(KIND.delay);
    this.number(mean);
    this.integer(result);
  }

  /** The luck of the options is in the lead of the one that was picked. */
  pick(weights: Weights, result: string, margin: number | null): void {
    this.integer(KIND.pick);
    this.text(result);
    this.number(margin ?? -1);
    let options = 0;
    for (const _ in weights) options += 1;
    this.integer(options);
  }

  /** Without the names of its fields: they come with its kind. */
  fact(fact: Fact): void {
    let count = 0;
    for (const field in fact) {
      this.value(fact[field]);
      count += 1;
    }
    this.integer(count);
  }

  /** Plain data. Kind and length come first, so that it counts where one value ends and the next begins. */
  value(part: unknown): void {
    if (typeof part === 'number') {
      this.integer(KIND.number);
      this.number(part);
    } else if (typeof part === 'string') {
      this.text(part);
    } else if (typeof part === 'boolean') {
      this.integer(part ? KIND.true : KIND.false);
    } else if (part === null || typeof part !== 'object') {
      this.integer(KIND.nothing);
    } else if (Array.isArray(part)) {
      this.integer(KIND.list);
      this.integer(part.length);
      for (const inner of part) this.value(inner);
    } else {
      this.fields(part as Readonly<Record<string, unknown>>);
    }
  }

  private fields(part: Readonly<Record<string, unknown>>): void {
    this.integer(KIND.fields);
    let count = 0;
    for (const field in part) {
      const inner = part[field];
      if (inner === undefined) continue;
      count += 1;
      this.text(field);
      this.value(inner);
    }
    this.integer(count);
  }
}
