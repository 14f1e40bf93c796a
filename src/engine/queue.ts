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
  if (at > LATEST) throw new Error(`Second ${at} is too late: a run may last ${LATEST} s at most`);
  if (seq > MOST_SENT) throw new Error(`More than ${MOST_SENT} messages: too many for one run`);
  return (at * PRIORITIES + priority) * SEQS + seq;
}

/**
 * A binary heap of places 0, 1, 2, … ordered by their keys, each of which can be taken out by its place.
 * Whoever uses it keeps the messages by place; a place that has been taken out is given out again.
 */
export class Queue {
  private keys = new Float64Array(64);
  /** the heap: places, the first first */
  private heap = new Int32Array(64);
  /** where in the heap each place stands; −1 where it does not */
  private position = new Int32Array(64).fill(-1);
  private readonly free: number[] = [];
  private used = 0;
  private length = 0;

  /** Empties the queue. */
  clear(): void {
    this.position.fill(-1, 0, this.used);
    this.free.length = 0;
    this.used = 0;
    this.length = 0;
  }

  /** Adds a key, and gives the place that stands for it until it is taken out. */
  push(key: number): number {
    const place = this.free.pop() ?? this.used++;
    if (place === this.keys.length) this.grow();
    this.keys[place] = key;
    this.rise(this.length++, place);
    return place;
  }

  /** The place with the least key, which stays; −1 where there is none. */
  first(): number {
    return this.length === 0 ? -1 : (this.heap[0] as number);
  }

  /** Takes a place out. */
  remove(place: number): void {
    const index = this.position[place] as number;
    this.position[place] = -1;
    this.free.push(place);
    const last = this.heap[--this.length] as number;
    if (index === this.length) return;
    if (index > 0 && this.key(last) < this.key(this.heap[(index - 1) >> 1] as number)) this.rise(index, last);
    else this.sink(index, last);
  }

  /** All places in order. */
  places(): number[] {
    return [...this.heap.subarray(0, this.length)].toSorted((a, b) => this.key(a) - this.key(b));
  }

  private key(place: number): number {
    return this.keys[place] as number;
  }

  private rise(from: number, place: number): void {
    const { heap, position } = this;
    const key = this.key(place);
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent] as number;
      if (this.key(above) < key) break;
      heap[index] = above;
      position[above] = index;
      index = parent;
    }
    heap[index] = place;
    position[place] = index;
  }

  private sink(from: number, place: number): void {
    const { heap, position, length } = this;
    const key = this.key(place);
    let index = from;
    for (let child = 2 * index + 1; child < length; child = 2 * index + 1) {
      if (child + 1 < length && this.key(heap[child + 1] as number) < this.key(heap[child] as number)) child += 1;
      const below = heap[child] as number;
      if (key < this.key(below)) break;
      heap[index] = below;
      position[below] = index;
      index = child;
    }
    heap[index] = place;
    position[place] = index;
  }

  private grow(): void {
    const size = 2 * this.keys.length;
    const [keys, heap, position] = [new Float64Array(size), new Int32Array(size), new Int32Array(size).fill(-1)];
    keys.set(this.keys);
    heap.set(this.heap);
    position.set(this.position);
    this.keys = keys;
    this.heap = heap;
    this.position = position;
  }
}
