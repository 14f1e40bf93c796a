/** Entries nest five deep; what comes from outside may nest a little deeper. */
const DEEPEST = 64;

/** A line of JSON as a value; undefined where it is none, or nested too deep to be worked on. */
export function parseLine(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isDeeper(value, DEEPEST) ? undefined : value;
  } catch {
    return undefined;
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (value === null || typeof value !== 'object') return false;
  if (levels === 0) return true;
  for (const part of Object.values(value)) if (isDeeper(part, levels - 1)) return true;
  return false;
}
