/** An estimate with an interval from the bootstrap; null where it is not defined. */
export interface BootstrapEstimate {
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const SAMPLES = 1000;

/**
 * Returns what `statistics` computes from all units, each with its percentile bootstrap interval. A unit, such as a seed with its
 * runs in all arms, is drawn with replacement as a whole. `draw` gives numbers from 0 to 1, one for each place.
 *
 * Source: Efron & Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.
 */
export function bootstrapIntervals(
  units: number,
  statistics: (chosen: readonly number[]) => readonly (number | null)[],
  draw: (place: number) => number,
  level = 0.95,
): BootstrapEstimate[] {
  const estimates = statistics(Array.from({ length: units }, (_, i) => i));
  if (units < 2) return estimates.map((estimate) => ({ estimate, low: null, high: null }));
  const samples = Array.from({ length: SAMPLES }, (_, sample) =>
    statistics(Array.from({ length: units }, (_unused, i) => Math.floor(draw(sample * units + i) * units))),
  );
  const tail = (1 - level) / 2;
  return estimates.map((estimate, which) => {
    const values = samples.flatMap((each) => each[which] ?? []).sort((a, b) => a - b);
    if (estimate === null || values.length < SAMPLES) return { estimate, low: null, high: null };
    return { estimate, low: quantile(values, tail), high: quantile(values, 1 - tail) };
  });
}

/** The quantile of sorted values, by linear interpolation (type 7 of Hyndman & Fan 1996, as in R and NumPy). */
export function quantile(sorted: readonly number[], p: number): number {
  const at = p * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return below + (at - Math.floor(at)) * (above - below);
}
