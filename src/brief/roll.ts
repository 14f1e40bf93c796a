/** Chances as numbers to roll: 1 to 100 by two ten-sided dice, 1 to 1000 by three, or any device that gives one. */

/** “1–20 of 100”: what to roll for something of this chance. */
export function rollFor(chance: number): string {
  if (chance <= 0) return 'never';
  if (chance >= 1) return 'always';
  return rollsFor([chance, 1 - chance])[0] ?? '';
}

/** “1–60 of 100”, “61–85 of 100”, …: what to roll for each of several things, by their weights. */
export function rollsFor(weights: readonly number[]): string[] {
  const sides = isFair(weights, 100) ? 100 : 1000;
  const bounds = boundsOf(weights, sides);
  return weights.map((_, i) => {
    const [first, last] = [(bounds[i] ?? 0) + 1, bounds[i + 1] ?? 0];
    if (last < first) return `less than 1 of ${sides}`;
    return `${first === last ? first : `${first}–${last}`} of ${sides}`;
  });
}

/** The last number to roll for each of several things, with a 0 before the first. */
function boundsOf(weights: readonly number[], sides: number): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let reached = 0;
  return [0, ...weights.map((weight) => Math.round(((reached += weight) / sum) * sides))];
}

/** Whether rounding to this many numbers changes no chance by more than a twentieth of it. */
function isFair(weights: readonly number[], sides: number): boolean {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const bounds = boundsOf(weights, sides);
  return weights.every((weight, i) => {
    const share = weight / sum;
    return Math.abs(((bounds[i + 1] ?? 0) - (bounds[i] ?? 0)) / sides - share) <= share / 20;
  });
}
