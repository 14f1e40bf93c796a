import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { exp } from '../../engine/index.js';

/** How often a hostile act was answered or not (hits, misses), and an accident (false alarms, correct rejections). */
export interface DetectionCounts {
  readonly hits: number;
  readonly misses: number;
  readonly falseAlarms: number;
  readonly correctRejections: number;
}

/** How well attacks are told from accidents (d′), and how reluctantly either is answered (criterion); null without runs of both. */
export interface Detection {
  readonly dPrime: number | null;
  readonly dPrimeLow: number | null;
  readonly dPrimeHigh: number | null;
  readonly criterion: number | null;
  readonly criterionLow: number | null;
  readonly criterionHigh: number | null;
}

const NOTHING: Detection = {
  dPrime: null,
  dPrimeLow: null,
  dPrimeHigh: null,
  criterion: null,
  criterionLow: null,
  criterionHigh: null,
};

/**
 * Returns d′ = z(H) − z(F) and the criterion c = −(z(H) + z(F)) / 2 with their intervals. The hit rate H and the false-alarm
 * rate F have half a count added to each cell, so that rates of 0 and 1 stay finite (log-linear correction).
 *
 * Sources: Green & Swets, Signal Detection Theory and Psychophysics, 1966; Hautus, Behavior Research Methods 27:46–51 (1995),
 * the correction; Gourevitch & Galanter, Psychometrika 32:25–33 (1967), the variances.
 */
export const detection = (counts: DetectionCounts, level = 0.95): Detection => {
  const hostile = counts.hits + counts.misses;
  const accidents = counts.falseAlarms + counts.correctRejections;
  if (hostile === 0 || accidents === 0) return NOTHING;
  const hit = rateOf(counts.hits, hostile);
  const alarm = rateOf(counts.falseAlarms, accidents);
  const half = quantile((1 + level) / 2) * Math.sqrt(hit.variance + alarm.variance);
  const dPrime = hit.z - alarm.z;
  const criterion = -(hit.z + alarm.z) / 2;
  return {
    dPrime,
    dPrimeLow: dPrime - half,
    dPrimeHigh: dPrime + half,
    criterion,
    criterionLow: criterion - half / 2,
    criterionHigh: criterion + half / 2,
  };
};

/** The corrected rate as a normal quantile, and its variance: H (1 − H) / (n φ(z)²). */
const rateOf = (count: number, of: number): { readonly z: number; readonly variance: number } => {
  const rate = (count + 0.5) / (of + 1);
  const z = quantile(rate);
  const density = exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
  return { z, variance: (rate * (1 - rate)) / ((of + 1) * (density * density)) };
};

const quantile = (p: number): number => normalQuantile(p, 0, 1);
