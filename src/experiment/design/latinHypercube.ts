import type { AnalysisDraws } from './draws.js';

/**
 * Returns points of the unit cube in which every coordinate has exactly one point in each of `points` equal slices.
 *
 * Source: McKay, Beckman & Conover, Technometrics 21:239–245 (1979).
 */
export function latinHypercube(points: number, dimensions: number, draws: AnalysisDraws, purpose = 'lhs'): number[][] {
  const columns = Array.from({ length: dimensions }, (_, d) =>
    draws
      .permutation(`${purpose}/order/${d}`, points)
      .map((slice, i) => (slice + draws.at(`${purpose}/inside/${d}`, i)) / points),
  );
  return Array.from({ length: points }, (_, i) => columns.map((column) => column[i] as number));
}
