/** The median of some numbers. */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Measures everything in turn, round after round, so that whatever else the machine does falls on all alike. Returns all
 * that was measured of each.
 */
export async function allRounds(rounds, measurements, told) {
  const all = Object.fromEntries(Object.keys(measurements).map((name) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const [name, measure] of Object.entries(measurements)) {
      told(`round ${round} of ${rounds}: ${name}`);
      all[name].push(await measure());
    }
  }
  return all;
}

/** The median of each over such rounds. */
export async function inRounds(rounds, measurements, told) {
  return medians(await allRounds(rounds, measurements, told));
}

export function medians(all) {
  return Object.fromEntries(Object.entries(all).map(([name, values]) => [name, median(values)]));
}
