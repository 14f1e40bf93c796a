import type { Draw } from './effects.js';
import type { EntityName, Fact, Message } from './system.js';

/** One handled message. */
export interface Entry {
  readonly seq: number;
  /** seconds from the start */
  readonly at: number;
  /** the message whose handling sent this one; null for first messages and outside inputs */
  readonly cause: number | null;
  /** further messages behind what this step used: the evidence in a belief, a permission */
  readonly because: readonly number[];
  /** the sender; for a first message `scenario`, for an outside input its origin */
  readonly from: EntityName;
  readonly to: EntityName;
  readonly event: Message;
  /** the receiver's state before and after, as `parent.child`, regions separated by commas */
  readonly before: string;
  readonly after: string;
  readonly draws: readonly Draw[];
  readonly facts: readonly Fact[];
}

const FNV_PRIME = 0x01000193;
const KIND = { number: 1, string: 2, true: 3, false: 4, list: 5, fields: 6, nothing: 7 } as const;

/**
 * Folds entries into 64 bits: times, order, causes, names, states, facts and draws.
 * Cheap enough for every run of a batch; a fingerprint against accidents, not against forgery.
 */
export class RunHash {
  private high = 0x811c9dc5 | 0;
  private low = 0x9dc5811c | 0;
  private readonly float = new Float32Array(1);
  private readonly bits = new Int32Array(this.float.buffer);

  add(entry: Entry): void {
    this.integer(entry.seq);
    this.integer(entry.at);
    this.integer(entry.cause ?? -1);
    this.value(entry.because);
    this.value(entry.from);
    this.value(entry.to);
    this.value(entry.event);
    this.value(entry.after);
    this.value(entry.draws);
    this.value(entry.facts);
  }

  /** 16 hexadecimal digits. */
  digest(): string {
    const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0');
    return hex(this.high) + hex(this.low);
  }

  /** The state of the fold, and a fold that goes on from such a state. */
  save(): [number, number] {
    return [this.high, this.low];
  }
  static from([high, low]: readonly [number, number]): RunHash {
    const hash = new RunHash();
    hash.high = high;
    hash.low = low;
    return hash;
  }

  private integer(word: number): void {
    this.high = Math.imul(this.high ^ word, FNV_PRIME);
    this.low = Math.imul((this.low << 5) ^ (this.low >>> 27) ^ word, FNV_PRIME);
  }

  /** Kind and length come first, so that it counts where one value ends and the next begins. */
  private value(part: unknown): void {
    if (typeof part === 'number') {
      this.float[0] = part;
      this.integer(KIND.number);
      this.integer(this.bits[0] ?? 0);
    } else if (typeof part === 'string') {
      this.integer(KIND.string);
      this.integer(part.length);
      for (let i = 0; i < part.length; i++) this.integer(part.charCodeAt(i));
    } else if (typeof part === 'boolean') {
      this.integer(part ? KIND.true : KIND.false);
    } else if (part !== null && typeof part === 'object') {
      const fields = Object.entries(part).filter(([, inner]) => inner !== undefined);
      this.integer(Array.isArray(part) ? KIND.list : KIND.fields);
      this.integer(fields.length);
      for (const [key, inner] of fields) {
        this.value(key);
        this.value(inner);
      }
    } else {
      this.integer(KIND.nothing);
    }
  }
}
