import { describe, expect, it } from 'vitest';
import { cumulativeIncidence } from '../../../../src/experiment/statistics/survival/incidence.js';
import { logLogInterval } from '../../../../src/experiment/statistics/survival/shareInterval.js';
import { FROM_R, followUpsOf } from './fixtures.js';

describe('logLogInterval', () => {
  it.each(FROM_R.oneCause)('gives the limits of R, survfit(conf.type = "log-log"): $name', (runs) => {
    for (const [i, { share, variance }] of cumulativeIncidence(followUpsOf(runs)).entries()) {
      const interval = logLogInterval(share, variance, 1.959963984540054);
      const [low, high] = [runs.low[i] ?? null, runs.high[i] ?? null];
      expect(interval === undefined).toBe(low === null);
      expect(interval?.low ?? 0).toBeCloseTo(low ?? 0, 9);
      expect(interval?.high ?? 0).toBeCloseTo(high ?? 0, 9);
    }
  });

  it('says nothing of a share of 0 or 1, or one without variance', () => {
    expect(logLogInterval(0, 0.1, 1.96)).toBeUndefined();
    expect(logLogInterval(1, 0.1, 1.96)).toBeUndefined();
    expect(logLogInterval(0.5, 0, 1.96)).toBeUndefined();
  });
});
