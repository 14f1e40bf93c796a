import type { Priority } from './system.js';

/** The latest second that a message may have: some four years from the start. */
export const LATEST = 2 ** 27 - 1;
/** The most messages that a run may send. */
const MOST_SENT = 2 ** 24 - 1;

const PRIORITIES = 4;
const SEQS = MOST_SENT + 1;

/**
 * One number that orders messages by time, then priority, then the order of sending; exact, as it stays below 2^53.
 * Throws where one of them is out of range.
 */
export function orderKey(at: number, priority: Priority, seq: number): number {
  if (at > LATEST || seq > MOST_SENT) throw outOfRange(at);
  return (at * PRIORITIES + priority) * SEQS + seq;
}

function outOfRange(at: number): Error {
  if (at > LATEST) return new Error(`Second ${at} is too late: a run may last ${LATEST} s at most`);
  return new Error(`More than ${MOST_SENT} messages: too many for one run`);
}

/**
 * A binary heap of places 0, 1, 2, … ordered by their keys. The caller keeps the messages by place. A place that was taken out
 * is reused.
 */
export class Queue {
  /** the heap, the first first: keys, and the places that they stand for */
  private keys = new Float64Array(64);
  private heap = new Int32Array(64);
  private length = 0;
  private readonly free: number[] = [];
  private used = 0;

  /** Empties the queue. */
  clear(): void {
    // Faster than setting its length, which takes as long as some steps.
    while (this.free.length > 0) this.free.pop();
    this.used = 0;
    this.length = 0;
  }

  /** Adds a key. Returns the place that stands for it until it is taken out. */
  push(key: number): number {
    const place = this.free.pop() ?? this.used++;
    if (this.length === this.keys.length) this.grow();
    const { keys, heap } = this;
    let index = this.length++;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = keys[parent] as number;
      if (above < key) break;
      keys[index] = above;
      heap[index] = heap[parent] as number;
      index = parent;
    }
    keys[index] = key;
    heap[index] = place;
    return place;
  }

  /** Takes out the place with the least key; −1 if the queue is empty. */
  pop(): number {
    if (this.length === 0) return -1;
    const { keys, heap } = this;
    const first = heap[0] as number;
    this.free.push(first);
    const length = --this.length;
    const key = keys[length] as number;
    let index = 0;
    for (let child = 1; child < length; child = 2 * index + 1) {
      if (child + 1 < length && (keys[child + 1] as number) < (keys[child] as number)) child += 1;
      const below = keys[child] as number;
      if (key < below) break;
      keys[index] = below;
      heap[index] = heap[child] as number;
      index = child;
    }
    keys[index] = key;
    heap[index] = heap[length] as number;
    return first;
  }

  /** The place with the least key, which stays in the queue; −1 if the queue is empty. */
  first(): number {
    return this.length === 0 ? -1 : (this.heap[0] as number);
  }

  /** All places in order. */
  places(): number[] {
    return Array.from({ length: this.length }, (_, index) => index)
      .toSorted((a, b) => (this.keys[a] as number) - (this.keys[b] as number))
      .map((index) => this.heap[index] as number);
  }

  private grow(): void {
    const [keys, heap] = [new Float64Array(2 * this.length), new Int32Array(2 * this.length)];
    keys.set(this.keys);
    heap.set(this.heap);
    this.keys = keys;
    this.heap = heap;
  }
}
