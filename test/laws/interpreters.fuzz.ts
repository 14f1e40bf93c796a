import { describe, expect, test } from 'vitest';
import { reference } from '../../src/engine/index.js';
import { randomDifference } from './differences.js';
import { OTHERS } from './interpreters.js';
import { eachRunOfABatchIsAlone, goesOnUnderTheOther, sameUnderBoth } from './properties.js';
import { numberedSeeds, sameHashes } from './sameHashes.js';
import { everyScenario } from './shipped.js';

/** The long form of interpreters.test.ts, for `npm run fuzz`. FUZZ_RUNS sets how many random systems it takes. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 5000);
const DEFAULT_SEEDS = 1000;
const OTHER_SEEDS = 100;

describe.each(OTHERS)('under %s and the reference', (_, interpreter) => {
  test(`${RUNS} random systems run the same, event for event`, () => {
    expect(randomDifference(sameUnderBoth, interpreter, { numRuns: RUNS })).toBeUndefined();
  });

  test(`${Math.ceil(RUNS / 10)} random systems saved under one go on under the other`, () => {
    expect(randomDifference(goesOnUnderTheOther, interpreter, { numRuns: Math.ceil(RUNS / 10) })).toBeUndefined();
  });

  test(`${Math.ceil(RUNS / 10)} random systems run alike one after another and alone`, () => {
    expect(randomDifference(eachRunOfABatchIsAlone, interpreter, { numRuns: Math.ceil(RUNS / 10) })).toBeUndefined();
  });

  for (const [place, [file, scenario]] of everyScenario().entries()) {
    const arms = Object.keys(scenario.arms);
    const count = place === 0 ? DEFAULT_SEEDS : OTHER_SEEDS;
    test(`${file}: ${count} seeds in each arm have the same hashes`, () => {
      const seeds = numberedSeeds('fuzz', count);
      expect(sameHashes(scenario, arms, seeds, reference, interpreter)).toBe(arms.length * count);
    });
  }
});
