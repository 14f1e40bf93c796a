import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { delegationChance, grantChance } from '../../../src/model/index.js';
import { parameters } from '../parts.js';

const defaults = parameters();

test.each([
  [0, 0],
  [0.25, 0.45],
  [0.5, 0.9],
  [1, 0.9],
])('a superior who believes %d grants with chance %d', (belief, expected) => {
  expect(grantChance(belief, defaults)).toBeCloseTo(expected, 12);
});

test('the more hostile it seems to him, the more readily he grants', () => {
  const belief = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(belief, belief, (a, b) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)];
      expect(grantChance(less, defaults)).toBeLessThanOrEqual(grantChance(more, defaults));
    }),
  );
});

test.each([
  [0, 0.05],
  [3, 0.05],
  [4, 0.2],
  [5, 0.35],
  [6, 0.5],
  [8, 0.8],
  [11, 0.8],
])('at rung %i a commander left without an answer acts with chance %d', (rung, expected) => {
  expect(delegationChance('by-rung', rung, defaults)).toBeCloseTo(expected, 12);
});

test('never and always are what they say', () => {
  expect([0, 11].map((rung) => delegationChance('never', rung, defaults))).toEqual([0, 0]);
  expect([0, 11].map((rung) => delegationChance('always', rung, defaults))).toEqual([1, 1]);
});
