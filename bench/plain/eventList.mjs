/** A binary heap in typed arrays. Time, priority and order of sending make one key of 53 bits. */
export class EventList {
  #keys;
  #items;
  #size = 0;
  #sent = 0;

  constructor(capacity) {
    this.#keys = new Float64Array(capacity + 1);
    this.#items = new Int32Array(capacity + 1);
  }

  clear() {
    this.#size = 0;
    this.#sent = 0;
  }

  /** @param at whole seconds, below 2²³ */
  push(at, priority, item) {
    const key = (at * 4 + priority) * 2 ** 28 + this.#sent++;
    const keys = this.#keys;
    const items = this.#items;
    let hole = this.#size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (keys[parent] <= key) break;
      keys[hole] = keys[parent];
      items[hole] = items[parent];
      hole = parent;
    }
    keys[hole] = key;
    items[hole] = item;
  }

  /** The time of the first item; Infinity if there is none. */
  firstAt() {
    return this.#size === 0 ? Infinity : Math.floor(this.#keys[0] / 2 ** 30);
  }

  pop() {
    const keys = this.#keys;
    const items = this.#items;
    const first = items[0];
    const size = --this.#size;
    const key = keys[size];
    const item = items[size];
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      if (child + 1 < size && keys[child + 1] < keys[child]) child += 1;
      if (keys[child] >= key) break;
      keys[hole] = keys[child];
      items[hole] = items[child];
      hole = child;
    }
    keys[hole] = key;
    items[hole] = item;
    return first;
  }
}
