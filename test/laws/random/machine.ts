import type { AnyStateMachine, GuardPredicate } from 'xstate';
import { and, cancel, emit, not, or, raise, setup, stateIn } from 'xstate';
import type { EntityContext, Message, Recipe, Start } from '../../../src/engine/index.js';
import { entityContext, guard, recipe } from '../../../src/engine/index.js';
import type { Data } from './deeds.js';
import { FUEL, perform } from './deeds.js';
import type { Change, Deed, GuardPlan, Handler, StatePlan } from './plan.js';

/** A state in which nothing happens. */
const STILL: StatePlan = {
  kind: 'plain',
  states: [],
  entry: [],
  exit: [],
  handlers: [],
  always: [],
  done: null,
  timers: [],
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

/** How many states a plan has below its root. */
function size({ states }: StatePlan): number {
  return states.reduce((sum, each) => sum + 1 + size(each), 0);
}

const types = { context: {} as Context, events: {} as Message, input: {} as Start<Data> };

type Context = EntityContext<Data>;
/** A guard, by whatever made it. */
type Check = GuardPredicate<Context, Message, unknown, { type: string; params: undefined }>;

/** Makes the machine of a plan. Every recipe and guard has a name. */
export function buildMachine(plan: StatePlan, name: string): AnyStateMachine {
  return new MachineBuilder(plan).build(name);
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
  private readonly plan: StatePlan;
  private readonly total: number;
  private named = 0;

  constructor(plan: StatePlan) {
    this.plan = rooted(plan);
    this.total = size(this.plan);
  }

  build(name: string): AnyStateMachine {
    const root = this.state({ ...this.plan, entry: [], exit: [] }, name);
    const context = entityContext((input: Data) => ({ ...input }));
    // A plan whose steps never settle is a mistake of this file: it is to fail, not to hang.
    const config: object = { ...root, context, options: { maxIterations: 1000 } };
    const base = setup({ types, actions: this.actions, guards: this.guards });
    return base.createMachine(config as Parameters<typeof base.createMachine>[0]);
  }

  private state(plan: StatePlan, name: string): object {
    const { kind, entry } = plan;
    if (kind === 'shallow' || kind === 'deep') return { id: name, type: 'history', history: kind };
    if (kind === 'final') return { id: name, type: 'final', entry: this.deeds(entry) };
    const children = plan.states.map((each) => {
      const child = `s${this.named}`;
      this.named += 1;
      return [child, this.state(each, child)] as const;
    });
    const own = { id: name, ...this.behaviour(plan) };
    const [first] = children;
    if (first === undefined) return own;
    return {
      ...own,
      ...(kind === 'parallel' ? { type: kind } : { initial: first[0] }),
      states: Object.fromEntries(children),
    };
  }

  private behaviour(plan: StatePlan): object {
    const on: Record<string, object[]> = {};
    for (const each of plan.handlers) (on[each.on] ??= []).push(this.handler(each));
    const timers = plan.timers.map((timer) => [timer.delay, this.change(timer, ['refuel'], null)] as const);
    const onDone = plan.done === null || plan.states.length === 0 ? null : this.change(plan.done, ['burn'], 'fuelled');
    return {
      entry: this.deeds(plan.entry),
      exit: this.deeds(plan.exit),
      on,
      always: plan.always.map((each) => this.change(each, ['burn'], 'fuelled')),
      after: Object.fromEntries(timers),
      ...(onDone === null ? {} : { onDone }),
    };
  }

  private handler(plan: Handler): object {
    const { on, raises, emits, later, cancels } = plan;
    if (on === '*') return this.change(plan, ['burn'], 'fuelled');
    if (on === 'raised again') return this.change(plan, [], null);
    if (on === 'raised') return this.change(plan, raises ? [raise({ type: 'raised again' })] : [], null);
    const actions: unknown[] = ['refuel'];
    if (raises) actions.push(raise({ type: 'raised' }));
    if (emits) actions.push(emit({ type: 'emitted' }));
    if (later !== null && on !== 'late') {
      const { delay, id } = later;
      actions.push(raise({ type: 'late' }, id === null ? { delay } : { delay, id }));
    }
    if (cancels !== null) actions.push(cancel(cancels));
    return this.change(plan, actions, null);
  }

  private change(plan: Change, actions: readonly unknown[], needs: 'fuelled' | null): object {
    const guards = [needs ?? [], plan.guard === null ? [] : this.guard(plan.guard)].flat();
    return {
      ...(plan.target === null ? {} : { target: this.idOf(plan.target), reenter: plan.reenter }),
      ...(guards.length === 0 ? {} : { guard: and(guards) }),
      actions: [...actions, ...this.deeds(plan.deeds)],
    };
  }

  private idOf(place: number): string {
    return `#s${place % this.total}`;
  }

  /** The name of a guard made of others. */
  private guard({ join, of, not: negated }: GuardPlan): string {
    const parts: string[] = of.map((each) => {
      if (each.is !== 'in') return each.is;
      const name = `in ${this.idOf(each.state)}`;
      this.guards[name] = stateIn<Context, Message, unknown>(this.idOf(each.state));
      return name;
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
