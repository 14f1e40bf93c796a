import { describe, expect, test } from 'vitest';
import { reference } from '../../src/engine/index.js';
import { OTHERS } from './interpreters.js';
import { numberedSeeds, sameHashes } from './sameHashes.js';
import { everyScenario } from './shipped.js';

const DEFAULT_SEEDS = 200;
const OTHER_SEEDS = 20;
/** The reference takes a tenth of a second for a run of the default scenario. */
const LONG = 10 * 60_000;

describe.each(OTHERS)('under %s and the reference', (_, interpreter) => {
  for (const [place, [file, scenario]] of everyScenario().entries()) {
    const count = place === 0 ? DEFAULT_SEEDS : OTHER_SEEDS;
    test.each(Object.keys(scenario.arms))(
      `${file}, %s: ${count} seeds have the same hashes`,
      (arm) => {
        expect(sameHashes(scenario, [arm], numberedSeeds('hashes', count), reference, interpreter)).toBe(count);
      },
      LONG,
    );
  }
});
