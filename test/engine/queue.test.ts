import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Ordered } from '../../src/engine/index.js';
import { Queue, compareOrder } from '../../src/engine/index.js';

interface Item extends Ordered {
  readonly key?: string;
}

type Command =
  | { readonly does: 'push'; readonly at: number; readonly priority: number; readonly key: string | null }
  | { readonly does: 'pop' }
  | { readonly does: 'cancel'; readonly key: string };

// Few times, priorities and keys, so that they meet; and more pushes than pops, so that the queue grows deep.
const keys = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const commands: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('push' as const),
      at: fc.nat(9),
      priority: fc.nat(2),
      key: fc.option(keys),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ does: 'pop' as const }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('cancel' as const), key: keys }) },
);

function queueOf(items: readonly Item[]): Queue<Item> {
  const queue = new Queue<Item>(({ key }) => key);
  for (const item of items) queue.push(item);
  return queue;
}

function drain(queue: Queue<Item>): Item[] {
  const items: Item[] = [];
  for (let item = queue.pop(); item !== undefined; item = queue.pop()) items.push(item);
  return items;
}

function seqs(items: readonly Item[]): number[] {
  return items.map(({ seq }) => seq);
}

/** What the queue should be, plainly. */
class SortedList implements Pick<Queue<Item>, 'push' | 'pop' | 'cancel' | 'items'> {
  private list: Item[] = [];

  push(item: Item): void {
    if (item.key !== undefined) this.cancel(item.key);
    this.list = [...this.list, item].toSorted(compareOrder);
  }

  pop(): Item | undefined {
    return this.list.shift();
  }

  cancel(key: string): boolean {
    const before = this.list.length;
    this.list = this.list.filter((item) => item.key !== key);
    return this.list.length < before;
  }

  items(): Item[] {
    return [...this.list];
  }
}

/** Does what the command says, and tells what came of it. */
function obey(queue: Pick<Queue<Item>, 'push' | 'pop' | 'cancel'>, command: Command, seq: number): unknown {
  if (command.does === 'pop') return queue.pop();
  if (command.does === 'cancel') return queue.cancel(command.key);
  const { at, priority, key } = command;
  return queue.push(key === null ? { at, priority, seq } : { at, priority, seq, key });
}

describe('the queue', () => {
  test('goes by time, then priority, then the order of sending', () => {
    const queue = queueOf([
      { at: 2, priority: 0, seq: 1 },
      { at: 1, priority: 2, seq: 2 },
      { at: 1, priority: 1, seq: 4 },
      { at: 1, priority: 1, seq: 3 },
      { at: 1, priority: 0, seq: 5 },
    ]);
    expect(seqs(drain(queue))).toEqual([5, 3, 4, 2, 1]);
  });

  test('its order is total: of two items that are not the same one comes first, whichever is asked', () => {
    const ordered = fc.record({ at: fc.nat(3), priority: fc.nat(2), seq: fc.nat(9) });
    fc.assert(
      fc.property(ordered, ordered, ordered, (a, b, c) => {
        expect(Math.sign(compareOrder(a, b))).toBe(0 - Math.sign(compareOrder(b, a)));
        expect(compareOrder(a, b) === 0).toBe(JSON.stringify(a) === JSON.stringify(b));
        expect([c, a, b].toSorted(compareOrder)).toEqual([a, b, c].toSorted(compareOrder));
      }),
    );
  });

  test('is first in, first out among items of one time and priority', () => {
    const items = Array.from({ length: 1000 }, (_, seq) => ({ at: 7, priority: 1, seq }));
    expect(seqs(drain(queueOf(items)))).toEqual(seqs(items));
  });

  test('gives out the same whatever the order in which it was filled', () => {
    const unique = fc.uniqueArray(fc.record({ at: fc.nat(5), priority: fc.nat(2), seq: fc.nat(50) }), {
      selector: ({ seq }) => seq,
    });
    fc.assert(
      fc.property(unique, (items) => {
        expect(drain(queueOf(items))).toEqual(items.toSorted(compareOrder));
        expect(drain(queueOf(items.toReversed()))).toEqual(items.toSorted(compareOrder));
      }),
    );
  });

  test('does at every command what a sorted list does: pushes, pops, cancels, replacements', () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 100, size: 'max' }), (given) => {
        const [queue, list] = [queueOf([]), new SortedList()];
        given.forEach((each, seq) => {
          expect(obey(queue, each, seq)).toEqual(obey(list, each, seq));
          expect(queue.peek()).toEqual(list.items()[0]);
          expect(queue.items()).toEqual(list.items());
        });
        expect(drain(queue)).toEqual(list.items());
      }),
      { numRuns: 200 },
    );
  });

  test('an item with the key of a waiting one takes its place, at its own time', () => {
    const queue = queueOf([
      { at: 1, priority: 1, seq: 1, key: 'deadline' },
      { at: 2, priority: 1, seq: 2 },
      { at: 3, priority: 1, seq: 3, key: 'deadline' },
    ]);
    expect(seqs(drain(queue))).toEqual([2, 3]);
  });

  test('what has been taken out cannot be cancelled, and its key is free again', () => {
    const queue = queueOf([{ at: 1, priority: 1, seq: 1, key: 'deadline' }]);
    queue.pop();
    expect(queue.cancel('deadline')).toBe(false);
    queue.push({ at: 1, priority: 1, seq: 2, key: 'deadline' });
    expect(queue.cancel('deadline')).toBe(true);
    expect(queue.cancel('deadline')).toBe(false);
    expect(queue.pop()).toBeUndefined();
  });

  test('listing the items leaves them in place', () => {
    const queue = queueOf([
      { at: 2, priority: 1, seq: 1 },
      { at: 1, priority: 1, seq: 2 },
    ]);
    expect(seqs(queue.items())).toEqual([2, 1]);
    expect(seqs(drain(queue))).toEqual([2, 1]);
  });
});
