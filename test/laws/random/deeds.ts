import type { Effects, EntitySpec, Message, SendOptions } from '../../../src/engine/index.js';
import type { Deed } from './plan.js';

/** The data of a random machine. */
export interface Data {
  /** whom it may message */
  names: string[];
  readonly depth: number;
  count: number;
  lucky: boolean;
  fresh: boolean;
  /** a message or timer has come: only then may it draw and note */
  awake: boolean;
  sent: number;
  added: number;
  fuel: number;
  heard: number[];
}

const MOST_SENT = 8;
const MOST_DEPTH = 2;
export const FUEL = 3;

/** The item at this place of a list that begins again after its end. */
export function at<T>(list: readonly T[], place: number): T {
  const found = list[place % list.length];
  if (found === undefined) throw new Error('the list is empty');
  return found;
}

/** What a machine begins with: whom it may message, and how deep below the first entities it is. */
export function inputFor(names: readonly string[], depth = 0): EntitySpec['input'] {
  return { names, depth, count: 0, lucky: false, fresh: true, awake: false, sent: 0, added: 0, fuel: FUEL, heard: [] };
}

/** Does the deed. Nothing here counts on anything but data, event and effects. */
export function perform(given: Deed, data: Data, event: Message, effects: Effects): void {
  // The place in the story, as addresses want it: which message, and when.
  const occurrence = `${typeof event['tag'] === 'string' ? event['tag'] : event.type} at ${effects.now}`;
  const send = (to: number, type: string, options: SendOptions) => {
    const hops = Number(event['hops'] ?? 1);
    if (hops <= 0 || data.sent >= MOST_SENT) return;
    data.sent += 1;
    effects.send(at(data.names, to), { type, hops: hops - 1, tag: `${effects.self}#${data.sent}` }, options);
  };
  switch (given.does) {
    case 'count':
      data.count += given.by;
      return;
    case 'chance':
      if (data.awake) data.lucky = effects.chance('luck', occurrence, given.p);
      return;
    case 'pick': {
      if (!data.awake) return;
      const weights = Object.fromEntries(given.weights.map((weight, option) => [`option ${option}`, weight]));
      data.count += effects.pick('choice', occurrence, weights) === 'option 0' ? 1 : 2;
      return;
    }
    case 'wait':
      if (data.awake) send(given.to, 'a', { after: effects.exp('wait', effects.now, given.mean) });
      return;
    case 'send':
      return send(given.to, given.type, {
        after: given.after,
        ...(given.id === null ? {} : { id: given.id }),
        ...(given.priority === null ? {} : { priority: given.priority }),
      });
    case 'cancel':
      return effects.cancel(given.id);
    case 'add': {
      if (data.added > 0 || data.depth >= MOST_DEPTH) return;
      data.added += 1;
      const child = `${effects.self}/${data.added}`;
      data.names.push(child);
      effects.add(child, `m${given.machine}`, Object(inputFor([...data.names], data.depth + 1)) as object);
      return;
    }
    case 'note':
      if (data.awake) effects.note({ fact: 'count', count: data.count, names: data.names });
      return;
    case 'because':
      effects.because(...data.heard);
      return;
  }
}
