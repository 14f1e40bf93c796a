/** Reorder buffer: takes numbered items in any order and emits them one at a time, by number. Keeps only the items that wait. */
export class ReorderBuffer<T> {
  private readonly waiting = new Map<number, T>();
  private next = 0;

  constructor(private readonly take: (item: T) => void) {}

  /** Items with the numbers `from`, `from + 1`, …; the first of all is 0. */
  add(from: number, items: readonly T[]): void {
    for (const [i, item] of items.entries()) this.waiting.set(from + i, item);
    for (let item = this.waiting.get(this.next); item !== undefined; item = this.waiting.get(this.next)) {
      this.waiting.delete(this.next);
      this.next += 1;
      this.take(item);
    }
  }
}
