import type { AnyMachineSnapshot, AnyStateMachine, Snapshot } from 'xstate';
import { createActor } from 'xstate';
import type { Json } from '../json.js';
import type { TurnEffects } from '../effects.js';
import { eventType } from '../eventType.js';
import type { Interpreter, Stepper } from '../interpreter.js';
import type { EntityData } from '../recipe.js';
import { inputChanged } from '../recipe.js';
import { copyUnfrozen } from '../snapshot.js';
import { MOST_MICROSTEPS } from '../statechart.js';
import type { Message } from '../system.js';
import type { Operation } from './action.js';
import { TIMER } from './action.js';
import { Plan } from './plan.js';
import type { Configuration, Microstep, Selector, Transition } from './types.js';

/** An entity under the compiled interpreter: its configuration, and its data, which recipes change in place. */
export interface CompiledState {
  configuration: Configuration;
  readonly data: EntityData<Json, object>;
}

/**
 * The fast interpreter. It steps machines as XState does, from a plan computed once for each configuration and event, and
 * runs the same guards and recipes on plain data. It keeps no past states. Compiling executes nothing. It throws for what is
 * not covered: invoke and spawn; actions and guards not made by `recipe` and `guard`; events, delays and outputs made by functions.
 *
 * @example
 * const options = { seed: 'k7', horizon: 3600, observer };
 * const [fast, slow] = [compiled, reference].map((interpreter) => startSimulation(system, options, interpreter));
 * fast.run();
 * slow.run();
 * if (fast.hash() !== slow.hash()) throw new Error('the two interpreters differ');
 */
export const compiled: Interpreter<CompiledState> = (machine) => new CompiledMachine(machine);

type Raise = Extract<Operation, { does: 'raise' }>;

/** A step under way: the event and its receiver, the events raised so far, and the actions that XState leaves to its caller. */
interface Step {
  state: CompiledState;
  event: Message;
  effects: TurnEffects;
  readonly raised: Raise[];
  readonly late: Operation[];
  readonly taken: Transition[];
}

class CompiledMachine implements Stepper<CompiledState> {
  private readonly plan: Plan;
  private readonly beginning: Microstep;
  /** reused for every step */
  private underWay: Step | null = null;

  constructor(private readonly machine: AnyStateMachine) {
    this.plan = new Plan(machine);
    this.beginning = this.plan.initial;
  }

  start(input: Json, effects: TurnEffects): CompiledState {
    const { fastPath } = this.beginning;
    const data = this.plan.make(input);
    if (fastPath?.recipes.length === 0) return { configuration: fastPath.rest, data };
    const { now, self, seq, key } = effects;
    const event = { type: 'xstate.init', input: { input, turn: { now, self, seq, key } } };
    const state = { configuration: this.beginning.next, data };
    // Another entity of this machine may be in the middle of a step.
    const step = { state, event, effects, raised: [], late: [], taken: [] };
    perform(this.beginning, step);
    this.settle(step);
    return state;
  }

  step(state: CompiledState, event: Message, effects: TurnEffects, type = eventType(event.type)): CompiledState {
    const { configuration, data } = state;
    if (configuration.done) return state;
    const selector = this.plan.selector(configuration, type);
    const found = selector === null || selector.regions.length > 0 ? null : firstEnabled(selector, state, event);
    const fastPath = found === null ? null : this.plan.microstepOf(configuration, found).fastPath;
    if (fastPath === null) {
      this.stepAtLength(this.begin(state, event, effects), selector, found);
    } else {
      const { recipes } = fastPath;
      const { input } = data;
      // For a short list, counting is faster than an iterator.
      for (let i = 0; i < recipes.length; i++) recipes[i]?.(data, event, effects);
      if (data.input !== input) throw inputChanged(effects.self);
      if (state.configuration !== fastPath.rest) state.configuration = fastPath.rest;
    }
    return state;
  }

  label({ configuration }: CompiledState): string {
    return configuration.label;
  }

  labelBits({ configuration }: CompiledState): number {
    return configuration.labelBits;
  }

  copy({ configuration, data }: CompiledState): CompiledState {
    return { configuration, data: copyUnfrozen(data) };
  }

  dataOf({ data }: CompiledState): EntityData<Json, object> {
    return data;
  }

  save({ configuration, data }: CompiledState): Json {
    const { value, history, done } = configuration;
    const { input: _, ...state } = data;
    const left = Object.entries(history).map(([id, nodes]) => [id, nodes.map((node) => ({ id: node.id }))]);
    return {
      status: done ? 'done' : 'active',
      output: undefined,
      error: undefined,
      value: value as Json,
      historyValue: Object.fromEntries(left) as Json,
      context: { data: structuredClone(state) as Json, turn: null, outbox: [] },
      children: {},
    };
  }

