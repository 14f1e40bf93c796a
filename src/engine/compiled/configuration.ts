import type { AnyStateNode, StateValue } from 'xstate';
import { labelOf } from '../label.js';
import { bitsOf } from '../runHash.js';
import { childStates, initialStates } from './sets.js';
import type { Microstep, Selector } from './plan.js';

/** What each history state that has been left remembers. */
export type History = Readonly<Record<string, readonly AnyStateNode[]>>;

/** The active states, in XState's order, with the history; and what has been worked out about them so far. */
export interface Configuration {
  readonly nodes: readonly AnyStateNode[];
  readonly history: History;
  readonly value: StateValue;
  readonly label: string;
  readonly labelBits: number;
  /** no event changes it any more */
  readonly done: boolean;
  /** by the number of the event type; null where no state has a transition for it */
  readonly selectors: (Selector | null | undefined)[];
  /** one for each atomic state; null where nothing is eventless */
  eventless: readonly Selector[] | null | undefined;
  /** of one transition, by its number */
  readonly single: (Microstep | undefined)[];
  /** of several, by their numbers */
  readonly microsteps: Map<string, Microstep>;
  /** the same with its nodes in the order of the machine: what a step ends in */
  atRest: Configuration | null;
}

/** Every configuration of a machine, made once as it is first met. */
export class Configurations {
  private readonly known = new Map<string, Configuration>();

  constructor(private readonly root: AnyStateNode) {}

  /**
   * XState asks active states for eventless transitions in the order in which they were entered, which what it saves forgets.
   * So between steps, under both interpreters, they stand in the order of the machine.
   */
  atRest(configuration: Configuration): Configuration {
    const { nodes, history, done } = configuration;
    return (configuration.atRest ??= this.get(inOrder(nodes), history, done));
  }

  get(nodes: readonly AnyStateNode[], history: History, done: boolean): Configuration {
    const past = Object.entries(history).map(([id, left]) => `${id}=${orders(left)}`);
    const key = `${orders(nodes)}|${past.join('|')}|${done}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const value = stateValue(this.root, nodes);
    const label = labelOf(value);
    const made: Configuration = {
      nodes,
      history,
      value,
      label,
      labelBits: bitsOf(label),
      done,
      selectors: [],
      eventless: undefined,
      single: [],
      microsteps: new Map(),
      atRest: null,
    };
    this.known.set(key, made);
    return made;
  }
}

/** The nodes in the order of the machine; the very same list where they are. */
export function inOrder(nodes: readonly AnyStateNode[]): readonly AnyStateNode[] {
  const isInOrder = nodes.every((node, place) => place === 0 || (nodes[place - 1]?.order ?? 0) < node.order);
  return isInOrder ? nodes : nodes.toSorted((a, b) => a.order - b.order);
}

/** The state value that XState gives for these active states. */
export function stateValue(root: AnyStateNode, nodes: readonly AnyStateNode[]): StateValue {
  return valueOf(root, completed(nodes));
}

function orders(nodes: readonly AnyStateNode[]): string {
  return nodes.map(({ order }) => order).join(',');
}

/**
 * The active states as XState completes them for the state value. Only where two transitions of one step cross each other
 * by way of a history state does anything lack.
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
