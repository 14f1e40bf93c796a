import type { AnalysisDraws } from './draws.js';
import { latinHypercube } from './latinHypercube.js';
import { MOST_DIMENSIONS, sobolPoints } from './sobolSequence.js';

/** A point of the unit cube, and whether its runs have the luck of matrix A (0) or B (1). */
export interface LuckyPoint {
  readonly point: readonly number[];
  readonly luck: 0 | 1;
}

/**
 * Returns Saltelli's design for Sobol indices: for each of `points` rows the points A, B, and A with one coordinate of B for every
 * factor. Luck is one more factor, the last: A has one set of seeds and B another. Its indices show what luck alone does, so it
 * serves as the dummy parameter that the others must exceed.
 *
 * Sources: Saltelli et al., Computer Physics Communications 181:259–270 (2010); luck as a factor: Marrel, Iooss, Da Veiga & Ribatet,
 * Statistics and Computing 22:833–847 (2012).
 */
export function saltelliDesign(points: number, factors: number, draws: AnalysisDraws): LuckyPoint[] {
  const wide = 2 * factors;
  const base =
    wide <= MOST_DIMENSIONS
      ? sobolPoints(points, wide, (d) => draws.at('sobol/shift', d))
      : latinHypercube(points, wide, draws, 'sobol');
  return base.flatMap((row): LuckyPoint[] => {
    const [a, b] = [row.slice(0, factors), row.slice(factors)];
    const mixed = a.map((_, i): LuckyPoint => ({ point: a.with(i, b[i] as number), luck: 0 }));
    return [{ point: a, luck: 0 }, { point: b, luck: 1 }, ...mixed, { point: a, luck: 1 }];
  });
}
