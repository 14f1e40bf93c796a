import { describe, expect, test } from 'vitest';
import { reference } from '../../src/engine/index.js';
import { FUZZ_RUNS } from './fuzzRuns.js';
import { OTHERS } from './interpreters.js';
import { numberedSeeds, sameHashes } from './sameHashes.js';
import { everyScenario } from './shipped.js';

/** The long form of hashes.test.ts, for `npm run fuzz`. A file of its own, because each file runs on one core. */
const DEFAULT_SEEDS = Math.ceil(FUZZ_RUNS / 10);
const OTHER_SEEDS = Math.ceil(FUZZ_RUNS / 100);

describe.each(OTHERS)('under %s and the reference', (_, interpreter) => {
  for (const [place, [file, scenario]] of everyScenario().entries()) {
    const arms = Object.keys(scenario.arms);
    const count = place === 0 ? DEFAULT_SEEDS : OTHER_SEEDS;
    test(`${file}: ${count} seeds in each arm have the same hashes`, () => {
      const seeds = numberedSeeds('fuzz', count);
      expect(sameHashes(scenario, arms, seeds, reference, interpreter)).toBe(arms.length * count);
    });
  }
});
