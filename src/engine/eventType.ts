import { bitsOf } from './runHash.js';

/** An event type, interned: each name has one object and one number, so that a step compares objects instead of looking names up. */
export interface EventType {
  readonly name: string;
  /** counted from 0 as types are first met: a place in a list */
  readonly number: number;
  /** the name, as the run hash sees it */
  readonly bits: number;
}

const interned = new Map<string, EventType>();

/** The one object for event types of this name. Kept for good, so that numbers stay valid: a program has few types. */
export function eventType(name: string): EventType {
  const known = interned.get(name);
  if (known !== undefined) return known;
  const made = { name, number: interned.size, bits: bitsOf(name) };
  interned.set(name, made);
  return made;
}
