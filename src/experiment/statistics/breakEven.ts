/** The errors of an arm: accidents answered as if they were attacks, and attacks left unanswered. */
export interface Errors {
  readonly answeredAccidents: number;
  readonly missedAttacks: number;
}

/**
 * For which costs of a missed attack, counted in answered accidents, arm a is the better of two: for all, for none, only below a
 * ratio, or only above it; `equal` if both arms make the same errors.
 */
export type BreakEven =
  | { readonly better: 'always' | 'never' | 'equal'; readonly ratio: null }
  | { readonly better: 'below' | 'above'; readonly ratio: number };

/**
 * Returns the cost ratio at which arm a and arm b cost the same: −(answered accidents, a − b) / (missed attacks, a − b).
 * The cost of an arm is its answered accidents + ratio × its missed attacks, counted over the same seeds in both arms.
 */
export const breakEven = (a: Errors, b: Errors): BreakEven => {
  const accidents = a.answeredAccidents - b.answeredAccidents;
  const misses = a.missedAttacks - b.missedAttacks;
  if (accidents === 0 && misses === 0) return { better: 'equal', ratio: null };
  if (accidents <= 0 && misses <= 0) return { better: 'always', ratio: null };
  if (accidents >= 0 && misses >= 0) return { better: 'never', ratio: null };
  return { better: misses > 0 ? 'below' : 'above', ratio: -accidents / misses };
};
