import type { AnyStateMachine } from 'xstate';
import type { Json } from './json.js';
import type { TurnEffects } from './effects.js';
import type { EventType } from './eventType.js';
import type { EntityData } from './recipe.js';
import type { Message } from './system.js';

/**
 * The seam between the engine and whatever steps the machines. An interpreter readies a machine once, and throws where it
 * cannot step it. Both interpreters give the same states, and ask for the same effects in the same order.
 */
export type Interpreter<State> = (machine: AnyStateMachine) => Stepper<State>;

/** One machine, ready to be stepped. States are opaque to the engine; a step may change the state that it is given. */
export interface Stepper<State> {
  /** An entity at rest in its initial state. Its input must be deep-frozen. Its `after` timers are asked of `effects`. */
  start(input: Json, effects: TurnEffects): State;
  /** Whoever has the type of the event at hand gives it, and spares a lookup. */
  step(state: State, event: Message, effects: TurnEffects, type?: EventType): State;
  /** The configuration, as the trace shows it. */
  label(state: State): string;
  /** The label as the run hash sees it: its `bitsOf`. */
  labelBits(state: State): number;
  /** An equal state that later steps of the original do not change. Shares what is frozen or never changed in place. */
  copy(state: State): State;
  /** The data that recipes see. A later step may change them in place. */
  dataOf(state: State): EntityData<Json, object>;
  /** Plain data without the input, from which `restore` makes an equal state of the same input, under either interpreter. */
  save(state: State): Json;
  restore(saved: Json, input: Json): State;
}
