import type { AnyEventObject } from 'xstate';
import { assign } from 'xstate';
import { produce } from 'immer';
import type { Effects, Turn } from './effects.js';
import { TurnEffects } from './effects.js';
import type { Effect } from './outbox.js';
import { outboxCarrier } from './outbox.js';
import type { EntityName, Message } from './system.js';

/** The context of every machine: its data under one key, the present turn, and what the step has asked for so far. */
export interface EntityContext<Data> {
  readonly data: Data;
  readonly turn: Turn | null;
  readonly outbox: readonly Effect[];
}

/** What a machine starts with: the entity's own input, and the turn in which it is added. */
export interface Start<Input> {
  readonly input: Input;
  readonly turn: Turn;
}

/**
 * What recipes and guards see of an entity: its state, which recipes change in place, and its input, which never changes.
 * The input is frozen to its full depth. Forks share it, and a saved run keeps it only for entities added during the run.
 */
export type EntityData<Input, State> = State & { readonly input: Input };

/**
 * The context factory of a machine, for `createMachine({ context })`. `makeState` gives the state that an entity with this input
 * starts in, without the input itself. It must be pure, must return a new or a frozen object each time, and must copy those
 * parts of the input that recipes change in place.
 * XState also calls the factory without input, for throwaway actors: there the turn is null, and recipes and guards do nothing.
 */
export function entityContext<Input, State extends object>(
  makeState: (input: Input) => State,
): ContextFactory<Input, EntityData<Input, State>> {
  type Data = EntityData<Input, State>;
  const make = (input: Input): Data => withInput(makeState(input), input);
  const factory = ({ input: start }: { input: Start<Input> | undefined }): EntityContext<Data> =>
    start === undefined
      ? { data: {} as Data, turn: null, outbox: [] }
      : { data: make(start.input), turn: start.turn, outbox: [] };
  return Object.assign(factory, { make });
}

/** Adds the input to a new state in place: spreading it into a copy takes many times as long. */
function withInput<Input, State extends object>(state: State, input: Input): EntityData<Input, State> {
  const data = (Object.isFrozen(state) ? { ...state } : state) as State & { input: Input };
  data.input = input;
  return data;
}

/** The XState context factory, and the function that it wraps. */
export type ContextFactory<Input, Data> = ((args: { input: Start<Input> | undefined }) => EntityContext<Data>) & {
  readonly make: (input: Input) => Data;
};

export type RecipeFunction<Data, Event> = (data: Data, event: Event, effects: Effects) => void;
/** The XState action, without the phantom types by which XState ties it to one machine. */
type AssignAction<Data> = (
  args: { readonly context: EntityContext<Data>; readonly event: AnyEventObject },
  params: undefined,
) => void;

/** An action written once for both interpreters: the XState action, and the function that it wraps. */
export type Recipe<Data, Event> = AssignAction<Data> & { readonly recipe: RecipeFunction<Data, Event> };

/**
 * An action written once for both interpreters: an ordinary XState `assign` action that runs `fn` under Immer, and that
 * carries `fn` for the compiler. `fn` changes the data in place and asks for everything else through the effects, which
 * become values in the outbox of the context. The machine decides which events reach `fn`, so nothing checks its event type.
 * Executes nothing.
 *
 * @example
 * const lamp = setup({
 *   actions: {
 *     count: recipe((data, event, effects) => {
 *       data.presses += 1;
 *       if (effects.chance('breaks', data.presses, 0.01)) effects.note({ fact: 'broken', after: data.presses });
 *     }),
 *   },
 * }).createMachine({
 *   id: 'lamp',
 *   context: entityContext(() => ({ presses: 0 })),
 *   initial: 'off',
 *   states: {
 *     off: { on: { press: { target: 'on', actions: 'count' } } },
 *     on: { on: { press: { target: 'off', actions: 'count' } } },
 *   },
 * });
 */
export function recipe<Data, Event extends Message = Message>(fn: RecipeFunction<Data, Event>): Recipe<Data, Event> {
  const action = assign<EntityContext<Data>, AnyEventObject, undefined, AnyEventObject, never>(({ context, event }) => {
    if (context.turn === null) return {};
    const outbox = [...context.outbox];
    const effects = new TurnEffects(context.turn, outboxCarrier(outbox));
    const data = produce(context.data, (draft) => {
      fn(draft as Data, event as Message as Event, effects);
    });
    // Immer lets a recipe change its draft of frozen data.
    if (inputOf(data) !== inputOf(context.data)) throw inputChanged(effects.self);
    return { data, outbox };
  });
  return Object.assign(action as AssignAction<Data>, { recipe: fn });
}

/** The error for a recipe that replaced its entity's input, or changed it under Immer. */
export function inputChanged(self: EntityName): Error {
  return new Error(`A recipe changed the input of ${self}`);
}

function inputOf(data: unknown): unknown {
  return (data as { readonly input?: unknown }).input;
}

export type GuardFunction<Data, Event> = (data: Data, event: Event) => boolean;
/** A guard written once for both interpreters. */
export type Guard<Data, Event> = ((args: { context: EntityContext<Data>; event: AnyEventObject }) => boolean) & {
  readonly guard: GuardFunction<Data, Event>;
};

/**
 * Turns a predicate over data and event into an XState guard that carries it.
 * Outside a turn it is false: XState also asks guards on throwaway actors whose data are empty.
 */
export function guard<Data, Event extends Message = Message>(fn: GuardFunction<Data, Event>): Guard<Data, Event> {
  const check = ({ context, event }: { context: EntityContext<Data>; event: AnyEventObject }) =>
    context.turn !== null && fn(context.data, event as Message as Event);
  return Object.assign(check, { guard: fn });
}
