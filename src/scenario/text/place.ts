import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Finding } from './problem.js';
import { start } from './tree.js';
import type { YamlTree } from './tree.js';

/**
 * The offset in the text at which to show a finding: that of the value, or of its name if the finding is about the name. If the
 * value is not in the text (it is absent, or comes from a library), it is that of the name of the nearest enclosing value.
 */
export function placeOf(tree: YamlTree, { keys, at }: Pick<Finding, 'keys' | 'at'>): number {
  let node: unknown = tree.contents;
  let name: unknown;
  for (const key of keys) {
    const child = childOf(tree, node, key);
    if (child === undefined) return start(name ?? node);
    [name, node] = [child.name, child.node];
  }
  return start(name !== undefined && (at === 'key' || isBlank(node)) ? name : node);
}

function childOf(tree: YamlTree, parent: unknown, key: string | number): { name: unknown; node: unknown } | undefined {
  const node = isAlias(parent) ? tree.targets.get(parent) : parent;
  if (isMap(node)) {
    const pair = tree.pairs.get(node)?.get(String(key));
    return pair === undefined ? undefined : { name: pair.key, node: pair.value };
  }
  const item = isSeq(node) ? node.items[Number(key)] : undefined;
  return item === undefined ? undefined : { name: undefined, node: item };
}

function isBlank(node: unknown): boolean {
  return node === null || (isScalar(node) && node.value === null);
}
