import type { CST } from 'yaml';

/** Scenarios nest about seven levels deep. */
export const DEEPEST = 64;

/**
 * The offset of the first list or mapping that is nested deeper than `DEEPEST`, undefined where none is. It walks the tokens without
 * recursion, so that no text can overflow the stack; only what it lets pass may be composed.
 */
export function tooDeep(tokens: readonly CST.Token[]): number | undefined {
  const open = tokens.map((token) => ({ token, depth: 0 }));
  let offset: number | undefined;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > DEEPEST && 'items' in token) {
      offset = Math.min(offset ?? Infinity, token.offset);
      continue;
    }
    for (const child of children(token)) open.push({ token: child, depth: depth + 1 });
  }
  return offset;
}

function children(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key ?? [], value ?? []].flat());
}
