import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rollFor, rollsFor } from '../../src/brief/roll.js';

/** How many of how many numbers a roll names. */
function shareOf(roll: string): number {
  const [, first = '', last = first, sides = ''] = /^(\d+)(?:–(\d+))? of (\d+)$/.exec(roll) ?? [];
  return (Number(last) - Number(first) + 1) / Number(sides);
}

describe('what to roll', () => {
  test.each([
    [0, 'never'],
    [1, 'always'],
    [0.2, '1–20 of 100'],
    [0.01, '1 of 100'],
    [0.118, '1–12 of 100'],
    [0.004, '1–4 of 1000'],
    [0.0001, 'less than 1 of 1000'],
  ])('for a chance of %d: %s', (chance, roll) => {
    expect(rollFor(chance)).toBe(roll);
  });

  test('for weights: spans that follow each other', () => {
    expect(rollsFor([0.6, 0.25, 0.15])).toEqual(['1–60 of 100', '61–85 of 100', '86–100 of 100']);
    expect(rollsFor([1])).toEqual(['1–100 of 100']);
    expect(rollsFor([2, 1])).toEqual(['1–67 of 100', '68–100 of 100']);
    expect(rollsFor([993, 7])).toEqual(['1–993 of 1000', '994–1000 of 1000']);
  });

  test('every number stands for one thing, and each share is near its weight', () => {
    const weights = fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(weights, (given) => {
        const sum = given.reduce((total, weight) => total + weight, 0);
        const shares = rollsFor(given).map(shareOf);
        expect(shares.reduce((total, share) => total + share, 0)).toBeCloseTo(1, 9);
        for (const [i, share] of shares.entries()) {
          const weight = (given[i] ?? 0) / sum;
          expect(Math.abs(share - weight)).toBeLessThanOrEqual(Math.max(weight / 20, 0.001) + 1e-9);
        }
      }),
    );
  });
});
