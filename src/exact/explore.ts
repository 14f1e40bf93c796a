import type { BuiltScenario } from '../scenario/index.js';
import type { OutcomeState } from '../model/index.js';
import type { Chain, Jump } from './chain.js';
import { refuseClocks } from './memory.js';
import { ExactRefusal } from './refusal.js';
import type { Situation, Underway } from './state.js';
import { keyOf, underway } from './state.js';
import { Turns } from './transitions.js';

/** The chain of a scenario, and what has been seen of a run in each of its states. */
export interface ExploredChain extends Chain {
  readonly seen: readonly OutcomeState[];
}

/** More messages within one instant than any machine needs, in all their branches. */
const MOST_AT_ONCE = 20_000;

/**
 * Explores, breadth first, every situation that a scenario can come to, and the rates between them. A situation is what all
 * entities are and which messages are on their way: as these wait exponential times, nothing else matters.
 * @throws ExactRefusal where that does not hold, or there are more than `most` situations
 */
export function explore({ system, observer, measures }: BuiltScenario, most: number): ExploredChain {
  refuseClocks(measures);
  const turns = new Turns(system, observer, measures);
  const growth = new Growth();
  const known = new Map<string, number>();
  const situations: Situation[] = [];
  const jumps: Jump[][] = [];

  const stateOf = (situation: Situation): number => {
    const name = keyOf(situation);
    const found = known.get(name);
    if (found !== undefined) return found;
    if (situations.length >= most) throw growth.refusal(most);
    growth.add(situation);
    known.set(name, situations.length);
    situations.push(situation);
    return situations.length - 1;
  };
  /** Handles everything that comes now: the situations at rest that this can lead to, as states. */
  const settle = (from: Situation): Map<number, number> => {
    const resting = new Map<number, number>();
    let open = new Map([[keyOf(from), { situation: from, p: 1 }]]);
    for (let handled = 0; open.size > 0;) {
      const next: typeof open = new Map();
      for (const { situation, p } of open.values()) {
        const place = situation.ended ? -1 : firstNow(situation.waiting);
        const message = situation.waiting[place];
        if (message === undefined) {
          const state = stateOf(situation);
          resting.set(state, (resting.get(state) ?? 0) + p);
          continue;
        }
        handled += 1;
        if (handled > MOST_AT_ONCE) {
          const reason = `messages within one instant never end; ${message.event.type} to ${message.to} was last`;
          throw new ExactRefusal(message.to, reason, 'something in the scenario feeds on itself');
        }
        for (const branch of turns.handle(situation, place)) {
          const name = keyOf(branch.situation);
          const same = next.get(name)?.p ?? 0;
          next.set(name, { situation: branch.situation, p: same + p * branch.p });
        }
      }
      open = next;
    }
    return resting;
  };

  const start = settle(turns.beginning());
  for (let state = 0; state < situations.length; state++) {
    const situation = situations[state] as Situation;
    const rates = new Map<number, number>();
    for (const [place, timer] of situation.ended ? [] : situation.waiting.entries()) {
      const comes = situation.waiting.with(place, underway({ ...timer, mean: 0 }));
      for (const [to, p] of settle({ ...situation, waiting: comes })) {
        if (to !== state) rates.set(to, (rates.get(to) ?? 0) + p / timer.mean);
      }
    }
    jumps.push([...rates].map(([to, rate]) => ({ to, rate })));
  }
  return { jumps, start, seen: situations.map(({ memory }) => memory.seen) };
}

/** The place of the message for now that is handled next: the lower priority number first, then the earlier sent. */
function firstNow(waiting: readonly Underway[]): number {
  let first = -1;
  for (const [place, { mean, priority }] of waiting.entries()) {
    if (mean === 0 && priority < (waiting[first]?.priority ?? Infinity)) first = place;
  }
  return first;
}

/** Remembers how many different states each entity has been in, to name what grows. */
class Growth {
  private readonly states = new Map<string, Map<number, object>>();

  add({ entities }: Situation): void {
    for (const [name, { number, saved }] of entities) {
      const seen = this.states.get(name) ?? new Map<number, object>();
      this.states.set(name, seen);
      if (!seen.has(number)) seen.set(number, (saved as { context: { data: object } }).context.data);
    }
  }

  refusal(most: number): ExactRefusal {
    const [name, seen] = [...this.states].toSorted(([, a], [, b]) => b.size - a.size)[0] ?? [
      '',
      new Map<number, object>(),
    ];
    const values = new Map<string, Set<string>>();
    for (const data of seen.values()) {
      for (const [field, value] of Object.entries(data)) {
        values.set(field, (values.get(field) ?? new Set()).add(JSON.stringify(value)));
      }
    }
    values.delete('address');
    const [field, found] = [...values].toSorted(([, a], [, b]) => b.size - a.size)[0] ?? ['', new Set()];
    const reason = `it can come to more than ${most} situations; most of them differ in ${name} (${field}: ${found.size} values so far)`;
    const cure =
      'give it fewer levels, measure less (each outcome that must be remembered multiplies them), or raise --states';
    return new ExactRefusal(null, reason, cure);
  }
}
