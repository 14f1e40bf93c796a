import { log } from '../../engine/index.js';
import cdf from '@stdlib/stats-base-dists-normal-cdf';

/**
 * The log weights of the whole numbers from `least` to `most` under round(N(mean, sd)), what lies beyond gathered at the two
 * ends. Those that the computer cannot tell from impossible are left out.
 */
export function roundedNormal(mean: number, sd: number, least: number, most: number): Record<string, number> {
  const weights: Record<string, number> = {};
  if (sd === 0) {
    const only = Math.min(most, Math.max(least, Math.round(mean)));
    return { [only]: 0 };
  }
  for (let value = least; value <= most; value++) {
    const low = value === least ? -Infinity : (value - 0.5 - mean) / sd;
    const high = value === most ? Infinity : (value + 0.5 - mean) / sd;
    // In the upper tail both are near 1: the mirror image keeps the digits.
    const mass = low > 0 ? cdf(-low, 0, 1) - cdf(-high, 0, 1) : cdf(high, 0, 1) - cdf(low, 0, 1);
    if (mass > 0) weights[value] = log(mass);
  }
  return weights;
}
