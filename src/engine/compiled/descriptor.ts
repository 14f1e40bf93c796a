/** The entries for an event type: the exact one, then wildcards, the longer first. `go.*` also matches `go`. */
export function candidatesOf<T>(byDescriptor: ReadonlyMap<string, readonly T[]>, type: string): T[] {
  const wildcards = [...byDescriptor.keys()]
    .filter((descriptor) => descriptor !== type && matches(type, descriptor))
    .toSorted((a, b) => b.length - a.length);
  return [type, ...wildcards].flatMap((descriptor) => byDescriptor.get(descriptor) ?? []);
}

function matches(type: string, descriptor: string): boolean {
  if (descriptor === '*') return true;
  if (!descriptor.endsWith('.*')) return false;
  const [wanted, given] = [descriptor.split('.'), type.split('.')];
  for (const [i, token] of wanted.entries()) {
    if (token === '*') return i === wanted.length - 1;
    if (token !== given[i]) return false;
  }
  return true;
}
