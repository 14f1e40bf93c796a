import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pairedProportions } from '../../src/experiment/statistics/paired.js';
import { prepareRuns } from '../../src/play/index.js';
import { scenarioOf } from './small.js';

const scenario = scenarioOf(readFileSync('scenarios/mediated-launch.yaml', 'utf8'));

test.each(['mediated', 'good-offices'])('in mediated-launch, %s makes a reply to the accident rarer', (arm) => {
  const fires = (name: string) => {
    const run = prepareRuns(scenario, name);
    return (seed: string) => run({ seed }).outcome.measures['answered-an-accident'] === true;
  };
  const [there, alone] = [fires(arm), fires('alone')];
  const counts = { both: 0, onlyA: 0, onlyB: 0, neither: 0 };
  for (let number = 1; number <= 300; number++) {
    const [a, b] = [there(`1/${number}`), alone(`1/${number}`)];
    counts[a ? (b ? 'both' : 'onlyA') : b ? 'onlyB' : 'neither'] += 1;
  }
  expect(pairedProportions(counts).high).toBeLessThan(0);
});
