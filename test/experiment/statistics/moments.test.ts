import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Moments, momentsOf } from '../../../src/experiment/statistics/moments.js';

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 60 });

/** Values far apart in size, so that any rounding of a sum shows. */
const anyValues = fc.array(fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })), {
  maxLength: 20,
});

const figuresOf = ({ n, mean, variance }: Moments) => ({ n, mean, variance });

const merged = (...parts: readonly Moments[]): Moments => {
  const all = new Moments();
  for (const part of parts) all.merge(part);
  return all;
};

describe('moments', () => {
  it('are those of the whole list: its mean, and the squared distances from it over n − 1', () => {
    fc.assert(
      fc.property(values, (list) => {
        const mean = list.reduce((sum, each) => sum + each, 0) / list.length;
        const variance = list.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (list.length - 1);
        const moments = momentsOf(list);
        expect(Math.abs((moments.mean ?? Number.NaN) - mean)).toBeLessThan(1e-7);
        expect(Math.abs((moments.variance ?? Number.NaN) - variance)).toBeLessThanOrEqual(1e-9 * (1 + variance));
      }),
    );
  });

  it('are exact for values all alike, and not there where they are not defined', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 2, max: 50 }), (value, n) => {
        const alike = momentsOf(Array.from({ length: n }, () => value));
        expect(figuresOf(alike)).toEqual({ n, mean: value + 0, variance: 0 });
      }),
    );
    expect([momentsOf([]).mean, momentsOf([]).variance, momentsOf([7]).variance]).toEqual([null, null, null]);
  });

  it('lose nothing to values that are far larger', () => {
    expect(momentsOf([1e300, 1, -1e300]).mean).toBe(1 / 3);
    expect(momentsOf([1e9 + 1, 1e9 + 2, 1e9 + 3]).variance).toBe(1);
  });

  it('are the same however a list is split and its parts merged, in any order', () => {
    fc.assert(
      fc.property(anyValues, anyValues, anyValues, (x, y, z) => {
        const [a, b, c] = [momentsOf(x), momentsOf(y), momentsOf(z)];
        const whole = figuresOf(momentsOf([...x, ...y, ...z]));
        expect(figuresOf(merged(merged(a, b), c))).toEqual(whole);
        expect(figuresOf(merged(a, merged(b, c)))).toEqual(whole);
        expect(figuresOf(merged(c, a, b))).toEqual(whole);
      }),
    );
  });

  it('leave the moments that they merge as they are', () => {
    const part = momentsOf([1, 2.5]);
    const before = figuresOf(part);
    momentsOf([0.001]).merge(part);
    expect(figuresOf(part)).toEqual(before);
  });

  it.each([Number.NaN, Infinity, -Infinity])('refuse %d', (value) => {
    expect(() => momentsOf([1, value])).toThrow(RangeError);
  });
});