  restore(saved: Json, input: Json): CompiledState {
    const snapshot = createActor(this.machine, { snapshot: saved as object as Snapshot<unknown> }).getSnapshot();
    const { _nodes: nodes, historyValue, status, context } = snapshot as AnyMachineSnapshot;
    const configuration = this.plan.atRest(this.plan.configuration(nodes, historyValue, status === 'done'));
    const { data: state } = structuredClone(context) as { data: object };
    return { configuration, data: { ...state, input } };
  }

  private begin(state: CompiledState, event: Message, effects: TurnEffects): Step {
    const step = (this.underWay ??= { state, event, effects, raised: [], late: [], taken: [] });
    step.state = state;
    step.event = event;
    step.effects = effects;
    empty(step.raised);
    empty(step.late);
    return step;
  }

  /** `found` is what the event enables where the selector has no regions. */
  private stepAtLength(step: Step, selector: Selector | null, found: Transition | null): void {
    const { state } = step;
    if (found !== null) perform(this.plan.microstepOf(state.configuration, found), step);
    else if (selector !== null && selector.regions.length > 0) this.take(selector, step);
    this.settle(step);
  }

  /** Completes the macrostep: takes eventless transitions and raised events until none is left. */
  private settle(step: Step): void {
    const { state, raised, late, taken, effects } = step;
    let next = 0;
    let lookAtEventless = true;
    for (let microsteps = 0; !state.configuration.done; microsteps++) {
      if (microsteps >= MOST_MICROSTEPS) {
        throw new Error(`${this.machine.id} takes transitions without end in ${state.configuration.label}`);
      }
      empty(taken);
      if (lookAtEventless) this.selectEventless(step);
      if (taken.length > 0) {
        lookAtEventless = this.move(step);
        continue;
      }
      const following = raised[next];
      if (following === undefined) break;
      next += 1;
      step.event = following.event;
      lookAtEventless = true;
      const selector = this.plan.selector(state.configuration, following.type);
      if (selector !== null) this.take(selector, step);
    }
    state.configuration = this.plan.atRest(state.configuration);
    for (const operation of late) carryOutLate(operation, effects);
  }

  private selectEventless({ state, event, taken }: Step): void {
    const eventless = this.plan.eventless(state.configuration);
    if (eventless === null) return;
    for (const selector of eventless) {
      const found = firstEnabled(selector, state, event);
      if (found !== null && !taken.includes(found)) taken.push(found);
    }
  }

  /** Takes the transitions that the event enables. */
  private take(selector: Selector, step: Step): void {
    const { state, event, taken } = step;
    empty(taken);
    select(selector, state, event, taken);
    if (taken.length > 0) this.move(step);
  }

  /** Takes the transitions in `taken`. True where XState would see a new snapshot. */
  private move(step: Step): boolean {
    const microstep = this.plan.microstep(step.state.configuration, step.taken);
    perform(microstep, step);
    return microstep.changes;
  }
}

function perform({ operations, next }: Microstep, { state, event, effects, raised, late }: Step): void {
  const { input } = state.data;
  for (const operation of operations) {
    if (operation.does === 'recipe') operation.recipe(state.data, event, effects);
    else if (operation.does === 'raise') raised.push(operation);
    else late.push(operation);
  }
  if (state.data.input !== input) throw inputChanged(effects.self);
  state.configuration = next;
}

/** Carries out what XState leaves to its caller: timers, cancels and emitted events. */
function carryOutLate(operation: Operation, { carrier, self }: TurnEffects): void {
  if (operation.does === 'send') carrier.send(self, operation.event, operation.after, TIMER, operation.id);
  else if (operation.does === 'cancel') carrier.cancel(operation.id);
  else if (operation.does === 'emit') carrier.note(operation.fact);
}

function select(selector: Selector, state: CompiledState, event: Message, taken: Transition[]): void {
  const before = taken.length;
  for (const region of selector.regions) select(region, state, event, taken);
  if (taken.length > before) return;
  const found = firstEnabled(selector, state, event);
  if (found !== null) taken.push(found);
}

/** The first enabled candidate, without looking at the regions. */
function firstEnabled({ candidates }: Selector, state: CompiledState, event: Message): Transition | null {
  for (let i = 0; i < candidates.length; i++) {
    const candidate = candidates[i] as Transition;
    if (candidate.guard === null || candidate.guard(state.data, event, state.configuration)) return candidate;
  }
  return null;
}

/** Faster for short lists than setting their length. */
function empty(list: unknown[]): void {
  while (list.length > 0) list.pop();
}
