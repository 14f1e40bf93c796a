import { compiled, reference, repeatSimulation } from '../dist/engine/index.js';

/** The interpreters of the built engine, by the names that the bench prints. */
export const INTERPRETERS = { reference, compiled };

/** Makes a function that runs a system to its end under a seed, as a batch does. */
export function prepare(interpreter, system, options) {
  const begin = repeatSimulation(system, options, interpreter);
  return (seed) => {
    const run = begin({ seed });
    run.run();
    return run;
  };
}
