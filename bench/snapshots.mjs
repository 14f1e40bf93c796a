// The cost of saving, restoring, snapshots and forks: node bench/snapshots.mjs, after npm run build. Prints JSON: medians in milliseconds.
import { performance } from 'node:perf_hooks';
import { compiled, reference, restoreSimulation, startSimulation } from '../dist/engine/index.js';
import { applyArm, buildScenario } from '../dist/scenario/index.js';
import { shippedScenario } from './models/polishBorder.mjs';
import { median } from './rounds.mjs';

const TIMES = 41;

/** Median milliseconds of a call after warm-up. */
function millisecondsOf(act) {
  for (let i = 0; i < TIMES; i++) act();
  return median(
    Array.from({ length: TIMES }, () => {
      const before = performance.now();
      act();
      return performance.now() - before;
    }),
  );
}

/** The costs in the middle of a run of the shipped scenario, and of the whole run. */
function measure(interpreter) {
  const { system, observer, horizon } = buildScenario(applyArm(shippedScenario(), 'open'));
  const options = { seed: 'bench/1', observer, horizon };
  const whole = startSimulation(system, options, interpreter);
  whole.run();
  const run = startSimulation(system, options, interpreter);
  while (run.events < whole.events / 2) run.step();
  const saved = run.save();
  const snapshot = run.snapshot();
  return {
    run: millisecondsOf(() => startSimulation(system, options, interpreter).run()),
    save: millisecondsOf(() => run.save()),
    restore: millisecondsOf(() => restoreSimulation(system, options, saved, interpreter)),
    snapshot: millisecondsOf(() => run.snapshot()),
    fork: millisecondsOf(() => snapshot.fork()),
    savedKilobytes: Math.round(JSON.stringify(saved).length / 1000),
    events: whole.events,
  };
}

console.log(JSON.stringify({ reference: measure(reference), compiled: measure(compiled) }, null, 2));
