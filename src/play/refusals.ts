import type { Entry } from '../engine/index.js';
import type { CrisisFact } from '../model/index.js';

/** An input that was given, by its number in a plan. */
export interface Given {
  readonly number: number;
  readonly origin: string;
  readonly to: string;
  readonly type: string;
  /** seconds from the start at which it takes effect */
  readonly at: number;
}

/** Why inputs were refused in a run, by their numbers. Inputs that were not refused are left out. */
export function refusalsIn(entries: readonly Entry[], given: readonly Given[]): ReadonlyMap<number, string> {
  const waiting = new Map<string, number[]>();
  for (const { number, ...input } of given) {
    const key = keyOf(input);
    waiting.set(key, [...(waiting.get(key) ?? []), number]);
  }
  /** the input behind each message of the present second, by the number of the message */
  let behind = new Map<number, number>();
  let second = 0;
  const refused = new Map<number, string>();
  for (const { seq, at, cause, from: origin, to, event, facts } of entries) {
    if (at !== second) behind = new Map();
    second = at;
    const number =
      cause === null ? waiting.get(keyOf({ origin, to, type: event.type, at }))?.shift() : behind.get(cause);
    if (number === undefined) continue;
    behind.set(seq, number);
    const why = whyRefused(facts as readonly CrisisFact[], event.type, cause === null);
    if (why !== null && !refused.has(number)) refused.set(number, why);
  }
  return refused;
}

function whyRefused(facts: readonly CrisisFact[], type: string, isInput: boolean): string | null {
  for (const fact of facts) {
    if (fact.fact === 'order-refused' || fact.fact === 'answer-refused') return fact.why;
  }
  const isUnheeded = isInput && MANAGED.has(type) && !facts.some(({ fact }) => fact === 'inject');
  return isUnheeded ? 'that inject has come already, or is not there' : null;
}

/** The inputs with which a facilitator manages a planned inject. */
const MANAGED: ReadonlySet<string> = new Set(['fire', 'skip', 'put-off', 'edit']);

function keyOf({ origin, to, type, at }: Omit<Given, 'number'>): string {
  return JSON.stringify([origin, to, type, at]);
}
