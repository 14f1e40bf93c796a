import { expect, test } from 'vitest';
import { freeRun, heldRun } from './held.js';
import { everyScenario } from './shipped.js';

test.each(everyScenario())(
  'an office held by a policy that returns what the formula would choose gives the unheld run’s outcome, each office in each arm: %s',
  (_, scenario) => {
    const arms = Object.keys(scenario.arms);
    for (const arm of arms.length === 0 ? [null] : arms) {
      for (const office of Object.keys(scenario.actors)) {
        const { asks: _asks, ...held } = heldRun(scenario, arm, '11', [office]);
        expect(held, `${office}, ${arm}`).toEqual(freeRun(scenario, arm, '11'));
      }
    }
  },
);
