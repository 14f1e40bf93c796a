import type { EntityName, Json, Message, Priority } from '../engine/index.js';
import { withSortedKeys } from '../engine/index.js';
import type { OutcomeState } from '../model/index.js';

/** An entity between two messages. */
export interface Resting {
  readonly machine: string;
  readonly input: Json;
  readonly saved: Json;
  /** equal numbers have equal futures */
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
  /** all of the above, as JSON */
  readonly text: string;
}

/** What the observer has seen of a run, as an object and as JSON, and whether it ends the run. */
export interface Memory {
  readonly seen: OutcomeState;
  readonly text: string;
  readonly over: boolean;
}

/** Everything that the rest of a run depends on. */
export interface State {
  readonly entities: ReadonlyMap<EntityName, Resting>;
  /** messages that come now stand in the order in which they were sent */
  readonly waiting: readonly Underway[];
  readonly memory: Memory;
  readonly ended: boolean;
}

export function underway(message: Omit<Underway, 'text'>): Underway {
  return { ...message, text: JSON.stringify(message) };
}

/** Canonical key: equal keys have equal futures. */
export function keyOf({ entities, waiting, memory, ended }: State): string {
  // After the end only the outcome matters.
  if (ended) return `ended ${memory.text}`;
  const now: string[] = [];
  const later: string[] = [];
  for (const { mean, text } of waiting) (mean === 0 ? now : later).push(text);
  let states = '';
  for (const [name, { number }] of entities) states += `${name} ${number}\n`;
  return `${states}${later.toSorted().join('\n')}\n${now.join('\n')}\n${memory.text}`;
}

/** Gives entities with equal futures the same number. Data under `address` only names draws and is ignored. */
export class RestingStates {
  private readonly known = new Map<string, Resting>();
  /** Equal inputs have the same number. Most are the same object. */
  private readonly inputs = new Map<Json, number>();
  private readonly inputTexts = new Map<string, number>();

  of(machine: string, input: Json, saved: Json): Resting {
    const { context, ...rest } = saved as { context: { data: { address?: Json } } };
    const { address: _, ...data } = context.data;
    const key = `${machine} ${this.numberOf(input)} ${JSON.stringify(withSortedKeys({ ...rest, data }))}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = { machine, input, saved, number: this.known.size };
    this.known.set(key, made);
    return made;
  }

  private numberOf(input: Json): number {
    const known = this.inputs.get(input);
    if (known !== undefined) return known;
    const text = JSON.stringify(withSortedKeys(input));
    const number = this.inputTexts.get(text) ?? this.inputTexts.size;
    this.inputTexts.set(text, number);
    this.inputs.set(input, number);
    return number;
  }
}
