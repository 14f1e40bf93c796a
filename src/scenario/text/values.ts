import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { YamlTree } from './tree.js';

/**
 * The plain value of a tree that has no flaws in its aliases. An alias gives the very value of its anchor, not a copy. (The
 * library's own `toJS` searches the whole document for every alias.)
 */
export function valueOf({ contents, targets, pairs }: YamlTree): unknown {
  const known = new Map<unknown, unknown>();

  function make(node: unknown): unknown {
    const target = isAlias(node) ? targets.get(node) : node;
    if (isScalar(target)) return target.value;
    if (!known.has(target)) known.set(target, fresh(target));
    return known.get(target);
  }

  function fresh(node: unknown): unknown {
    if (isSeq(node)) return node.items.map(make);
    if (!isMap(node)) return null;
    const entries = [...(pairs.get(node) ?? [])];
    return Object.fromEntries(entries.map(([key, pair]) => [key, make(pair.value)]));
  }

  return make(contents);
}
