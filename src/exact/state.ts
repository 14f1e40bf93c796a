import type { EntityName, Json, Message, Priority } from '../engine/index.js';
import { withSortedKeys } from '../engine/index.js';
import type { OutcomeState } from '../model/index.js';

/** An entity between two messages. */
export interface Resting {
  readonly machine: string;
  readonly saved: Json;
  /** the same for states from which the entity goes on alike */
  readonly number: number;
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
  /** all of it as a text */
  readonly text: string;
}

/** What has been seen of a run, as an object and as a text, and whether it ends the run. */
export interface Memory {
  readonly seen: OutcomeState;
  readonly text: string;
  readonly over: boolean;
}

/** All that the rest of a run depends on. */
export interface Situation {
  readonly entities: ReadonlyMap<EntityName, Resting>;
  /** those that come now in the order in which they were sent */
  readonly waiting: readonly Underway[];
  readonly memory: Memory;
  readonly ended: boolean;
}

export function underway(message: Omit<Underway, 'text'>): Underway {
  return { ...message, text: JSON.stringify(message) };
}

/** The same text for situations from which everything goes on alike. */
export function keyOf({ entities, waiting, memory, ended }: Situation): string {
  // Of what has ended only the outcome is left.
  if (ended) return `ended ${memory.text}`;
  const now: string[] = [];
  const later: string[] = [];
  for (const { mean, text } of waiting) (mean === 0 ? now : later).push(text);
  let states = '';
  for (const [name, { number }] of entities) states += `${name} ${number}\n`;
  return `${states}${later.toSorted().join('\n')}\n${now.join('\n')}\n${memory.text}`;
}

/** Gives entities at rest that go on alike the same number. What stands under `address` only names draws. */
export class RestingStates {
  private readonly known = new Map<string, Resting>();

  of(machine: string, saved: Json): Resting {
    const { context, ...rest } = saved as { context: { data: { address?: Json } } };
    const { address: _, ...data } = context.data;
    const key = `${machine} ${JSON.stringify(withSortedKeys({ ...rest, data }))}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = { machine, saved, number: this.known.size };
    this.known.set(key, made);
    return made;
  }
}
