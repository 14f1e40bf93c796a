/** The median of some numbers. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Repeats `measure`, which resolves with named numbers, for this many rounds. Returns the numbers by name. */
export async function inRounds(rounds, measure, told) {
  const all = {};
  for (let round = 1; round <= rounds; round++) {
    told(`round ${round} of ${rounds}`);
    for (const [name, value] of Object.entries(await measure())) (all[name] ??= []).push(value);
  }
  return all;
}

export function medians(all) {
  return Object.fromEntries(Object.entries(all).map(([name, values]) => [name, median(values)]));
}
