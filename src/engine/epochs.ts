/**
 * New luck from a moment on, by first touch: an address that was read before an epoch opened keeps the key of the epoch that
 * read it first, and an address that was never read takes the key of the present epoch. Addresses that were not read are
 * independent of what has happened so far, so runs that go on from one moment under different keys are independent draws
 * from what may follow it. Throwing again what was drawn already would be biased.
 */
import type { NameBits, Occurrence } from './address.js';
import type { RunKey, RunKeys } from './draws.js';
import { addressOf, threefry } from './draws.js';

/** From the end of the message `after` on (0: from the start), addresses not read before take their luck from `seed`. */
export interface Epoch {
  readonly after: number;
  readonly seed: string;
}

/** The epochs of a saved run, and the addresses first read in each, as pairs of 32-bit words. */
export interface SavedEpochs {
  readonly opened: readonly Epoch[];
  readonly coming: readonly Epoch[];
  readonly read: readonly (readonly number[])[];
}

/** The epochs of a run, and which of them read an address first. */
export class Epochs {
  private constructor(
    private readonly runKeys: RunKeys,
    private opened: readonly Epoch[],
    private coming: readonly Epoch[],
    /** by number of the epoch; the run begins in number 0 */
    private keys: readonly RunKey[],
    private readonly firstReadIn: Map<string, number>,
  ) {}

  /** The epochs of a run that begins with this seed. */
  static begin(seed: string, coming: readonly Epoch[], runKeys: RunKeys): Epochs {
    const epochs = new Epochs(runKeys, [], coming, [runKeys.keyOf(seed)], new Map());
    epochs.passed(0);
    return epochs;
  }

  static restore({ opened, coming, read }: SavedEpochs, seed: string, runKeys: RunKeys): Epochs {
    const firstReadIn = read.flatMap((words, number) =>
      addressesIn(words).map((address) => [address, number] as const),
    );
    const epochs = new Epochs(runKeys, [], coming, [runKeys.keyOf(seed)], new Map(firstReadIn));
    for (const epoch of opened) epochs.open(epoch.after, epoch.seed);
    return epochs;
  }

  /** Those that have opened, and those that are still to come. */
  get all(): readonly Epoch[] {
    return [...this.opened, ...this.coming];
  }

  /** The key for an address, which counts as read from now on. */
  keyFor(who: NameBits, purpose: string, occurrence: Occurrence): RunKey {
    const address = addressOf(who, purpose, occurrence).join();
    const present = this.keys.length - 1;
    const number = this.firstReadIn.get(address) ?? present;
    if (number === present) this.firstReadIn.set(address, present);
    return this.keys[number] as RunKey;
  }

  /** Opens an epoch after the message `after`. It replaces one that opened at the same moment: nothing was read in that one. */
  open(after: number, seed: string): Epoch {
    const epoch = { after, seed };
    const isReplaced = after === (this.opened.at(-1)?.after ?? 0);
    const keys = isReplaced ? this.keys.slice(0, -1) : this.keys;
    this.keys = [...keys, this.keyOf(seed, keys.length)];
    this.opened = [...(isReplaced ? this.opened.slice(0, -1) : this.opened), epoch];
    return epoch;
  }

  /** Opens the epochs that come after the message `seq` (0: before the first message). */
  passed(seq: number): void {
    for (let [next] = this.coming; next?.after === seq; [next] = this.coming) {
      this.coming = this.coming.slice(1);
      this.open(next.after, next.seed);
    }
  }

  /** The same epochs for an independent run. */
  copy(): Epochs {
    return new Epochs(this.runKeys, this.opened, this.coming, this.keys, new Map(this.firstReadIn));
  }

  save(): SavedEpochs {
    const read: number[][] = this.keys.map(() => []);
    for (const [address, number] of this.firstReadIn) read[number]?.push(...address.split(',').map(Number));
    return { opened: this.opened, coming: this.coming, read };
  }

  /** The number keeps apart the run itself and its epochs, should they have the same seed. */
  private keyOf(seed: string, number: number): RunKey {
    const key = this.runKeys.keyOf(seed);
    return number === 0 ? key : threefry(key, [number, EPOCH]);
  }
}

/** The second word of a counter; the numbered seeds of a batch have 0 there. */
const EPOCH = 1;

function addressesIn(words: readonly number[]): string[] {
  return Array.from({ length: words.length / 2 }, (_, i) => `${words[2 * i]},${words[2 * i + 1]}`);
}
