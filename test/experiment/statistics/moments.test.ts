import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentsOf } from '../../../src/experiment/statistics/moments.js';

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 60 });

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
    const alike = momentsOf([0.1, 0.1, 0.1]);
    expect([alike.n, alike.mean, alike.variance]).toEqual([3, 0.1, 0]);
    expect([momentsOf([]).mean, momentsOf([]).variance, momentsOf([7]).variance]).toEqual([null, null, null]);
  });
});
