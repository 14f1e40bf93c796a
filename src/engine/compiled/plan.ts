import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import type { Json } from '../json.js';
import type { ContextFactory, EntityData } from '../recipe.js';
import { initialStates, isAtomic, properAncestors } from '../statechart.js';
import type { EventType } from '../eventType.js';
import type { Message } from '../system.js';
import type { Operation } from './action.js';
import { compileActions, raised } from './action.js';
import { Configurations } from './configuration.js';
import { candidatesOf } from './descriptor.js';
import { compileGuard } from './guard.js';
import { refusal } from './refuse.js';
import { entrySet, exitSet, isFinal, withoutConflicts } from './sets.js';
import type { Configuration, History, Microstep, Selector, Transition } from './types.js';

interface CompiledNode {
  readonly entry: readonly Operation[];
  readonly exit: readonly Operation[];
  readonly initial: readonly Operation[];
  readonly always: readonly Transition[];
  /** by event descriptor, such as `go`, `go.*` or `*` */
  readonly transitions: ReadonlyMap<string, readonly Transition[]>;
}

/** A compiled machine. What its configurations do is computed when they are first reached. */
export class Plan {
  readonly make: (input: Json) => EntityData<Json, object>;
  private readonly root: AnyStateNode;
  private readonly nodes = new Map<AnyStateNode, CompiledNode>();
  private readonly configurations: Configurations;
  private transitionCount = 0;

  /** Throws if the machine uses a feature that cannot be compiled. The error names machine, state and feature. */
  constructor(machine: AnyStateMachine) {
    this.root = machine.root;
    this.configurations = new Configurations(this.root);
    const factory = machine.config.context as Partial<ContextFactory<Json, EntityData<Json, object>>> | undefined;
    if (factory?.make === undefined) throw refusal(this.root, 'a context that is not made by entityContext(…)');
    this.make = factory.make;
    if (this.root.output !== undefined) throw refusal(this.root, 'an output');
    this.compile(this.root);
  }

  /** The microstep that enters the initial states. */
  get initial(): Microstep {
    const source = this.root;
    const target = [...initialStates(source)];
    const nothing = this.configurations.get([], {}, false);
    const start: Transition = { id: -1, source, target, reenter: true, guard: null, operations: [] };
    return this.work(nothing, [start], true);
  }

  /** The configuration of these active states. */
  configuration(nodes: readonly AnyStateNode[], history: History, done: boolean): Configuration {
    return this.configurations.get(nodes, history, done);
  }

  /** The configuration at the end of a step. */
  atRest(configuration: Configuration): Configuration {
    return configuration.atRest ?? this.configurations.atRest(configuration);
  }

  /** The selector for an event type; null if no active state has a transition for it. */
  selector(configuration: Configuration, type: EventType): Selector | null {
    const known = configuration.selectors[type.number];
    if (known !== undefined) return known;
    const made = this.select(this.root, configuration.value, type.name);
    configuration.selectors[type.number] = made;
    return made;
  }

  /** The eventless transitions of each atomic state in order, innermost first; null if there are none. */
  eventless(configuration: Configuration): readonly Selector[] | null {
    if (configuration.eventless === undefined) configuration.eventless = this.selectEventless(configuration);
    return configuration.eventless;
  }

  private selectEventless({ nodes }: Configuration): readonly Selector[] | null {
    const selectors = nodes
      .filter(isAtomic)
      .map((node) => [node, ...properAncestors(node)].flatMap((each) => this.node(each).always))
      .filter((candidates) => candidates.length > 0)
      .map((candidates) => ({ regions: [], candidates }));
    return selectors.length === 0 ? null : selectors;
  }

  /** The microstep that takes this one transition. */
  microstepOf(configuration: Configuration, taken: Transition): Microstep {
    return (configuration.single[taken.id] ??= this.work(configuration, [taken], false));
  }

  microstep(configuration: Configuration, taken: readonly Transition[]): Microstep {
    const [first] = taken;
    if (taken.length === 1 && first !== undefined) return this.microstepOf(configuration, first);
    const key = taken.map(({ id }) => id).join(',');
    const known = configuration.microsteps.get(key);
    if (known !== undefined) return known;
    const made = this.work(configuration, taken, false);
    configuration.microsteps.set(key, made);
    return made;
  }

  private compile(node: AnyStateNode): void {
    if (node.invoke.length > 0) throw refusal(node, 'invoke');
    if (typeof node.output === 'function') throw refusal(node, 'an output that a function makes');
    const transitions = new Map<string, Transition[]>();
    for (const [descriptor, all] of node.transitions) {
      transitions.set(
        descriptor,
        all.map((each) => this.transition(node, each)),
      );
    }
    this.nodes.set(node, {
      entry: compileActions(node, node.entry),
      exit: compileActions(node, node.exit),
      initial: compileActions(node, node.initial.actions),
      always: (node.always ?? []).map((each) => this.transition(node, each)),
      transitions,
    });
    for (const child of Object.values(node.states) as AnyStateNode[]) this.compile(child);
  }

