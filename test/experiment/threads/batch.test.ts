import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamBatch } from '../../../src/experiment/threads/batch.js';
import { ReorderBuffer } from '../../../src/experiment/threads/reorderBuffer.js';
import { SMALL, scenarioOf } from '../../scenario/small.js';

describe('what comes out of order', () => {
  it('is handed over in order, each as soon as those before it are there', () => {
    const cut = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 12 });
    fc.assert(
      fc.property(cut, fc.infiniteStream(fc.nat()), (sizes, order) => {
        const starts = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, size) => sum + size, 0));
        const pieces = sizes.map((size, i) => ({ from: starts[i] ?? 0, size, when: order.next().value ?? 0 }));
        const total = sizes.reduce((sum, size) => sum + size, 0);
        const taken: number[] = [];
        const buffer = new ReorderBuffer<number>((item) => taken.push(item));
        const arrived = new Set<number>();
        for (const { from, size } of pieces.toSorted((a, b) => a.when - b.when)) {
          const items = Array.from({ length: size }, (_, i) => from + i);
          buffer.add(from, items);
          for (const item of items) arrived.add(item);
          const whole = Array.from({ length: total }, (_, i) => i).findIndex((i) => !arrived.has(i));
          expect(taken).toEqual(Array.from({ length: whole === -1 ? total : whole }, (_, i) => i));
        }
      }),
    );
  });
});

describe('a batch in this thread', () => {
  it('hands over each seed, in the order of the arms, and tells how far it is', async () => {
    const seen: string[][] = [];
    const done: number[] = [];
    await streamBatch(
      {
        scenario: scenarioOf(SMALL),
        arms: ['open', 'closed'],
        seed: 's',
        runs: 5,
        workers: 1,
        progress: (n) => done.push(n),
      },
      (runs) => seen.push(runs.map(({ arm, seed }) => `${arm} ${seed}`)),
    );
    expect(seen).toEqual([1, 2, 3, 4, 5].map((i) => [`open s/${i}`, `closed s/${i}`]));
    expect(done).toEqual([1, 2, 3, 4, 5]);
  });
});
