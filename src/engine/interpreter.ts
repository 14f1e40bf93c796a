import type { AnyStateMachine } from 'xstate';
import type { Json } from './json.js';
import type { TurnEffects } from './effects.js';
import type { EventType } from './eventType.js';
import type { EntityData } from './recipe.js';
import type { Message } from './system.js';

/**
 * The interface between the engine and the code that steps machines. An interpreter prepares a machine once, and throws if it
 * cannot step it. Both interpreters give the same states and ask for the same effects in the same order.
 */
export type Interpreter<State> = (machine: AnyStateMachine) => Stepper<State>;

/** One prepared machine. States are opaque to the engine; a step may change the state that it is given. */
export interface Stepper<State> {
  /** The initial state of an entity. Its input must be deep-frozen. Its `after` timers are sent through `effects`. */
  start(input: Json, effects: TurnEffects): State;
  /** The state after an event. `type` is that of the event; giving it saves a look-up. */
  step(state: State, event: Message, effects: TurnEffects, type?: EventType): State;
  /** The configuration, as the trace shows it. */
  label(state: State): string;
  /** The label's `bitsOf`, for the run hash. */
  labelBits(state: State): number;
  /** An equal state that later steps of the original do not change. Shares what is frozen or never changed in place. */
  copy(state: State): State;
  /** The data that recipes see. Later steps may change them in place. */
  dataOf(state: State): EntityData<Json, object>;
  /** Plain data without the input, from which `restore` makes an equal state of the same input, under either interpreter. */
  save(state: State): Json;
  restore(saved: Json, input: Json): State;
}
