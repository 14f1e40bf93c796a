import type { BuiltScenario } from '../scenario/index.js';
import type { OutcomeState } from '../model/index.js';
import type { Chain, Jump } from './chain.js';
import { refuseEndless } from './memory.js';
import { ExactRefusal } from './refusal.js';
import type { State, Underway } from './state.js';
import { keyOf, underway } from './state.js';
import { Transitions } from './transitions.js';

/** The chain of a scenario, and what has been seen of a run in each of its states. */
export interface ExploredChain extends Chain {
  readonly seen: readonly OutcomeState[];
}

/** The most messages that may follow each other within one instant, over all branches; far more than any machine needs. */
const MOST_AT_ONCE = 20_000;

/**
 * Explores, breadth first, every state that a scenario can reach, and the rates between them. A state holds the states of all
 * entities and the messages under way. Messages wait exponential times, so nothing else matters.
 * @throws ExactRefusal if some wait is not exponential, or there are more than `most` states
 */
export function explore({ system, observer, measures }: BuiltScenario, most: number): ExploredChain {
  for (const { to } of system.listeners ?? []) {
    throw new ExactRefusal(to, `${to} waits for conditions`, 'exact needs a scenario without conditions');
  }
  const transitions = new Transitions(system, observer, measures);
  const growth = new Growth();
  const known = new Map<string, number>();
  const states: State[] = [];
  const jumps: Jump[][] = [];

  const numberOf = (state: State): number => {
    const name = keyOf(state);
    const found = known.get(name);
    if (found !== undefined) return found;
    if (states.length >= most) throw growth.refusal(most);
    growth.add(state);
    known.set(name, states.length);
    states.push(state);
    return states.length - 1;
  };
  /** Handles all messages that come now. Returns the numbers of the states in which none is left, with their probabilities. */
  const settle = (from: State): Map<number, number> => {
    const resting = new Map<number, number>();
    let open = new Map([[keyOf(from), { state: from, p: 1 }]]);
    for (let handled = 0; open.size > 0;) {
      const next: typeof open = new Map();
      for (const { state, p } of open.values()) {
        const place = state.ended ? -1 : firstNow(state.waiting);
        const message = state.waiting[place];
        if (message === undefined) {
          const number = numberOf(state);
          resting.set(number, (resting.get(number) ?? 0) + p);
          continue;
        }
        handled += 1;
        if (handled > MOST_AT_ONCE) {
          const reason = `messages within one instant never end; ${message.event.type} to ${message.to} was last`;
          throw new ExactRefusal(message.to, reason, 'something in the scenario feeds on itself');
        }
        for (const branch of transitions.handle(state, place)) {
          const name = keyOf(branch.state);
          const same = next.get(name)?.p ?? 0;
          next.set(name, { state: branch.state, p: same + p * branch.p });
        }
      }
      open = next;
    }
    return resting;
  };

  const start = settle(transitions.beginning());
  // Checked only now: if a part of the scenario cannot be solved, that is the better reason to give.
  refuseEndless(measures);
  for (let from = 0; from < states.length; from++) {
    const state = states[from] as State;
    const rates = new Map<number, number>();
    for (const [place, timer] of state.ended ? [] : state.waiting.entries()) {
      const comes = state.waiting.with(place, underway({ ...timer, mean: 0 }));
      for (const [to, p] of settle({ ...state, waiting: comes })) {
        if (to !== from) rates.set(to, (rates.get(to) ?? 0) + p / timer.mean);
      }
    }
    jumps.push([...rates].map(([to, rate]) => ({ to, rate })));
  }
  return { jumps, start, seen: states.map(({ memory }) => memory.seen) };
}

/** The place of the next message that comes now: lowest priority number first, then in order of sending. −1: there is none. */
function firstNow(waiting: readonly Underway[]): number {
  let first = -1;
  for (const [place, { mean, priority }] of waiting.entries()) {
    if (mean === 0 && priority < (waiting[first]?.priority ?? Infinity)) first = place;
  }
  return first;
}

/** Counts the different states of each entity, to name the one that has most. */
class Growth {
  private readonly states = new Map<string, Map<number, object>>();

  add({ entities }: State): void {
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
    const reason = `it can reach more than ${most} states; most of them differ in ${name} (${field}: ${found.size} values so far)`;
    const cure =
      'give it fewer levels, measure fewer outcomes (each one that must be remembered multiplies the states), or raise --states';
    return new ExactRefusal(null, reason, cure);
  }
}
