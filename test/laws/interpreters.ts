import type {
  Beginning,
  Interpreter,
  SavedSimulation,
  Simulation,
  SimulationOptions,
  System,
} from '../../src/engine/index.js';
import { compiled, reference, repeatSimulation, restoreSimulation, startSimulation } from '../../src/engine/index.js';

/** What is held to the reference, by name: first itself, which shows that the laws hold of one interpreter. */
export const INTERPRETERS: readonly (readonly [name: string, interpreter: Interpreter<unknown>])[] = [
  ['reference', reference],
  ['compiled', compiled],
];

/** `startSimulation` under this interpreter. */
export function startUnder<Watched>(
  interpreter: Interpreter<unknown>,
  system: System,
  options: SimulationOptions<Watched>,
): Simulation<Watched> {
  return startSimulation(system, options, interpreter as Interpreter<never>);
}

/** `repeatSimulation` under this interpreter. */
export function repeatUnder<Watched>(
  interpreter: Interpreter<unknown>,
  system: System,
  options: SimulationOptions<Watched>,
): (beginning: Beginning) => Simulation<Watched> {
  return repeatSimulation(system, options, interpreter as Interpreter<never>);
}

/** `restoreSimulation` under this interpreter. */
export function restoreUnder<Watched>(
  interpreter: Interpreter<unknown>,
  system: System,
  options: SimulationOptions<Watched>,
  saved: SavedSimulation,
): Simulation<Watched> {
  return restoreSimulation(system, options, saved, interpreter as Interpreter<never>);
}
