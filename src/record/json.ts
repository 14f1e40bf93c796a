/** The deepest nesting that is accepted. Entries nest five levels deep, inputs from outside a little deeper. */
const DEEPEST = 64;

/** The value of a line of JSON; undefined if it is not JSON, or is nested too deep. */
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
