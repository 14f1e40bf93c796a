import type { Interpreter } from '../../src/engine/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { startUnder } from './interpreters.js';
import { runnable } from './shipped.js';

/** Throws for the first run of these arms and seeds that has another hash under the other interpreter. Returns how many there were. */
export function sameHashes(
  scenario: CheckedScenario,
  arms: readonly string[],
  seeds: readonly string[],
  one: Interpreter<unknown>,
  other: Interpreter<unknown>,
): number {
  let compared = 0;
  for (const arm of arms) {
    for (const seed of seeds) {
      const [expected, actual] = [one, other].map((interpreter) => hashOf(scenario, arm, seed, interpreter));
      if (actual !== expected) throw new Error(`arm ${arm}, seed ${seed}: the hash is ${actual} and not ${expected}`);
      compared += 1;
    }
  }
  return compared;
}

function hashOf(scenario: CheckedScenario, arm: string, seed: string, interpreter: Interpreter<unknown>): string {
  const { system, options } = runnable(scenario, arm, seed);
  const run = startUnder(interpreter, system, options);
  run.run();
  return run.hash();
}
