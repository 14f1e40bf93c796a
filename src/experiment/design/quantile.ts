import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { exp, log } from '../../engine/index.js';
import type { FactorSpec, Level } from '../spec/format.js';

/**
 * The level of a factor below which the part `u` of its distribution lies, for 0 ≤ u ≤ 1. A list of values or variants is divided
 * into equal parts. Times and counts that a scenario wants whole are not rounded here: such a factor has a list of values.
 */
export function quantileOf(factor: FactorSpec, u: number): Level {
  const listed = listedLevels(factor);
  if (listed !== null) return listed[Math.min(listed.length - 1, Math.floor(u * listed.length))] as Level;
  const { low = 0, high = 1, scale, mode, mean, sd } = factor;
  // Rounding must not leave the range.
  return Math.min(high, Math.max(low, within()));

  function within(): number {
    if (scale === 'log') return exp(log(low) + u * (log(high) - log(low)));
    if (mode !== undefined) return triangular(u, low, mode, high);
    if (mean !== undefined && sd !== undefined) {
      const [from, to] = [normalCdf(low, mean, sd), normalCdf(high, mean, sd)];
      return normalQuantile(from + u * (to - from), mean, sd);
    }
    return low + u * (high - low);
  }
}

function triangular(u: number, low: number, mode: number, high: number): number {
  const peak = (mode - low) / (high - low);
  return u < peak
    ? low + Math.sqrt(u * (high - low) * (mode - low))
    : high - Math.sqrt((1 - u) * (high - low) * (high - mode));
}

/** The values of a factor, or the names of its variants; null where it is a range. */
export function listedLevels({ values, levels }: FactorSpec): readonly Level[] | null {
  return values ?? (levels === undefined ? null : Object.keys(levels));
}

/** The levels of a factor in a design that has corners and no points inside: its list, or the ends of its range. */
export function cornerLevels(factor: FactorSpec): readonly Level[] {
  const { low = 0, high = 1 } = factor;
  return listedLevels(factor) ?? [low, high];
}
