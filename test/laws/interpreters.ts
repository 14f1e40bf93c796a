import type {
  Beginning,
  Interpreter,
  SavedSimulation,
  Simulation,
  SimulationOptions,
  System,
} from '../../src/engine/index.js';
import { compiled, reference, repeatSimulation, restoreSimulation, startSimulation } from '../../src/engine/index.js';

/** The interpreters, by name. */
export const INTERPRETERS: readonly (readonly [name: string, interpreter: Interpreter<unknown>])[] = [
  ['reference', reference],
  ['compiled', compiled],
];

/** Those that are held to the reference. */
export const OTHERS = INTERPRETERS.filter(([, interpreter]) => interpreter !== reference);

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
