import type { Interpreter } from './interpreter.js';
import { reference } from './reference.js';
import { PreparedSystem } from './prepared.js';
import type { Beginning, SavedSimulation, Simulation, SimulationOptions } from './simulation.js';
import type { System } from './system.js';
import { World } from './world.js';

/**
 * A run of the system, before its first message. Puts the entities into their initial states; executes no message. Every
 * interpreter gives the same run; the default is `reference`, XState itself. Throws on a mistake in the system, such as an
 * unknown machine.
 *
 * @example
 * const run = startSimulation(system, { seed: 'k7', horizon: 3600, observer }, compiled);
 * while (run.step()) console.log(run.events, run.watched);
 * console.log(run.hash());
 */
export function startSimulation<Watched>(
  system: System,
  options: SimulationOptions<Watched>,
  interpreter: Interpreter<unknown> = reference,
): Simulation<Watched> {
  const world = new World(new PreparedSystem(system, interpreter), options);
  world.begin(options);
  return world;
}

/**
 * Goes on from a saved run of the same system under the same options, under any interpreter. Executes nothing. Throws if the
 * saved run names a machine that the system does not have.
 *
 * @example
 * const options = { seed: 'k7', horizon: 3600, observer };
 * const run = startSimulation(system, options);
 * run.step();
 * const saved = JSON.stringify(run.save());
 * const restored = restoreSimulation(system, options, JSON.parse(saved), compiled);
 * restored.run();
 */
export function restoreSimulation<Watched>(
  system: System,
  options: SimulationOptions<Watched>,
  saved: SavedSimulation,
  interpreter: Interpreter<unknown> = reference,
): Simulation<Watched> {
  const world = new World(new PreparedSystem(system, interpreter), options);
  world.restore(saved, options);
  return world;
}

/**
 * For batches: a function that begins a run of the system under the seed that it is given. The machines are prepared once,
 * and each run reuses the memory of the one before, which must be over. Executes nothing; the function that it returns
 * executes no message.
 *
 * @example
 * const begin = repeatSimulation(system, { horizon: 3600, observer }, compiled);
 * for (let i = 1; i <= 100; i++) {
 *   const run = begin({ seed: `k7/${i}` });
 *   run.run();
 *   console.log(run.watched);
 * }
 */
export function repeatSimulation<Watched>(
  system: System,
  options: Omit<SimulationOptions<Watched>, keyof Beginning>,
  interpreter: Interpreter<unknown>,
): (beginning: Beginning) => Simulation<Watched> {
  const world = new World(new PreparedSystem(system, interpreter), options);
  return (beginning) => {
    world.begin(beginning);
    return world;
  };
}
