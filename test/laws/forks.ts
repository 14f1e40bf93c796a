import { expect } from 'vitest';
import type { Entry, Input, Interpreter, Simulation } from '../../src/engine/index.js';
import { withSortedKeys } from '../../src/engine/index.js';
import type { Runnable } from './run.js';
import { begin, record } from './run.js';

/** The laws of a run that is forked, looked into, or given inputs while it goes on. They throw where a law is broken. */
type Make<Watched> = () => Runnable<Watched>;

/** All that can be told of the end of a run. */
function endOf<Watched>(run: Simulation<Watched>): string {
  return JSON.stringify({ ended: run.run(), events: run.events, hash: run.hash(), watched: run.watched });
}

/**
 * A fork goes on as the run that it came from, whether it is run at once, after the original has ended, or is itself forked;
 * and no fork disturbs the original. Forks are made before the first message and after every so many.
 */
export function forksGoOnAlike<Watched>(make: Make<Watched>, interpreter: Interpreter<unknown>, every = 1): void {
  const whole = record(make(), interpreter);
  const expected = endOf(begin(make(), interpreter).run);
  const { run, entries } = begin(make(), interpreter);
  const later: (() => string)[] = [];
  for (let going = true; going;) {
    const done = entries.length;
    const snapshot = run.snapshot();
    const traced: Entry[] = [];
    expect(endOf(snapshot.fork((entry) => traced.push(entry)))).toBe(expected);
    expect(JSON.stringify(traced)).toBe(JSON.stringify(whole.entries.slice(done)));
    expect(endOf(run.fork().fork())).toBe(expected);
    later.push(() => endOf(snapshot.fork()));
    for (let step = 0; step < every && going; step++) going = run.step();
  }
  expect(endOf(run)).toBe(expected);
  expect(JSON.stringify(entries)).toBe(JSON.stringify(whole.entries));
  for (const end of later) expect(end()).toBe(expected);
}

/** Inputs that enter while a run goes on give the run that they give at its start, as they were recorded; also by way of a fork. */
export function inputsMayComeLater<Watched>(
  make: Make<Watched>,
  interpreter: Interpreter<unknown>,
  given: readonly { readonly afterSteps: number; readonly input: Omit<Input, 'after'> }[],
): number {
  let { run } = begin(make(), interpreter);
  let taken = 0;
  for (let steps = 0, going = true; going; steps++) {
    if (run.nextAt === null) break;
    for (const { afterSteps, input } of given) {
      if (afterSteps !== steps) continue;
      run.input(input);
      taken += 1;
    }
    if (steps % 3 === 2) run = run.fork();
    going = run.step();
  }
  const { system, options } = make();
  const again = begin({ system, options: { ...options, inputs: run.inputs } }, interpreter).run;
  expect(endOf(again)).toBe(endOf(run));
  expect(again.inputs).toHaveLength(run.inputs.length);
  return taken;
}

/** `nextAt` is the second of the next entry, null exactly where there is none; `dataOf` is what `save` says, beside the input. */
export function tellsWhatIsNext<Watched>(make: Make<Watched>, interpreter: Interpreter<unknown>): void {
  const { run, entries } = begin(make(), interpreter);
  for (let going = true; going;) {
    const { nextAt } = run;
    for (const { name, state } of run.save().entities) {
      const { context } = state as { context: { data: object } };
      const { input: _, ...own } = run.dataOf<{ input: unknown }>(name) ?? { input: null };
      expect(JSON.stringify(withSortedKeys(own))).toBe(JSON.stringify(withSortedKeys(context.data)));
    }
    going = run.step();
    expect(nextAt).toBe(going ? entries.at(-1)?.at : null);
  }
}
