import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakEven } from '../../../src/experiment/statistics/breakEven.js';

const rates = (answeredAccidents: number, missedAttacks: number) => ({ answeredAccidents, missedAttacks });
const rate = fc.integer({ min: 0, max: 20 }).map((each) => each / 20);
const anyRates = fc.record({ answeredAccidents: rate, missedAttacks: rate });

describe('breakEven', () => {
  it.each([
    [
      'fewer answered accidents, more missed attacks',
      rates(0.1, 0.05),
      rates(0.2, 0.025),
      { better: 'below', ratio: 4 },
    ],
    [
      'more answered accidents, fewer missed attacks',
      rates(0.2, 0.025),
      rates(0.1, 0.05),
      { better: 'above', ratio: 4 },
    ],
    ['fewer of both', rates(0.1, 0.02), rates(0.2, 0.03), { better: 'always', ratio: null }],
    ['fewer of one, the other alike', rates(0.1, 0.03), rates(0.2, 0.03), { better: 'always', ratio: null }],
    ['more of both', rates(0.2, 0.03), rates(0.1, 0.02), { better: 'never', ratio: null }],
    ['both alike', rates(0.1, 0.02), rates(0.1, 0.02), { better: 'equal', ratio: null }],
  ])('%s', (_, a, b, expected) => {
    const { better, ratio } = breakEven(a, b);
    expect({ better, ratio: ratio === null ? null : Number(ratio.toFixed(12)) }).toEqual(expected);
  });

  it('says which arm costs less, at any ratio', () => {
    fc.assert(
      fc.property(anyRates, anyRates, fc.double({ min: 0.01, max: 50, noNaN: true }), (a, b, cost) => {
        const costOf = (each: typeof a): number => each.answeredAccidents + cost * each.missedAttacks;
        const { better, ratio } = breakEven(a, b);
        const gain = costOf(b) - costOf(a);
        if (Math.abs(gain) < 1e-9) return;
        const isBetter =
          better === 'always' ||
          (better === 'below' && cost < (ratio ?? 0)) ||
          (better === 'above' && cost > (ratio ?? 0));
        expect(isBetter).toBe(gain > 0);
      }),
    );
  });
});
