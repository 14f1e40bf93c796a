import type { Ended, Entry, Interpreter, Simulation, SimulationOptions, System } from '../../src/engine/index.js';
import { reference } from '../../src/engine/index.js';
import { startUnder } from './interpreters.js';

/** A system and all that its run hangs on. */
export interface Runnable<Watched> {
  readonly system: System;
  readonly options: Omit<SimulationOptions<Watched>, 'trace'>;
  /** default: the reference */
  readonly interpreter?: Interpreter<unknown>;
}

/** All that can be told of a run. */
export interface Recorded<Watched> {
  readonly entries: readonly Entry[];
  readonly ended: Ended;
  readonly hash: string;
  readonly watched: Watched;
}

/** A run before its first message, and the list to which its entries will be added. */
export function begin<Watched>(
  { system, options, interpreter: own = reference }: Runnable<Watched>,
  interpreter: Interpreter<unknown> = own,
): { run: Simulation<Watched>; entries: Entry[] } {
  const entries: Entry[] = [];
  return { run: startUnder(interpreter, system, { ...options, trace: (entry) => entries.push(entry) }), entries };
}

/** A whole run. */
export function record<Watched>(runnable: Runnable<Watched>, interpreter?: Interpreter<unknown>): Recorded<Watched> {
  const { run, entries } = begin(runnable, interpreter);
  const ended = run.run();
  return { entries, ended, hash: run.hash(), watched: run.watched };
}
