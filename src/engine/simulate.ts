import type { Interpreter } from './interpreter.js';
import { reference } from './reference.js';
import { PreparedSystem } from './prepared.js';
import type { Beginning, SavedSimulation, Simulation, SimulationOptions } from './simulation.js';
import type { System } from './system.js';
import { World } from './world.js';

/**
 * A run of the system, before its first message, stepped by XState itself unless another interpreter is given: all give
 * the same. Throws on a mistake in the system itself, such as an unknown machine.
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

/** Goes on with a saved run of the same system under the same options. */
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
 * Makes a function that begins a run of the system under another seed, and reuses what the run before it needed: that one
 * must be over. For batches.
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
