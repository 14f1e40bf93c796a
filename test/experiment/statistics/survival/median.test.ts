import { describe, expect, it } from 'vitest';
import { cumulativeIncidence } from '../../../../src/experiment/statistics/survival/incidence.js';
import { medianTime } from '../../../../src/experiment/statistics/survival/median.js';
import { FROM_R, followUpsOf } from './fixtures.js';

const Z = 1.959963984540054;

describe('medianTime', () => {
  it.each(FROM_R.oneCause)('gives the median of R with its limits: $name', (runs) => {
    const { median, medianLow, medianHigh } = medianTime(cumulativeIncidence(followUpsOf(runs)), Z);
    expect([median, medianLow, medianHigh]).toEqual(runs.median);
  });

  it('is not there where another end keeps half of the runs from the event', () => {
    const runs = [1, 2, 3, 4].map((time) => ({ time, end: time > 2 ? ('reached' as const) : ('otherwise' as const) }));
    expect(medianTime(cumulativeIncidence(runs), Z).median).toBe(4);
    const more = cumulativeIncidence([...runs, { time: 1, end: 'otherwise' }]);
    expect(medianTime(more, Z).median).toBeNull();
  });
});
