import type { z } from 'zod';
import type { Message } from '../../engine/index.js';
import type { ActorEvent, DirectorEvent } from '../../model/index.js';
import { DIRECTOR } from '../../model/index.js';
import type { CheckedScenario, Finding, KeyPath } from '../../scenario/index.js';
import { actorId, id, noSuch, text } from '../../scenario/index.js';

/** What a field of an input names. */
type Named = 'action' | 'actor' | 'channel' | 'inject';
export type Names = Readonly<Record<string, Named>>;

/** A message and its receiver. */
export interface Addressed {
  readonly to: string;
  readonly event: Message;
}

/** A kind of input in a file: its field, what the values of that field name, and the message that it stands for. */
export interface InputKind<Body extends z.ZodType> {
  readonly field: Body;
  readonly names: Names;
  /** whether it also contains an inject */
  readonly hasInject?: true;
  /** `second`: the second of a time in words */
  messageOf(body: z.output<Body>, second: (time: string) => number): Addressed;
}

export function kind<Body extends z.ZodType>(made: InputKind<Body>): InputKind<Body> {
  return made;
}

export function office(to: string, event: ActorEvent): Addressed {
  return { to, event };
}

export function director(event: DirectorEvent): Addressed {
  return { to: DIRECTOR, event };
}

/** Fields that several kinds have. */
export const by = actorId.describe('The office.');
export const on = id.describe('The line.');
export const about = text.describe('The case, as the run names it, such as stray-missile/strike.');
export const reason = text.optional().describe('Why, in words.');

/** Names in an input that the scenario does not have. */
export function danglingNames(body: object, names: Names, keys: KeyPath, scenario: CheckedScenario): Finding[] {
  const known = {
    action: Object.keys(scenario.actions),
    actor: Object.keys(scenario.actors),
    channel: Object.keys(scenario.channels),
    inject: scenario.injects.map(({ id: name }) => name),
  };
  const given = new Map<string, unknown>(Object.entries(body));
  return Object.entries<Named>(names).flatMap(([field, named]) => {
    const name = given.get(field);
    if (typeof name !== 'string' || known[named].includes(name)) return [];
    return [noSuch(named, name, [...keys, field], known[named])];
  });
}
