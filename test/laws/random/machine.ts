import type { AnyStateMachine, GuardPredicate } from 'xstate';
import { and, cancel, emit, not, or, raise, setup, stateIn } from 'xstate';
import type { EntityContext, Message, Recipe, Start } from '../../../src/engine/index.js';
import { entityContext, guard, recipe } from '../../../src/engine/index.js';
import type { Data } from './deeds.js';
import { FUEL, at, perform } from './deeds.js';
import type { Change, Deed, GuardPlan, Handler, Passage, StatePlan } from './plan.js';
import type { Place } from './places.js';
import { allBelow, fallbackOf, isHistory, layOut, targetOf } from './places.js';

const NOTHING: Passage = { deeds: [], raises: false, later: null, cancels: null };
/** A state in which nothing happens. */
const STILL: StatePlan = {
  kind: 'plain',
  states: [],
  entry: NOTHING,
  exit: NOTHING,
  handlers: [],
  forbids: [],
  always: [],
  done: null,
  timers: [],
  fallback: null,
};

/** A plan that XState accepts: history and final states have no children, and every parent begins in an ordinary child. */
function tidy(plan: StatePlan): StatePlan {
  if (plan.kind !== 'plain' && plan.kind !== 'parallel') return { ...plan, states: [] };
  const [first, ...others] = plan.states;
  if (first === undefined) return { ...plan, kind: 'plain' };
  const begins: StatePlan = first.kind === 'plain' || first.kind === 'parallel' ? first : { ...first, kind: 'plain' };
  return { ...plan, states: [begins, ...others].map(tidy) };
}

/** A plan as that of a whole machine, which has at least one state to go to. */
function rooted(plan: StatePlan): StatePlan {
  const kind = plan.kind === 'parallel' ? 'parallel' : 'plain';
  return tidy({ ...plan, kind, states: plan.states.length > 0 ? plan.states : [STILL] });
}

const types = { context: {} as Context, events: {} as Message, input: {} as Start<Data> };

type Context = EntityContext<Data>;
/** A guard, by whatever made it. */
type Check = GuardPredicate<Context, Message, unknown, { type: string; params: undefined }>;

/** Makes the machine of a plan. Every recipe and guard has a name. */
export function buildMachine(plan: StatePlan, name: string): AnyStateMachine {
  return new MachineBuilder(plan, name).build();
}

class MachineBuilder {
  private readonly actions: Record<string, Recipe<Data, Message>> = {
    refuel: recipe((data, event, { seq }) => {
      data.awake = true;
      data.fuel = FUEL;
      data.fresh = event['hops'] !== 0;
      if (data.heard.length < 4) data.heard.push(seq);
    }),
    burn: recipe((data) => {
      data.fuel -= 1;
    }),
  };
  private readonly guards: Record<string, Check> = {
    even: guard(({ count }) => count % 2 === 0),
    lucky: guard(({ lucky }) => lucky),
    fresh: guard(({ fresh }) => fresh),
    fuelled: guard(({ fuel }) => fuel > 0),
  };
  private readonly root: Place;

  constructor(plan: StatePlan, name: string) {
    this.root = layOut(rooted(plan), name);
  }

  build(): AnyStateMachine {
    const root = this.state(this.root);
    // An input is frozen: what recipes change in place must be the entity's own.
    const context = entityContext((input: Data) => structuredClone(input));
    // A plan whose steps never settle is a mistake of this file: it is to fail, not to hang.
    const config: object = { ...root, context, options: { maxIterations: 1000 } };
    const base = setup({ types, actions: this.actions, guards: this.guards });
    return base.createMachine(config as Parameters<typeof base.createMachine>[0]);
  }

  private state(place: Place): object {
    const { plan, key, below } = place;
    if (isHistory(place)) {
      // Without a fallback XState leads to the parent; in a parallel state that leaves regions active whose parent is not.
      const fallback = plan.fallback ?? (place.above?.plan.kind === 'parallel' ? 0 : null);
      const target = fallback === null ? {} : { target: fallbackOf(place, fallback) };
      return { id: key, type: 'history', history: plan.kind, ...target };
    }
    if (plan.kind === 'final') return { id: key, type: 'final', entry: this.passage(plan.entry) };
    const own = { id: key, ...this.behaviour(place) };
    const [first] = below;
    if (first === undefined) return own;
    return {
      ...own,
      ...(plan.kind === 'parallel' ? { type: plan.kind } : { initial: first.key }),
      states: Object.fromEntries(below.map((each) => [each.key, this.state(each)])),
    };
  }

