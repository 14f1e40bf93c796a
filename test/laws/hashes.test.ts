import { describe, expect, test } from 'vitest';
import { reference } from '../../src/engine/index.js';
import { cases } from '../scale.js';
import { OTHERS } from './interpreters.js';
import { numberedSeeds, sameHashes } from './sameHashes.js';
import { everyScenario } from './shipped.js';

const SEEDS = cases(1);

describe.each(OTHERS)('under %s and the reference', (_, interpreter) => {
  for (const [file, scenario] of everyScenario()) {
    test.each(Object.keys(scenario.arms))(`${file}, %s: ${SEEDS} seeds have the same hashes`, (arm) => {
      expect(sameHashes(scenario, [arm], numberedSeeds('hashes', SEEDS), reference, interpreter)).toBe(SEEDS);
    });
  }
});
