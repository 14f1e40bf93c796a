import { expect, test } from 'vitest';
import { above, forgetting, plainCount, renewedCount } from './forkedShares.js';

const RUNS = 2000;

test('new luck at fixed hours leaves the share of runs that reach rung 5 as it was, unless runs forget what they have read', () => {
  const plain = plainCount(RUNS);
  expect(Math.abs(above(renewedCount(RUNS), plain, RUNS))).toBeLessThan(4);
  const mutant = forgetting(() => renewedCount(RUNS));
  expect(above(mutant, plain, RUNS)).toBeGreaterThan(5);
});
