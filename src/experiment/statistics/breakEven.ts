/** How often, per run, an accident was answered as if it were an attack, and an attack went unanswered. */
export interface ErrorRates {
  readonly answeredAccident: number;
  readonly missedAttack: number;
}

/**
 * For which costs of a missed attack, counted in answered accidents, arm a is the better of two: at every cost, at none,
 * only below a ratio, only above it; `equal` where both arms err alike.
 */
export type BreakEven =
  | { readonly better: 'always' | 'never' | 'equal'; readonly ratio: null }
  | { readonly better: 'below' | 'above'; readonly ratio: number };

/**
 * Returns the cost ratio at which arm a and arm b cost the same: −(answered accidents, a − b) / (missed attacks, a − b).
 * The cost of an arm is its answered accidents + ratio × its missed attacks.
 */
export const breakEven = (a: ErrorRates, b: ErrorRates): BreakEven => {
  const accidents = a.answeredAccident - b.answeredAccident;
  const misses = a.missedAttack - b.missedAttack;
  if (accidents === 0 && misses === 0) return { better: 'equal', ratio: null };
  if (accidents <= 0 && misses <= 0) return { better: 'always', ratio: null };
  if (accidents >= 0 && misses >= 0) return { better: 'never', ratio: null };
  return { better: misses > 0 ? 'below' : 'above', ratio: -accidents / misses };
};
