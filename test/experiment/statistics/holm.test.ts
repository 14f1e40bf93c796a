import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holmAdjusted } from '../../../src/experiment/statistics/holm.js';
import { FROM_R } from './survival/fixtures.js';

describe('holmAdjusted', () => {
  it("gives what R's p.adjust does", () => {
    const { p, adjusted } = FROM_R.holm;
    for (const [i, value] of holmAdjusted(p).entries()) expect(value).toBeCloseTo(adjusted[i] ?? Number.NaN, 12);
  });

  it('does not count what has no p', () => {
    expect(holmAdjusted([null, 0.02, null, 0.04])).toEqual([null, 0.04, null, 0.04]);
    expect(holmAdjusted([0.6, 0.7])).toEqual([1, 1]);
    expect(holmAdjusted([])).toEqual([]);
  });

  it('lowers no p, keeps their order, and none passes 1', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (ps) => {
        const adjusted = holmAdjusted(ps);
        for (const [i, p] of ps.entries()) {
          expect(adjusted[i]).toBeGreaterThanOrEqual(p);
          expect(adjusted[i]).toBeLessThanOrEqual(1);
          const larger = adjusted.filter((_, j) => p < (ps[j] ?? 0));
          for (const other of larger) expect(adjusted[i]).toBeLessThanOrEqual(other ?? 0);
        }
      }),
    );
  });
});
