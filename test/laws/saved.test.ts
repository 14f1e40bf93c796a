import { describe, expect, test } from 'vitest';
import type { Simulation } from '../../src/engine/index.js';
import { INTERPRETERS } from './interpreters.js';
import { begin } from './run.js';
import { everyScenario, runnable, shipped } from './shipped.js';

/** How many characters each office takes in a saved run, as JSON. */
function officeSizes(run: Simulation<unknown>): number[] {
  const offices = run.save().entities.filter(({ machine }) => machine === 'actor');
  return offices.map((office) => JSON.stringify(office).length);
}

// A saved office would be some 9,000 characters with its input.
describe.each(INTERPRETERS)('under %s, a saved office is small, as its input is not saved', (_, interpreter) => {
  test.each(everyScenario())('%s: at the start of a run', (_file, scenario) => {
    const { run } = begin(runnable(scenario, Object.keys(scenario.arms)[0] ?? '', 'saved/1'), interpreter);
    for (const size of officeSizes(run)) expect(size).toBeLessThan(1000);
  });

  test('in every arm of the shipped scenario: at the start and after 200 messages', () => {
    const scenario = shipped();
    for (const arm of Object.keys(scenario.arms)) {
      const { run } = begin(runnable(scenario, arm, 'saved/1'), interpreter);
      const first = officeSizes(run);
      for (let step = 0; step < 200; step++) run.step();
      expect(run.events).toBe(200);
      const sizes = [...first, ...officeSizes(run)];
      expect(sizes).toHaveLength(2 * Object.keys(scenario.actors).length);
      for (const size of sizes) expect(size).toBeLessThan(3000);
    }
  });
});
