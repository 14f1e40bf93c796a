import { expect } from 'vitest';
import type { Entry, Interpreter, SavedSimulation } from '../../src/engine/index.js';
import { compiled, reference } from '../../src/engine/index.js';
import { restoreUnder } from './interpreters.js';
import type { Runnable } from './run.js';
import { begin, record } from './run.js';

/** The laws of runs that get new luck on their way. They throw where a law is broken. */
type Make<Watched> = () => Runnable<Watched>;

/** A run that remembers what it reads, and opens no epoch, is the run that does not. Returns the number of its entries. */
export function memoryChangesNothing<Watched>(make: Make<Watched>, interpreter: Interpreter<unknown>): number {
  const { system, options } = make();
  const remembering = record({ system, options: { ...options, epochs: [] } }, interpreter);
  expect(JSON.stringify(remembering)).toBe(JSON.stringify(record(make(), interpreter)));
  return remembering.entries.length;
}

/**
 * A leaf, forked with new luck after every so many steps of the run or of another leaf, keeps what happened until then; run from
 * the start by its schedule, under either interpreter, it is the same run; and so it is by way of a saved run. Returns how many
 * leaves there were, and how many of them differ from the run without new luck.
 */
export function leavesAreTheirSchedules<Watched>(
  make: Make<Watched>,
  interpreter: Interpreter<unknown>,
  every: number,
): { leaves: number; differing: number } {
  const { system, options } = make();
  const remembering = { system, options: { ...options, epochs: [] } };
  const whole = record(remembering, interpreter);
  let trunk = begin(remembering, interpreter);
  let [leaves, differing] = [0, 0];
  for (let going = true; going;) {
    leaves += 1;
    const kept = trunk.run.events;
    const traced: Entry[] = [];
    const leaf = trunk.run.fork((entry) => traced.push(entry));
    leaf.openEpoch(`leaf/${leaves}`);
    const saved = JSON.parse(JSON.stringify(leaf.save())) as SavedSimulation;
    const end = { ended: leaf.run(), hash: leaf.hash(), watched: leaf.watched };
    for (const other of [reference, compiled]) {
      const again = record({ system, options: { ...options, epochs: leaf.epochs } }, other);
      expect({ ended: again.ended, hash: again.hash, watched: again.watched }).toEqual(end);
      expect(JSON.stringify(again.entries.slice(0, kept))).toBe(JSON.stringify(trunk.entries));
      expect(JSON.stringify(again.entries.slice(kept))).toBe(JSON.stringify(traced));
    }
    const restored = restoreUnder(interpreter, system, options, saved);
    expect({ ended: restored.run(), hash: restored.hash(), watched: restored.watched }).toEqual(end);
    if (leaf.hash() !== whole.hash) differing += 1;
    // Every third leaf is the trunk of those that come after it.
    if (leaves % 3 === 0) {
      trunk = begin({ system, options: { ...options, epochs: leaf.epochs } }, interpreter);
      for (let step = 0; step < kept; step++) trunk.run.step();
    }
    for (let step = 0; step < every && going; step++) going = trunk.run.step();
  }
  return { leaves, differing };
}
