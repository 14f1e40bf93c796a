import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSeeds } from '../../src/experiment/seeds.js';
describe('compareSeeds', () => {
  it("keeps a batch's runs in the order of their numbers", () => {
    const seeds = Array.from({ length: 120 }, (_, i) => `k7/${i + 1}`);
    expect(seeds.toSorted(compareSeeds)).toEqual(seeds);
    expect(['b/1', 'a', 'a/10', 'a/9', 'a/09', '7'].toSorted(compareSeeds)).toEqual([
      '7',
      'a',
      'a/09',
      'a/9',
      'a/10',
      'b/1',
    ]);
  });
  it('is a total order', () => {
    const seed = fc.oneof(fc.string({ maxLength: 4 }), fc.stringMatching(/^[ab]?\/?[0-9]{0,3}$/));
    fc.assert(
      fc.property(seed, seed, seed, (x, y, z) => {
        expect(compareSeeds(x, y) + compareSeeds(y, x)).toBe(0);
        expect(compareSeeds(x, y) === 0).toBe(x === y);
        const chained = compareSeeds(x, y) < 0 && compareSeeds(y, z) < 0;
        expect(!chained || compareSeeds(x, z) < 0).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
