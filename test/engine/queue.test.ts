import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Priority } from '../../src/engine/index.js';
import { LATEST, Queue, orderKey } from '../../src/engine/index.js';

type Command =
  | { readonly does: 'push'; readonly key: number }
  | { readonly does: 'pop' }
  | { readonly does: 'remove'; readonly which: number };

// More pushes than pops, so that the queue grows deep.
const commands: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('push' as const), key: fc.nat(50) }) },
  { weight: 1, arbitrary: fc.constant({ does: 'pop' as const }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('remove' as const), which: fc.nat(1000) }) },
);

/** The keys as they come out. */
function drain(queue: Queue, keys: ReadonlyMap<number, number>): number[] {
  const drained: number[] = [];
  for (let place = queue.first(); place !== -1; place = queue.first()) {
    drained.push(keys.get(place) ?? Number.NaN);
    queue.remove(place);
  }
  return drained;
}

describe('the order of messages', () => {
  const priority = fc.constantFrom<Priority>(0, 1, 2);
  const message = fc.tuple(fc.nat(LATEST), priority, fc.integer({ min: 1, max: 2 ** 24 - 1 }));

  test('goes by time, then priority, then the order of sending, to the last second and message', () => {
    fc.assert(
      fc.property(message, message, (a, b) => {
        const first = a.map((part, i) => part - (b[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
        expect(Math.sign(orderKey(...a) - orderKey(...b))).toBe(Math.sign(first));
      }),
    );
  });

  test('is exact where one of them is least different', () => {
    fc.assert(
      fc.property(message, ([at, of, seq]) => {
        expect(orderKey(at, of, seq) - orderKey(at, of, seq - 1)).toBe(1);
      }),
    );
    expect(Number.isSafeInteger(orderKey(LATEST, 2, 2 ** 24 - 1))).toBe(true);
  });

  test('refuses what it could not keep apart', () => {
    expect(() => orderKey(LATEST + 1, 1, 1)).toThrow(`Second ${LATEST + 1} is too late`);
    expect(() => orderKey(1, 1, 2 ** 24)).toThrow('More than 16777215 messages');
  });
});

describe('the queue', () => {
  test('does at every command what a sorted list does: pushes, pops, removals from the middle', () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 200, size: 'max' }), (given) => {
        const queue = new Queue();
        let waiting: { key: number; place: number }[] = [];
        given.forEach((command, seq) => {
          if (command.does === 'push') {
            // No two messages share a key.
            const key = command.key * 1000 + seq;
            waiting = [...waiting, { key, place: queue.push(key) }].toSorted((a, b) => a.key - b.key);
          } else {
            const index = command.does === 'pop' ? 0 : command.which % Math.max(1, waiting.length);
            const [taken] = waiting.splice(index, 1);
            if (taken !== undefined) queue.remove(taken.place);
          }
          expect(queue.first()).toBe(waiting[0]?.place ?? -1);
          expect(queue.places()).toEqual(waiting.map(({ place }) => place));
        });
        const keys = new Map(waiting.map(({ key, place }) => [place, key]));
        expect(drain(queue, keys)).toEqual(waiting.map(({ key }) => key));
      }),
      { numRuns: 200 },
    );
  });

  test('grows as far as it must', () => {
    const queue = new Queue();
    const keys = new Map(Array.from({ length: 5000 }, (_, i) => [queue.push((i * 7919) % 5000), (i * 7919) % 5000]));
    expect(keys.size).toBe(5000);
    expect(drain(queue, keys)).toEqual(Array.from({ length: 5000 }, (_, i) => i));
  });

  test('gives a place out again once it is free, and only then', () => {
    const queue = new Queue();
    const [first, second] = [queue.push(1), queue.push(2)];
    queue.remove(first);
    expect(queue.push(3)).toBe(first);
    expect(queue.push(4)).not.toBe(second);
  });

  test('cleared, is as new', () => {
    const queue = new Queue();
    for (let key = 9; key > 0; key--) queue.push(key);
    queue.remove(queue.first());
    queue.clear();
    expect([queue.first(), queue.places()]).toEqual([-1, []]);
    expect([queue.push(2), queue.push(1), queue.places()]).toEqual([0, 1, [1, 0]]);
  });
});
