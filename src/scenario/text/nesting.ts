import type { CST } from 'yaml';

/** The deepest nesting that is allowed. Scenarios use about seven levels. */
export const DEEPEST = 64;

/**
 * The offset of the first list or mapping that is nested deeper than `DEEPEST`; undefined if there is none. It walks the tokens
 * without recursion, so that no text can overflow the stack. The composer does use recursion, so it must run only after this check.
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
