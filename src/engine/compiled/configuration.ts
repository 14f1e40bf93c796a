import type { AnyStateNode } from 'xstate';
import { labelOf } from '../label.js';
import { bitsOf } from '../runHash.js';
import { inOrder, stateValue } from '../statechart.js';
import type { Configuration, History } from './types.js';

/** The configurations of a machine, each made when it is first reached. */
export class Configurations {
  private readonly known = new Map<string, Configuration>();

  constructor(private readonly root: AnyStateNode) {}

  /**
   * The configuration with its states in the order of the machine. Both interpreters sort them between steps, because XState
   * takes eventless transitions in the order in which states were entered, and a saved snapshot does not keep that order.
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

function orders(nodes: readonly AnyStateNode[]): string {
  return nodes.map(({ order }) => order).join(',');
}
