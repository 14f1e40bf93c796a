import type { Ended, Entry, Simulation, SimulationOptions, System } from '../../src/engine/index.js';
import { startSimulation } from '../../src/engine/index.js';

/** A system and all that its run hangs on. */
export interface Runnable<Watched> {
  readonly system: System;
  readonly options: Omit<SimulationOptions<Watched>, 'trace'>;
}

/** All that can be told of a run. */
export interface Recorded<Watched> {
  readonly entries: readonly Entry[];
  readonly ended: Ended;
  readonly hash: string;
  readonly watched: Watched;
}

/** A run before its first message, and the list to which its entries will be added. */
export function begin<Watched>({ system, options }: Runnable<Watched>): {
  run: Simulation<Watched>;
  entries: Entry[];
} {
  const entries: Entry[] = [];
  return { run: startSimulation(system, { ...options, trace: (entry) => entries.push(entry) }), entries };
}

/** A whole run. */
export function record<Watched>(runnable: Runnable<Watched>): Recorded<Watched> {
  const { run, entries } = begin(runnable);
  const ended = run.run();
  return { entries, ended, hash: run.hash(), watched: run.watched };
}