  private transition(source: AnyStateNode, made: AnyTransitionDefinition): Transition {
    this.transitionCount += 1;
    return {
      id: this.transitionCount,
      source,
      target: made.target as readonly AnyStateNode[] | undefined,
      reenter: made.reenter,
      guard: compileGuard(source, made.guard),
      operations: compileActions(source, made.actions),
    };
  }

  private node(node: AnyStateNode): CompiledNode {
    return this.nodes.get(node) as CompiledNode;
  }

  private select(node: AnyStateNode, value: unknown, type: string): Selector | null {
    const active =
      typeof value === 'string'
        ? [[value, {}] as const]
        : (Object.entries(value as Record<string, unknown>) as readonly (readonly [string, unknown])[]);
    const regions = active.flatMap(([key, inner]) => this.select(node.states[key] as AnyStateNode, inner, type) ?? []);
    const own = candidatesOf(this.node(node).transitions, type);
    const [only] = regions;
    if (only === undefined) return own.length === 0 ? null : { regions, candidates: own };
    if (regions.length === 1 && only.regions.length === 0) {
      return { regions: [], candidates: [...only.candidates, ...own] };
    }
    return { regions, candidates: own };
  }

  /** SCXML's microstep: exits, then the transitions' own actions, then entries. */
  private work(from: Configuration, taken: readonly Transition[], isInitial: boolean): Microstep {
    const active = new Set(from.nodes);
    const moves = withoutConflicts(taken, active, from.history);
    const operations: Operation[] = [];

    let { history } = from;
    if (!isInitial) {
      const left = exitSet(moves, active, history).toSorted((a, b) => b.order - a.order);
      history = remember(left, active, history);
      for (const node of left) {
        operations.push(...this.node(node).exit);
        active.delete(node);
      }
    }
    for (const move of moves) operations.push(...move.operations);

    const { entered, byDefault } = entrySet(moves, history);
    if (isInitial) byDefault.add(this.root);
    const completed = new Set<AnyStateNode>();
    let done = false;
    for (const node of [...entered].toSorted((a, b) => a.order - b.order)) {
      active.add(node);
      const compiled = this.node(node);
      operations.push(...compiled.entry);
      if (byDefault.has(node)) operations.push(...compiled.initial);
      if (node.type === 'final' && this.complete(node, active, completed, operations)) done = true;
    }
    let nodes = [...active];
    if (done) {
      nodes = nodes.toSorted((a, b) => b.order - a.order);
      for (const node of nodes) operations.push(...this.node(node).exit);
    }
    const same =
      history === from.history && nodes.length === from.nodes.length && from.nodes.every((node) => active.has(node));
    const next = same && !done ? from : this.configurations.get(nodes, history, done);
    const recipes = operations.flatMap((operation) => (operation.does === 'recipe' ? [operation.recipe] : []));
    const isFast = recipes.length === operations.length && this.eventless(next) === null;
    return {
      operations,
      next,
      changes: !same || done || recipes.length > 0,
      fastPath: isFast ? { recipes, rest: this.atRest(next) } : null,
    };
  }

  /** Raises the events that SCXML raises when a final state is entered. True if the machine is done. */
  private complete(
    node: AnyStateNode,
    active: ReadonlySet<AnyStateNode>,
    completed: Set<AnyStateNode>,
    operations: Operation[],
  ): boolean {
    const { parent } = node;
    let above = parent?.type === 'parallel' ? parent : parent?.parent;
    if (parent?.type === 'compound') operations.push(raised(doneEvent(parent, node.output)));
    while (above?.type === 'parallel' && !completed.has(above) && isFinal(above, active)) {
      completed.add(above);
      operations.push(raised(doneEvent(above, undefined)));
      above = above.parent;
    }
    return above === undefined;
  }
}

function doneEvent(node: AnyStateNode, output: unknown): Message {
  return { type: `xstate.done.state.${node.id}`, output };
}

/** The history after these states were exited. */
function remember(left: readonly AnyStateNode[], active: ReadonlySet<AnyStateNode>, history: History): History {
  let remembered = history;
  for (const node of left) {
    for (const child of Object.values(node.states) as AnyStateNode[]) {
      if (child.type !== 'history') continue;
      const isKept =
        child.history === 'deep'
          ? (each: AnyStateNode) => isAtomic(each) && isWithin(each, node)
          : (each: AnyStateNode) => each.parent === node;
      remembered = { ...remembered, [child.id]: [...active].filter(isKept) };
    }
  }
  return remembered;
}

function isWithin(node: AnyStateNode, ancestor: AnyStateNode): boolean {
  return properAncestors(node).includes(ancestor);
}
