import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exp, log } from '../../src/engine/index.js';

/** How many numbers lie between two that are near each other. */
function unitsApart(a: number, b: number): number {
  if (Object.is(a, b) || a === b) return 0;
  const bits = new BigInt64Array(new Float64Array([a, b]).buffer);
  return Number((bits[0] ?? 0n) - (bits[1] ?? 0n));
}

const any = fc.double({ noNaN: true });
const runs = { numRuns: 20_000 };

describe('the same in every engine', () => {
  // noreg, from fdlibm as Node 20 has it; Chromium 150 gives some of them with another last bit.
  test.each([
    [0.1, -2.3025850929940455, 1.1051709180756477],
    [0.25, -1.3862943611198906, 1.2840254166877414],
    [0.8439, -0.16972127481821622, 2.325418446884504],
    [3, 1.0986122886681096, 20.085536923187668],
    [5e-324, -744.4400719213812, 1],
    [700, 6.551080335043404, 1.0142320547350045e304],
    [1e-9, -20.72326583694641, 1.000000001],
  ])('of %d the logarithm is %d, the exponential %d', (x, itsLog, itsExp) => {
    expect([log(x), exp(x)]).toEqual([itsLog, itsExp]);
  });

  test('within two units in the last place of what this engine has', () => {
    fc.assert(
      fc.property(any, (x) => {
        expect(Math.abs(unitsApart(exp(x), Math.exp(x)))).toBeLessThanOrEqual(2);
        expect(Math.abs(unitsApart(log(Math.abs(x)), Math.log(Math.abs(x))))).toBeLessThanOrEqual(2);
      }),
      runs,
    );
  });

  test('so also between 0 and 1, and for the exponents of beliefs', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: -40, max: 40, noNaN: true }), (u, x) => {
        expect(Math.abs(unitsApart(log(u), Math.log(u)))).toBeLessThanOrEqual(2);
        expect(Math.abs(unitsApart(exp(x), Math.exp(x)))).toBeLessThanOrEqual(2);
      }),
      runs,
    );
  });

  test('at the edges', () => {
    expect([log(0), log(1), log(Infinity), log(-1), log(Number.NaN)]).toEqual([
      -Infinity,
      0,
      Infinity,
      Number.NaN,
      Number.NaN,
    ]);
    expect([exp(0), exp(-0), exp(1), exp(Infinity), exp(-Infinity), exp(710), exp(-746), exp(Number.NaN)]).toEqual([
      1,
      1,
      Math.E,
      Infinity,
      0,
      Infinity,
      0,
      Number.NaN,
    ]);
  });
});
