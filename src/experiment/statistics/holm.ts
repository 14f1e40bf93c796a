/**
 * Returns p-values adjusted for multiple tests by Holm's step-down method, in the order given. If no tested difference exists, the
 * chance that any adjusted value is α or less is at most α, however the tests depend on each other. Nulls stay null and do not count.
 *
 * Source: Holm, Scandinavian Journal of Statistics 6:65–70 (1979).
 */
export const holmAdjusted = (ps: readonly (number | null)[]): (number | null)[] => {
  const adjusted: (number | null)[] = ps.map(() => null);
  const sorted = ps.flatMap((p, place) => (p === null ? [] : [{ p, place }])).toSorted((x, y) => x.p - y.p);
  let least = 0;
  for (const [rank, { p, place }] of sorted.entries()) {
    least = Math.max(least, Math.min(1, p * (sorted.length - rank)));
    adjusted[place] = least;
  }
  return adjusted;
};
