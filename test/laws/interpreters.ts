import type { Interpreter, SavedSimulation, Simulation, SimulationOptions, System } from '../../src/engine/index.js';
import { compiled, reference, restoreSimulation, startSimulation } from '../../src/engine/index.js';

/** The interpreters, by name. The first is what the others are held to. */
export const INTERPRETERS: readonly (readonly [name: string, interpreter: Interpreter<unknown>])[] = [
  ['reference', reference],
  ['compiled', compiled],
];

type Start = <Watched>(
  system: System,
  options: SimulationOptions<Watched>,
  interpreter: Interpreter<unknown>,
) => Simulation<Watched>;
type Restore = <Watched>(
  system: System,
  options: SimulationOptions<Watched>,
  saved: SavedSimulation,
  interpreter: Interpreter<unknown>,
) => Simulation<Watched>;

const start: Start = startSimulation;
const restore: Restore = restoreSimulation;

/** `startSimulation` under this interpreter. */
export function startUnder<Watched>(
  interpreter: Interpreter<unknown>,
  system: System,
  options: SimulationOptions<Watched>,
): Simulation<Watched> {
  return start(system, options, interpreter);
}

/** `restoreSimulation` under this interpreter. */
export function restoreUnder<Watched>(
  interpreter: Interpreter<unknown>,
  system: System,
  options: SimulationOptions<Watched>,
  saved: SavedSimulation,
): Simulation<Watched> {
  return restore(system, options, saved, interpreter);
}
