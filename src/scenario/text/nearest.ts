/** Longer words are not compared: it would take long, and they are hardly misspelt names. */
const LONGEST = 64;

/** The name that is closest to a mistyped word, ignoring case; undefined if none is close. */
export function nearest(word: string, names: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined;
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const name of names) {
    const distance = distanceTo(name.toLowerCase(), wanted, least);
    if (distance < least) [best, least] = [name, distance];
  }
  return best;
}

/** The edit distance; but 0 for the office of `side.office`, and at most 1 for the beginning of a longer name. */
function distanceTo(name: string, wanted: string, limit: number): number {
  if (name.endsWith(`.${wanted}`)) return 0;
  return wanted.length > 2 && name.startsWith(wanted) ? 1 : editDistance(wanted, name, limit);
}

/** A hint for a wrong name: the nearest valid one, or all of them if they are few. It is worked out when it is called. */
export function suggest(word: string, names: Iterable<string>): () => string | undefined {
  return () => {
    const known = [...names];
    const near = nearest(word, known);
    if (near !== undefined) return didYouMean(near);
    return known.length === 0 || known.length > 16 ? undefined : `known here: ${known.join(', ')}`;
  };
}

export function didYouMean(name: string): string {
  return `did you mean “${name}”?`;
}

/**
 * How many letters must be inserted, deleted, replaced or swapped with their neighbour (optimal string alignment).
 * If it is at least `limit`, the result is some number that is also at least `limit`.
 */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) >= limit) return limit;
    [before, above] = [above, row];
  }
  return above[b.length] ?? limit;
}
