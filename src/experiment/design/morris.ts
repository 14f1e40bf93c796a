import type { AnalysisDraws } from './draws.js';
import type { LuckyPoint } from './saltelli.js';

/** A trajectory: its points, and which factor changes between each point and the next; the last factor is luck. */
export interface Trajectory {
  readonly points: readonly LuckyPoint[];
  readonly changes: readonly number[];
}

/**
 * Returns Morris's trajectories on a grid of `levels` levels: each starts at a random point and moves one factor after the other, in
 * random order, by Δ = levels / (2 (levels − 1)). One more move changes the luck and nothing else, as a dummy.
 *
 * Source: Morris, Technometrics 33:161–174 (1991).
 */
export function morrisDesign(
  trajectories: number,
  levels: number,
  factors: number,
  draws: AnalysisDraws,
): Trajectory[] {
  const delta = morrisStep(levels);
  return Array.from({ length: trajectories }, (_, t) => {
    const changes = draws.permutation(`morris/order/${t}`, factors + 1);
    // The lower half of the levels: from there a move up stays inside; by chance the move is mirrored.
    let point = Array.from({ length: factors }, (_unused, i) => {
      const low = Math.floor((draws.at(`morris/start/${t}`, i) * levels) / 2) / (levels - 1);
      return draws.at(`morris/side/${t}`, i) < 0.5 ? low : low + delta;
    });
    let luck: 0 | 1 = 0;
    const points: LuckyPoint[] = [{ point, luck }];
    for (const factor of changes) {
      if (factor === factors) luck = 1;
      else {
        const x = point[factor] as number;
        point = point.with(factor, x < 0.5 ? x + delta : x - delta);
      }
      points.push({ point, luck });
    }
    return { points, changes };
  });
}

/** Δ, the length of a move. */
export function morrisStep(levels: number): number {
  return levels / (2 * (levels - 1));
}
