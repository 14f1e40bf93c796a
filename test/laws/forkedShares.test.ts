import { expect, test } from 'vitest';
import { above, plainCount, renewedCount } from './forkedShares.js';

/** forkedShares.slow.test.ts takes many more, and a mutant. */
const RUNS = 150;

test('new luck at fixed hours leaves the share of runs that reach rung 5 as it was', () => {
  expect(Math.abs(above(renewedCount(RUNS), plainCount(RUNS), RUNS))).toBeLessThan(4);
});
