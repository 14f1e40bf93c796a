import type { AnyStateMachine } from 'xstate';
import type { Json } from './json.js';

/** The unique name of an entity of a system, such as `nato.chief-of-staff` or `strikes-near-border/7`. */
export type EntityName = string;

/** A message between entities: a type and plain data. */
export interface Message {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** A fact that an entity tells the observers: its kind, and plain data. */
export interface Fact {
  readonly fact: string;
  readonly [field: string]: unknown;
}

/** Within one second, outside inputs come first, then deliveries, then timers. */
export const PRIORITY = { input: 0, delivery: 1, timer: 2 } as const;
export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY];

/** An entity before a run: the name of its machine in the system, and that machine's input. */
export interface EntitySpec {
  readonly machine: string;
  readonly input: Json;
}

/** A message that is in the queue when a run begins. `at` is in seconds from the start; default: 0. */
export interface FirstMessage {
  readonly to: EntityName;
  readonly event: Message;
  readonly at?: number;
}

/** An entity that is told of facts: each that `hears` accepts reaches it in the same second, as a message `noted` with the `fact`. */
export interface Listener {
  readonly to: EntityName;
  /** Must be pure. */
  readonly hears: (fact: Fact) => boolean;
}

/** Named entities, each an XState machine with plain-data context, and the first messages. */
export interface System {
  readonly machines: Readonly<Record<string, AnyStateMachine>>;
  readonly entities: Readonly<Record<EntityName, EntitySpec>>;
  readonly first: readonly FirstMessage[];
  readonly listeners?: readonly Listener[];
}

/**
 * A message from outside the system: a human's decision, a facilitator's inject.
 * It enters the queue once the message `after` has been processed (0: before the first), for the time `at`.
 */
export interface Input {
  readonly origin: string;
  readonly after: number;
  readonly at: number;
  readonly to: EntityName;
  readonly event: Message;
}