  private behaviour(place: Place): object {
    const { plan } = place;
    const on: Record<string, object[] | undefined> = {};
    for (const each of plan.handlers) (on[each.on] ??= []).push(this.handler(place, each));
    for (const { on: type, as } of plan.forbids) {
      const candidates = on[type];
      if (candidates !== undefined) candidates.push({});
      else on[type] = as === 'empty' ? [{}] : undefined;
    }
    const timers: Record<string, object[]> = {};
    for (const timer of plan.timers) (timers[timer.delay] ??= []).push(this.change(place, timer, ['refuel'], null));
    const { done } = plan;
    return {
      entry: this.passage(plan.entry),
      exit: this.passage(plan.exit),
      on,
      always: plan.always.map((each) => this.change(place, each, ['burn'], 'fuelled')),
      after: timers,
      ...(done === null || plan.states.length === 0 ? {} : { onDone: this.change(place, done, ['burn'], 'fuelled') }),
    };
  }

  private handler(place: Place, plan: Handler): object {
    const { on, raises, emits, later, cancels } = plan;
    const again = raises ? [raise({ type: 'raised again' })] : [];
    if (on === '*') return this.change(place, plan, ['burn'], 'fuelled');
    if (on === 'passed') return this.change(place, plan, ['burn', ...again], 'fuelled');
    if (on === 'raised again') return this.change(place, plan, [], null);
    if (on === 'raised') return this.change(place, plan, again, null);
    const actions: unknown[] = ['refuel'];
    if (raises) actions.push(raise({ type: 'raised' }));
    if (emits) actions.push(emit({ type: 'emitted' }));
    if (later !== null && on !== 'late') {
      const { delay, id } = later;
      actions.push(raise({ type: 'late' }, id === null ? { delay } : { delay, id }));
    }
    if (cancels !== null) actions.push(cancel(cancels));
    return this.change(place, plan, actions, null, plan.last);
  }

  /** The actions of a state that is entered or left. A timer has an id, so that one at a time is waiting. */
  private passage({ deeds, raises, later, cancels }: Passage): unknown[] {
    const actions: unknown[] = [];
    if (cancels !== null) actions.push(cancel(cancels));
    actions.push(...this.deeds(deeds));
    if (raises) actions.push(raise({ type: 'passed' }));
    if (later !== null) actions.push(raise({ type: 'late' }, later));
    return actions;
  }

  private change(
    place: Place,
    plan: Change,
    actions: readonly unknown[],
    needs: 'fuelled' | null,
    deedsFirst = false,
  ): object {
    const guards = [needs ?? [], plan.guard === null ? [] : this.guard(plan.guard)].flat();
    const target = targetOf(place, this.root, plan);
    const deeds = this.deeds(plan.deeds);
    return {
      ...(target === undefined ? {} : { target }),
      reenter: plan.reenter,
      ...(guards.length === 0 ? {} : { guard: and(guards) }),
      actions: deedsFirst ? [...deeds, ...actions] : [...actions, ...deeds],
    };
  }

  /** The name of a guard made of others. */
  private guard({ join, of, not: negated }: GuardPlan): string {
    const parts: string[] = of.map((each) => {
      if (each.is !== 'in') return each.is;
      const id = `#${at(allBelow(this.root), each.state).key}`;
      this.guards[`in ${id}`] = stateIn<Context, Message, unknown>(id);
      return `in ${id}`;
    });
    const name = `(${join} ${parts.join(', ')})`;
    this.guards[name] = join === 'or' ? or<Context, Message, string[]>(parts) : and<Context, Message, string[]>(parts);
    if (!negated) return name;
    this.guards[`not ${name}`] = not<Context, Message, string>(name);
    return `not ${name}`;
  }

  /** The names of recipes that do this. */
  private deeds(deeds: readonly Deed[]): string[] {
    return deeds.map((given) => {
      const name = `${given.does} ${Object.keys(this.actions).length}`;
      this.actions[name] = recipe((data, event, effects) => perform(given, data, event, effects));
      return name;
    });
  }
}
