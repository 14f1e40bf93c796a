import type { AnyStateMachine } from 'xstate';
import type { Json } from './json.js';
import type { Effect, Turn } from './effects.js';
import type { Message } from './system.js';

/** What one step gives: the next state, and what it asks the engine to do, in order. */
export interface Stepped<State> {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** The seam between the engine and whatever steps a machine. States are opaque to the engine. */
export interface Interpreter<State> {
  /** The machine at rest in its initial state. Its `after` timers come back as effects. */
  start(machine: AnyStateMachine, input: Json, turn: Turn): Stepped<State>;
  step(machine: AnyStateMachine, state: State, event: Message, turn: Turn): Stepped<State>;
  /** The configuration, as the trace shows it. */
  label(state: State): string;
  /** Plain data from which `restore` makes an equal state. */
  save(machine: AnyStateMachine, state: State): Json;
  restore(machine: AnyStateMachine, saved: Json): State;
}
