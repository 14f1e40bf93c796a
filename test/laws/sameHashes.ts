import type { Interpreter } from '../../src/engine/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { prepareRuns } from '../../src/play/index.js';

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
    const prepared = [one, other].map((interpreter) => prepareRuns(scenario, arm, interpreter));
    for (const seed of seeds) {
      const [expected, actual] = prepared.map((run) => run({ seed }).hash);
      if (actual !== expected) throw new Error(`arm ${arm}, seed ${seed}: the hash is ${actual} and not ${expected}`);
      compared += 1;
    }
  }
  return compared;
}

/** The seeds name/1, name/2, … */
export function numberedSeeds(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${name}/${i + 1}`);
}
