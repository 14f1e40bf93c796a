/** What the order of a queue hangs on: time, then priority, then the order of sending. */
export interface Ordered {
  readonly at: number;
  readonly priority: number;
  readonly seq: number;
}

/** Negative where `a` comes before `b`. Total, as no two items share a `seq`. */
export function compareOrder(a: Ordered, b: Ordered): number {
  return a.at - b.at || a.priority - b.priority || a.seq - b.seq;
}

/** A binary heap ordered by `(at, priority, seq)`, from which an item can be cancelled by its key. */
export class Queue<Item extends Ordered> {
  private readonly heap: Item[] = [];
  private readonly byKey = new Map<string, Item>();
  private readonly keyOf: (item: Item) => string | undefined;

  /** @param keyOf the key by which an item can be cancelled, if it has one */
  constructor(keyOf: (item: Item) => string | undefined) {
    this.keyOf = keyOf;
  }

  /** Adds an item. One with the key of a waiting item takes that item's place. */
  push(item: Item): void {
    const key = this.keyOf(item);
    if (key !== undefined) {
      this.cancel(key);
      this.byKey.set(key, item);
    }
    this.heap.push(item);
    this.rise(this.heap.length - 1);
  }

  /** The first item, which stays. */
  peek(): Item | undefined {
    return this.heap[0];
  }

  /** Takes out the first item. */
  pop(): Item | undefined {
    const first = this.heap[0];
    if (first === undefined) return undefined;
    this.removeAt(0);
    return first;
  }

  /** Takes out the waiting item with this key; false where none waits. */
  cancel(key: string): boolean {
    const item = this.byKey.get(key);
    if (item === undefined) return false;
    this.removeAt(this.heap.indexOf(item));
    return true;
  }

  /** All waiting items in order. */
  items(): Item[] {
    return this.heap.toSorted(compareOrder);
  }

  private removeAt(index: number): void {
    const [item, last] = [this.heap[index], this.heap.pop()];
    if (item === undefined || last === undefined) return;
    const key = this.keyOf(item);
    if (key !== undefined) this.byKey.delete(key);
    if (index === this.heap.length) return;
    this.heap[index] = last;
    this.rise(index);
    this.sink(index);
  }

  private before(a: number, b: number): boolean {
    const [left, right] = [this.heap[a], this.heap[b]];
    return left !== undefined && right !== undefined && compareOrder(left, right) < 0;
  }

  private swap(a: number, b: number): void {
    const [left, right] = [this.heap[a], this.heap[b]];
    if (left === undefined || right === undefined) return;
    this.heap[a] = right;
    this.heap[b] = left;
  }

  private rise(index: number): void {
    for (let child = index; child > 0;) {
      const parent = (child - 1) >> 1;
      if (!this.before(child, parent)) return;
      this.swap(child, parent);
      child = parent;
    }
  }

  private sink(index: number): void {
    for (let parent = index; ;) {
      let least = parent;
      if (this.before(2 * parent + 1, least)) least = 2 * parent + 1;
      if (this.before(2 * parent + 2, least)) least = 2 * parent + 2;
      if (least === parent) return;
      this.swap(parent, least);
      parent = least;
    }
  }
}
