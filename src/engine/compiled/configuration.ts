import type { AnyStateNode, StateValue } from 'xstate';
import { labelOf } from '../label.js';
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
  /** no event changes it any more */
  readonly done: boolean;
  /** by event type; null where no state has a transition for it */
  readonly selectors: Map<string, Selector | null>;
  /** one for each atomic state; null where nothing is eventless */
  eventless: readonly Selector[] | null | undefined;
  readonly microsteps: Map<number | string, Microstep>;
}

/** Every configuration of a machine, made once as it is first met. */
export class Configurations {
  private readonly known = new Map<string, Configuration>();

  constructor(private readonly root: AnyStateNode) {}

  get(nodes: readonly AnyStateNode[], history: History, done: boolean): Configuration {
    const past = Object.entries(history).map(([id, left]) => `${id}=${orders(left)}`);
    const key = `${orders(nodes)}|${past.join('|')}|${done}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const value = valueOf(this.root, completed(nodes));
    const label = labelOf(value);
    const selectors = new Map<string, Selector | null>();
    const made: Configuration = {
      nodes,
      history,
      value,
      label,
      done,
      selectors,
      eventless: undefined,
      microsteps: new Map(),
    };
    this.known.set(key, made);
    return made;
  }
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
