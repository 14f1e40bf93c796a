import type { AnyStateNode, StateValue } from 'xstate';

/** Facts about state nodes and active states that both interpreters need. */

/** A step of more microsteps than this counts as an endless loop. */
export const MOST_MICROSTEPS = 10_000;

/** The nodes in the order of the machine; the same list if it is in that order already. */
export function inOrder(nodes: readonly AnyStateNode[]): readonly AnyStateNode[] {
  const isInOrder = nodes.every((node, place) => place === 0 || (nodes[place - 1]?.order ?? 0) < node.order);
  return isInOrder ? nodes : nodes.toSorted((a, b) => a.order - b.order);
}

/** The state value that XState gives for these active states. */
export function stateValue(root: AnyStateNode, nodes: readonly AnyStateNode[]): StateValue {
  return valueOf(root, completed(nodes));
}

/**
 * The active states as XState completes them for the state value. States can be missing only if two transitions of one step
 * conflict through a history state.
 */
function completed(nodes: readonly AnyStateNode[]): AnyStateNode[] {
  const all = new Set(nodes);
  const parents = new Set(nodes.map(({ parent }) => parent));
  for (const node of all) {
    const lacking =
      node.type === 'parallel' ? childStates(node).filter((child) => !all.has(child)) : parents.has(node) ? [] : [node];
    for (const each of lacking) for (const initial of initialStates(each)) all.add(initial);
  }
  for (const node of all) if (node.parent !== undefined) all.add(node.parent);
  return [...all];
}

/** The state value that XState gives for these active states: regions in the order of `nodes`. */
function valueOf(node: AnyStateNode, nodes: readonly AnyStateNode[]): StateValue {
  const children = nodes.filter(({ parent }) => parent === node);
  const [first] = children;
  if (node.type === 'compound' && first !== undefined && (first.type === 'atomic' || first.type === 'final')) {
    return first.key;
  }
  return Object.fromEntries(children.map((child) => [child.key, valueOf(child, nodes)]));
}

/** The child states, without history states. */
export function childStates(node: AnyStateNode): AnyStateNode[] {
  return (Object.values(node.states) as AnyStateNode[]).filter(({ type }) => type !== 'history');
}

/** The states that are active as a machine starts. */
export function initialStates(node: AnyStateNode, found = new Set<AnyStateNode>()): Set<AnyStateNode> {
  if (found.has(node)) return found;
  found.add(node);
  if (node.type === 'compound') node.initial.target.forEach((target) => initialStates(target, found));
  else if (node.type === 'parallel') childStates(node).forEach((child) => initialStates(child, found));
  return found;
}

export function isAtomic(node: AnyStateNode): boolean {
  return node.type === 'atomic' || node.type === 'final';
}

export function isDescendant(node: AnyStateNode, ancestor: AnyStateNode | undefined): boolean {
  let marker = node;
  while (marker.parent !== undefined && marker.parent !== ancestor) marker = marker.parent;
  return marker.parent === ancestor;
}

/** The ancestors from the nearest up, to but not including `end`. */
export function properAncestors(node: AnyStateNode, end?: AnyStateNode): AnyStateNode[] {
  const ancestors: AnyStateNode[] = [];
  if (node === end) return ancestors;
  for (let above = node.parent; above !== undefined && above !== end; above = above.parent) ancestors.push(above);
  return ancestors;
}
