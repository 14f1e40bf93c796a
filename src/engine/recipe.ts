import type { AnyEventObject } from 'xstate';
import { assign } from 'xstate';
import { current, isDraft, produce } from 'immer';
import type { Effect, Effects, Turn } from './effects.js';
import { collectEffects } from './effects.js';
import type { Message } from './system.js';

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
 * The context factory of a machine, for `createMachine({ context })`. `make` must be pure.
 * XState also calls the factory without input, for throwaway actors: there the turn is null, and recipes and guards do nothing.
 */
export function entityContext<Input, Data>(make: (input: Input) => Data) {
  return ({ input: start }: { input: Start<Input> | undefined }): EntityContext<Data> =>
    start === undefined
      ? { data: {} as Data, turn: null, outbox: [] }
      : { data: make(start.input), turn: start.turn, outbox: [] };
}

type RecipeFunction<Data, Event> = (data: Data, event: Event, effects: Effects) => void;
/** The XState action, without the phantom types by which XState ties it to one machine. */
type AssignAction<Data> = (
  args: { readonly context: EntityContext<Data>; readonly event: AnyEventObject },
  params: undefined,
) => void;

/** An action written once for both interpreters: the XState action, and the function that it wraps. */
export type Recipe<Data, Event> = AssignAction<Data> & { readonly recipe: RecipeFunction<Data, Event> };

/** An effect that refers to the draft must not outlive it. */
function settled(effect: Effect): Effect {
  if (effect.kind === 'send') return { ...effect, event: settledValue(effect.event) };
  if (effect.kind === 'note') return { ...effect, fact: settledValue(effect.fact) };
  if (effect.kind === 'add') return { ...effect, input: settledValue(effect.input) };
  return effect;
}

function settledValue<T>(value: T): T {
  if (value === null || typeof value !== 'object') return value;
  if (isDraft(value)) return current(value as object) as T;
  // What Immer has frozen holds no drafts.
  if (Object.isFrozen(value)) return value;
  if (Array.isArray(value)) return value.map(settledValue) as T;
  const settledObject: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) settledObject[key] = settledValue(part);
  return settledObject as T;
}

/**
 * Turns `fn` into an ordinary XState `assign` action that runs it under Immer, and carries `fn` for a compiler.
 * `fn` changes the data in place, and asks for everything else through the effects, which become values in the
 * context's outbox. Which events reach `fn` is decided by the machine, so its event type is the author's word.
 */
export function recipe<Data, Event extends Message = Message>(fn: RecipeFunction<Data, Event>): Recipe<Data, Event> {
  const action = assign<EntityContext<Data>, AnyEventObject, undefined, AnyEventObject, never>(({ context, event }) => {
    if (context.turn === null) return {};
    const asked: Effect[] = [];
    const effects = collectEffects(context.turn, asked);
    let outbox: Effect[] = [];
    const data = produce(context.data, (draft) => {
      fn(draft as Data, event as Message as Event, effects);
      outbox = asked.map(settled);
    });
    return { data, outbox: [...context.outbox, ...outbox] };
  });
  return Object.assign(action as AssignAction<Data>, { recipe: fn });
}

type GuardFunction<Data, Event> = (data: Data, event: Event) => boolean;
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
