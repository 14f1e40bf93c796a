import { log } from '../../engine/index.js';
import cdf from '@stdlib/stats-base-dists-normal-cdf';

/**
 * The log weights of the integers from `least` to `most` under round(N(mean, sd)). The two ends take the mass beyond them. Integers
 * whose computed mass is 0 are left out.
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
    // In the upper tail both values are near 1. Mirroring avoids cancellation.
    const mass = low > 0 ? cdf(-low, 0, 1) - cdf(-high, 0, 1) : cdf(high, 0, 1) - cdf(low, 0, 1);
    if (mass > 0) weights[value] = log(mass);
  }
  return weights;
}
