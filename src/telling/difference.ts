/** The first place in which two plain values differ. */
export interface FoundDifference {
  readonly path: readonly string[];
  /** null if this value has no such field */
  readonly a: unknown;
  readonly b: unknown;
}

/** Finds the first difference of two plain values, field by field; null if they are equal. */
export function findDifference(a: unknown, b: unknown, path: readonly string[] = []): FoundDifference | null {
  if (Object.is(a, b)) return null;
  if (!isBranch(a) || !isBranch(b)) return { path, a: a ?? null, b: b ?? null };
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = findDifference(a[key], b[key], [...path, key]);
    if (found !== null) return found;
  }
  return null;
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object';
}
