/**
 * Returns p values adjusted for being many, in their order, by Holm's step-down method: the chance that any of them falls
 * below α by luck alone stays below α, however they depend on each other. Nulls stay null and do not count.
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
