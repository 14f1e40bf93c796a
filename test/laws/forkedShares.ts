import { vi } from 'vitest';
import type { RunKey, Simulation } from '../../src/engine/index.js';
import { compiled, repeatSimulation, runKey } from '../../src/engine/index.js';
import { Epochs } from '../../src/engine/epochs.js';
import type { OutcomeState } from '../../src/model/index.js';
import { outcomeOf } from '../../src/model/index.js';
import { applyArm, buildScenario } from '../../src/scenario/index.js';
import { seeds } from '../oracles/batch.js';
import { shipped } from './shipped.js';

const HOUR = 3600;
/** When a run gets new luck: at 6h30, 12h, 17h30 and so on. */
const [FIRST, EVERY] = [6.5 * HOUR, 5.5 * HOUR];
const RUNG = 5;

const { system, observer, horizon } = buildScenario(applyArm(shipped(), 'closed'));
const begin = repeatSimulation(system, { horizon, observer }, compiled);

/** How many of so many runs of the shipped scenario, arm closed, reach rung 5. */
export function plainCount(runs: number): number {
  return seeds('plain', runs).filter((seed) => reaches(begin({ seed }))).length;
}

/** The same over other seeds, where each run is forked at fixed hours, and goes on with new luck. */
export function renewedCount(runs: number): number {
  return seeds('renewed', runs).filter((seed) => {
    let run = begin({ seed, epochs: [{ after: 0, seed }] });
    for (let at = FIRST; at < horizon; at += EVERY) {
      while (run.nextAt !== null && run.nextAt <= at) run.step();
      run = run.fork();
      run.openEpoch(`at ${at}, ${seed}`);
    }
    return reaches(run);
  }).length;
}

/** The mutant: every draw takes the key of the present epoch, as if the run were restored under another seed. */
export function forgetting<T>(act: () => T): T {
  const keys = new Map<string, RunKey>();
  const spy = vi.spyOn(Epochs.prototype, 'keyFor').mockImplementation(function keyFor(this: Epochs) {
    const { seed = '' } = this.all.at(-1) ?? {};
    const key = keys.get(seed) ?? runKey(seed);
    keys.set(seed, key);
    return key;
  });
  try {
    return act();
  } finally {
    spy.mockRestore();
  }
}

/** By how many standard errors the first of two counts of so many runs is above the second. */
export function above(a: number, b: number, runs: number): number {
  const [p, q] = [a / runs, b / runs];
  return (p - q) / Math.sqrt((p * (1 - p) + q * (1 - q)) / runs);
}

function reaches(run: Simulation<OutcomeState>): boolean {
  run.run();
  return outcomeOf(run.watched, run.now).peakRung >= RUNG;
}
