/** The elementary effects of a factor: how far they move the result (mu star), in which direction (mu), how unevenly (sigma). */
export interface MorrisEffect {
  readonly muStar: number | null;
  readonly mu: number | null;
  readonly sigma: number | null;
}

/**
 * Returns the effects of one factor from its elementary effects, one for each trajectory: the change of the result over the change
 * of the factor, in parts of its range.
 *
 * Sources: Morris, Technometrics 33:161–174 (1991); μ*: Campolongo, Cariboni & Saltelli, Environmental Modelling & Software
 * 22:1509–1518 (2007).
 */
export function morrisEffect(effects: readonly number[]): MorrisEffect {
  const n = effects.length;
  if (n === 0) return { muStar: null, mu: null, sigma: null };
  const mu = effects.reduce((sum, effect) => sum + effect, 0) / n;
  const muStar = effects.reduce((sum, effect) => sum + Math.abs(effect), 0) / n;
  const squares = effects.reduce((sum, effect) => sum + (effect - mu) * (effect - mu), 0);
  return { muStar, mu, sigma: n < 2 ? null : Math.sqrt(squares / (n - 1)) };
}
