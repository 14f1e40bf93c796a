import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detection } from '../../../src/experiment/statistics/detection.js';
import { FROM_R } from './survival/fixtures.js';

const count = fc.nat(500);
const counts = fc.record({ hits: count, misses: count, falseAlarms: count, correctRejections: count });

describe('detection', () => {
  it.each(FROM_R.detection)(
    'gives what R makes of it with qnorm and dnorm: $counts',
    ({ counts: cells, ...expected }) => {
      const [hits, misses, falseAlarms, correctRejections] = cells;
      const found = detection({ hits, misses, falseAlarms, correctRejections });
      expect(found.dPrime).toBeCloseTo(expected.dPrime, 10);
      expect(found.criterion).toBeCloseTo(expected.criterion, 10);
      expect(found.dPrimeLow).toBeCloseTo(expected.dPrime - 1.959963985 * expected.error, 8);
      expect(found.dPrimeHigh).toBeCloseTo(expected.dPrime + 1.959963985 * expected.error, 8);
      expect(found.criterionLow).toBeCloseTo(expected.criterion - (1.959963985 * expected.error) / 2, 8);
      expect(found.criterionHigh).toBeCloseTo(expected.criterion + (1.959963985 * expected.error) / 2, 8);
    },
  );

  it('gives the textbook’s d′ and criterion where the correction weighs nothing', () => {
    // Hit rate .8 and false-alarm rate .2: Φ⁻¹(.8) = .8416, so d′ = 1.683 without any bias.
    const [hits, misses] = [8e6, 2e6];
    const unbiased = detection({ hits, misses, falseAlarms: misses, correctRejections: hits });
    expect(unbiased.dPrime).toBeCloseTo(1.6832, 4);
    expect(unbiased.criterion).toBeCloseTo(0, 12);
    // Hit rate .5 and false-alarm rate .2: half as sensitive, and reluctant.
    const reluctant = detection({ hits, misses: hits, falseAlarms: misses, correctRejections: hits });
    expect(reluctant.dPrime).toBeCloseTo(0.8416, 4);
    expect(reluctant.criterion).toBeCloseTo(0.4208, 4);
  });

  it('adds half a run to each cell: the log-linear correction', () => {
    // (8 + ½) / (10 + 1) = .7727, Φ⁻¹(.7727) = .7479.
    const { dPrime, criterion } = detection({ hits: 8, misses: 2, falseAlarms: 2, correctRejections: 8 });
    expect(dPrime).toBeCloseTo(2 * 0.7479, 3);
    expect(criterion).toBeCloseTo(0, 12);
  });

  it('stays finite where every attack is answered and no accident', () => {
    const { dPrime, dPrimeLow, dPrimeHigh } = detection({ hits: 10, misses: 0, falseAlarms: 0, correctRejections: 10 });
    // Φ⁻¹(10.5/11) = 1.6906.
    expect(dPrime).toBeCloseTo(2 * 1.6906, 3);
    expect(Number.isFinite(dPrimeLow) && Number.isFinite(dPrimeHigh)).toBe(true);
  });

  it('claims nothing without attacks, or without accidents', () => {
    const nothing = new Set([null]);
    const none = { hits: 0, misses: 0, falseAlarms: 3, correctRejections: 4 };
    expect(new Set(Object.values(detection(none)))).toEqual(nothing);
    const only = { hits: 3, misses: 4, falseAlarms: 0, correctRejections: 0 };
    expect(new Set(Object.values(detection(only)))).toEqual(nothing);
  });

  it('is the opposite reluctance, and the same skill, where answering and not answering are exchanged', () => {
    fc.assert(
      fc.property(counts, ({ hits, misses, falseAlarms, correctRejections }) => {
        const found = detection({ hits, misses, falseAlarms, correctRejections });
        const turned = detection({
          hits: misses,
          misses: hits,
          falseAlarms: correctRejections,
          correctRejections: falseAlarms,
        });
        if (found.dPrime === null || found.criterion === null) return;
        expect(turned.dPrime).toBeCloseTo(-found.dPrime, 8);
        expect(turned.criterion).toBeCloseTo(-found.criterion, 8);
        expect(found.dPrimeLow).toBeLessThan(found.dPrime);
      }),
    );
  });
});
