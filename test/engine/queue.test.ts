import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Priority } from '../../src/engine/index.js';
import { LATEST, Queue, orderKey } from '../../src/engine/index.js';

// More pushes than pops, so that the queue grows deep.
const commands = fc.oneof({ weight: 3, arbitrary: fc.nat(50) }, { weight: 1, arbitrary: fc.constant<'pop'>('pop') });

/** The places as they come out. */
function drain(queue: Queue): number[] {
  const drained: number[] = [];
  for (let place = queue.pop(); place !== -1; place = queue.pop()) drained.push(place);
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
  test('does at every command what a sorted list does', () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 200, size: 'max' }), (given) => {
        const queue = new Queue();
        const popped: [came: number, expected: number][] = [];
        let waiting: { key: number; place: number }[] = [];
        given.forEach((command, seq) => {
          if (command === 'pop') {
            popped.push([queue.pop(), waiting.shift()?.place ?? -1]);
          } else {
            // No two messages share a key.
            const key = command * 1000 + seq;
            waiting = [...waiting, { key, place: queue.push(key) }].toSorted((a, b) => a.key - b.key);
          }
          expect(queue.places()).toEqual(waiting.map(({ place }) => place));
        });
        for (const [came, expected] of popped) expect(came).toBe(expected);
        expect(drain(queue)).toEqual(waiting.map(({ place }) => place));
      }),
      { numRuns: 200 },
    );
  });

  test('grows as far as it must', () => {
    const queue = new Queue();
    const keys = new Map(Array.from({ length: 5000 }, (_, i) => [queue.push((i * 7919) % 5000), (i * 7919) % 5000]));
    expect(keys.size).toBe(5000);
    expect(drain(queue).map((place) => keys.get(place))).toEqual(Array.from({ length: 5000 }, (_, i) => i));
  });

  test('gives a place out again once it is free, and only then', () => {
    const queue = new Queue();
    const [first, second] = [queue.push(1), queue.push(2)];
    queue.pop();
    expect(queue.push(3)).toBe(first);
    expect(queue.push(4)).not.toBe(second);
  });

  test('cleared, is as new', () => {
    const queue = new Queue();
    for (let key = 9; key > 0; key--) queue.push(key);
    queue.pop();
    queue.clear();
    expect([queue.pop(), queue.places()]).toEqual([-1, []]);
    expect([queue.push(2), queue.push(1), queue.places()]).toEqual([0, 1, [1, 0]]);
  });
});
