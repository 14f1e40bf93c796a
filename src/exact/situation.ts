import type { EntityName, Json, Message, Priority } from '../engine/index.js';
import { withSortedKeys } from '../engine/index.js';
import type { OutcomeState } from '../model/index.js';

/** An entity between two messages. */
export interface Resting {
  readonly machine: string;
  readonly saved: Json;
  /** all that tells it from another one */
  readonly key: string;
}

/** A message on its way. */
export interface Underway {
  readonly from: EntityName;
  readonly to: EntityName;
  readonly event: Message;
  readonly priority: Priority;
  readonly id: string | undefined;
  /** mean seconds until it comes; 0: it comes now, in its turn */
  readonly mean: number;
}

/** All that the rest of a run depends on. */
export interface Situation {
  readonly entities: ReadonlyMap<EntityName, Resting>;
  /** those that come now in the order in which they were sent */
  readonly waiting: readonly Underway[];
  readonly seen: OutcomeState;
  readonly ended: boolean;
}

/** An entity's state as the interpreter saves it. What stands under `address` only names draws, and tells nothing apart. */
export function resting(machine: string, saved: Json): Resting {
  const { context, ...rest } = saved as { context: { data: { address?: Json } } };
  const { address: _, ...data } = context.data;
  return { machine, saved, key: JSON.stringify(withSortedKeys({ ...rest, data })) };
}

/** The same text for situations from which everything goes on alike. */
export function keyOf({ entities, waiting, seen, ended }: Situation, numberOf: (key: string) => number): string {
  // Of what has ended only the outcome is left.
  if (ended) return `ended ${JSON.stringify(withSortedKeys(seen))}`;
  const now = waiting.filter(({ mean }) => mean === 0).map((each) => JSON.stringify(each));
  const later = waiting.filter(({ mean }) => mean > 0).map((each) => JSON.stringify(each));
  const states = [...entities].map(([name, { key }]) => `${name} ${numberOf(key)}`);
  const parts = [...states.toSorted(), ...later.toSorted(), ...now, JSON.stringify(withSortedKeys(seen))];
  return parts.join('\n');
}
