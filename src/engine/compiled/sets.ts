import type { AnyStateNode } from 'xstate';
import { childStates, isDescendant, properAncestors } from '../statechart.js';
import type { History, Move } from './types.js';

/**
 * The states that a transition exits and enters: SCXML's algorithms (W3C, State Chart XML, appendix D) as XState 5.33 implements
 * them, on the nodes of `machine.root`, whose targets are resolved.
 */

/** Removes conflicts among the selected transitions: an inner one wins over an outer one, otherwise the earlier one wins. */
export function withoutConflicts<M extends Move>(
  moves: readonly M[],
  active: ReadonlySet<AnyStateNode>,
  history: History,
): M[] {
  const kept = new Set<M>();
  for (const move of moves) {
    const left = exitSet([move], active, history);
    const conflicting = [...kept].filter((other) =>
      exitSet([other], active, history).some((node) => left.includes(node)),
    );
    if (conflicting.every((other) => isDescendant(move.source, other.source))) {
      conflicting.forEach((other) => kept.delete(other));
      kept.add(move);
    }
  }
  return [...kept];
}

/** The states that are exited, in no order. */
export function exitSet(moves: readonly Move[], active: ReadonlySet<AnyStateNode>, history: History): AnyStateNode[] {
  const left = new Set<AnyStateNode>();
  for (const move of moves) {
    if (move.target === undefined || move.target.length === 0) continue;
    const domain = domainOf(move, history);
    if (domain !== undefined && move.reenter && move.source === domain) left.add(domain);
    for (const node of active) if (isDescendant(node, domain)) left.add(node);
  }
  return [...left];
}

/** The states that are entered, in no order, and those of them whose initial actions are executed. */
export interface EntrySet {
  readonly entered: Set<AnyStateNode>;
  readonly byDefault: Set<AnyStateNode>;
}

export function entrySet(moves: readonly Move[], history: History): EntrySet {
  const set: EntrySet = { entered: new Set(), byDefault: new Set() };
  for (const move of moves) {
    const domain = domainOf(move, history);
    for (const target of move.target ?? []) {
      const goesIn = move.source !== target || move.source !== domain || move.reenter;
      if (target.type !== 'history' && goesIn) enter(target, set);
      addDescendants(target, history, set);
    }
    const within = move.source.parent === undefined && move.reenter ? undefined : domain;
    for (const target of effectiveTargets(move.target, history)) {
      const ancestors = properAncestors(target, domain);
      if (domain?.type === 'parallel') ancestors.push(domain);
      addAncestors(ancestors, within, history, set);
    }
  }
  return set;
}

/** Whether a state is in a final state: a compound one if its child is, a parallel one if all its regions are. */
export function isFinal(node: AnyStateNode, active: ReadonlySet<AnyStateNode>): boolean {
  if (node.type === 'compound') return childStates(node).some((child) => child.type === 'final' && active.has(child));
  if (node.type === 'parallel') return childStates(node).every((child) => isFinal(child, active));
  return node.type === 'final';
}

/** The transition domain: the state that contains everything the transition changes; undefined: all of the machine. */
function domainOf(move: Move, history: History): AnyStateNode | undefined {
  const targets = effectiveTargets(move.target, history);
  const { source } = move;
  if (!move.reenter && targets.every((target) => target === source || isDescendant(target, source))) return source;
  const [head, ...others] = [...targets, source];
  const common = properAncestors(head).find((above) => others.every((node) => isDescendant(node, above)));
  return common ?? (move.reenter ? undefined : source.machine.root);
}

/** The targets, with history states replaced by the states that they stand for. */
function effectiveTargets(targets: readonly AnyStateNode[] | undefined, history: History): AnyStateNode[] {
  const effective = (targets ?? []).flatMap((target) => {
    if (target.type !== 'history') return [target];
    return history[target.id] ?? effectiveTargets(defaultTargets(target), history);
  });
  return [...new Set(effective)];
}

/** The targets of a history state that has no history yet. */
function defaultTargets(node: AnyStateNode): readonly AnyStateNode[] {
  const { parent } = node;
  if (parent === undefined) throw new Error(`History state ${node.id} has no parent`);
  const config = node.config as { target?: string | readonly string[] };
  if (config.target === undefined) return parent.type === 'parallel' ? [parent] : parent.initial.target;
  const paths = typeof config.target === 'string' ? [config.target] : config.target;
  return paths.map((path) => stateAt(parent, path));
}

function stateAt(from: AnyStateNode, path: string): AnyStateNode {
  if (path.startsWith('#')) return from.machine.getStateNodeById(path);
  let node = from;
  for (const key of path.split('.')) {
    const child = node.states[key] as AnyStateNode | undefined;
    if (child === undefined) throw new Error(`State ${key} does not exist on ${node.id}`);
    node = child;
  }
  return node;
}

function enter(node: AnyStateNode, { entered, byDefault }: EntrySet): void {
  entered.add(node);
  byDefault.add(node);
}

function addDescendants(node: AnyStateNode, history: History, set: EntrySet): void {
  if (node.type === 'history') {
    addHistory(node, history, set);
  } else if (node.type === 'compound') {
    const [initial] = node.initial.target as readonly AnyStateNode[];
    if (initial === undefined) return;
    if (initial.type !== 'history') enter(initial, set);
    addDescendants(initial, history, set);
    addAncestors(properAncestors(initial, node), undefined, history, set);
  } else if (node.type === 'parallel') {
    for (const child of childStates(node)) {
      if (isEntered(child, set)) continue;
      enter(child, set);
      addDescendants(child, history, set);
    }
  }
}

function addHistory(node: AnyStateNode, history: History, set: EntrySet): void {
  const parent = node.parent as AnyStateNode;
  const remembered = history[node.id];
  const targets = remembered ?? defaultTargets(node);
  for (const target of targets) {
    set.entered.add(target);
    if (remembered === undefined && targets === parent.initial.target) set.byDefault.add(parent);
    addDescendants(target, history, set);
  }
  for (const target of targets) addAncestors(properAncestors(target, parent), undefined, history, set);
}

function addAncestors(
  ancestors: readonly AnyStateNode[],
  within: AnyStateNode | undefined,
  history: History,
  set: EntrySet,
): void {
  for (const above of ancestors) {
    if (within === undefined || isDescendant(above, within)) set.entered.add(above);
    if (above.type !== 'parallel') continue;
    for (const child of childStates(above)) {
      if (isEntered(child, set)) continue;
      set.entered.add(child);
      addDescendants(child, history, set);
    }
  }
}

/** Whether a state within a region is entered already. */
function isEntered(region: AnyStateNode, { entered }: EntrySet): boolean {
  return [...entered].some((node) => isDescendant(node, region));
}
