/** How far an estimate may be off, in standard errors: a whole suite does not flake, and a real error still shows. */
export const TOLERANCE = 5;

/** Fixed seeds, so that a failure is there again tomorrow. */
export function seeds(name: string, n: number): string[] {
  return Array.from({ length: n }, (_, i) => `${name}/${i + 1}`);
}

/** By how many standard errors √(p(1−p)/n) the share of outcomes that came true is off p. */
export function shareOff(outcomes: readonly boolean[], p: number): number {
  const share = outcomes.filter(Boolean).length / outcomes.length;
  return Math.abs(share - p) / Math.sqrt((p * (1 - p)) / outcomes.length);
}

/** By how many standard errors the mean of the values is off the true one, given the true standard deviation. */
export function meanOff(values: readonly number[], mean: number, sd: number): number {
  const got = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.abs(got - mean) / (sd / Math.sqrt(values.length));
}
