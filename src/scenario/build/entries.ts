/** An entry that a checked scenario must have. Throws if it is missing. */
export function entry<T>(entries: Readonly<Record<string, T>>, id: string): T {
  const found = entries[id];
  if (found === undefined) throw new Error(`A checked scenario lacks ${id}`);
  return found;
}

export function mapValues<T, U>(entries: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, map(value)]));
}
