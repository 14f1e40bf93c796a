import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearestQuotient } from '../../../src/experiment/statistics/nearestQuotient.js';

const whole = fc.maxSafeInteger();
const positive = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

it('is what the division of doubles gives, where both are doubles', () => {
  fc.assert(
    fc.property(whole, positive, (p, q) => {
      expect(nearestQuotient(BigInt(p), BigInt(q))).toBe(p / q + 0);
    }),
    { numRuns: 2000 },
  );
});

it('rounds what lies between two doubles to the nearer, and the middle to the even one', () => {
  const two53 = 1n << 53n;
  expect(nearestQuotient(two53 + 1n, 1n)).toBe(2 ** 53);
  expect(nearestQuotient(two53 + 3n, 1n)).toBe(2 ** 53 + 4);
  // A hair above the middle, far below the last bit that is looked at.
  expect(nearestQuotient(((two53 + 1n) << 400n) + 1n, 1n << 400n)).toBe(2 ** 53 + 2);
});

it('depends on the quotient alone, however large both are', () => {
  fc.assert(
    fc.property(whole, positive, fc.bigInt({ min: 1n, max: 1n << 3000n }), (p, q, factor) => {
      expect(nearestQuotient(BigInt(p) * factor, BigInt(q) * factor)).toBe(p / q + 0);
    }),
  );
});

it('reaches the ends of the range of doubles', () => {
  expect(nearestQuotient(1n, 1n << 1074n)).toBe(Number.MIN_VALUE);
  expect(nearestQuotient(-BigInt(Number.MAX_VALUE), 1n)).toBe(-Number.MAX_VALUE);
  expect(nearestQuotient(1n << 1024n, 1n)).toBe(Infinity);
  expect(nearestQuotient(1n, 1n << 2000n)).toBe(0);
});
