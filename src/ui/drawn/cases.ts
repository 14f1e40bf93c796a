import type { CheckedScenario } from '../../scenario/index.js';
import { CaseNames } from '../../telling/index.js';
import type { FactIndex } from './factIndex.js';

/** A case on the rail above the lanes. Every lane has its strip in the same slot. */
export interface CaseBar {
  readonly id: string;
  /** “the missile at 09:00” */
  readonly name: string;
  readonly at: number;
  readonly seq: number;
  /** when the last office closed it; null: it is open at the end */
  readonly until: number | null;
  readonly slot: number;
}

/** Cases that are open at once stand in slots of their own. Those that find none free share the last. */
const MOST_SLOTS = 5;

/** The cases of a run in the order of their incidents. A slot is free again when its case is closed. */
export function casesOf(scenario: CheckedScenario, facts: FactIndex): CaseBar[] {
  const names = new CaseNames(scenario);
  const closed = lastClosed(facts);
  const free = Array.from({ length: MOST_SLOTS }, () => 0);
  return facts.of('incident').map(({ at, seq, fact }) => {
    names.learn(fact, at);
    const until = closed.get(fact.case) ?? null;
    const found = free.findIndex((from) => from <= at);
    const slot = found < 0 ? MOST_SLOTS - 1 : found;
    free[slot] = Math.max(free[slot] ?? 0, until ?? Infinity);
    return { id: fact.case, name: names.name(fact.case, at), at, seq, until, slot };
  });
}

/** When the last of the offices that hold a case closed it; a case that somebody takes up again or keeps open has no time. */
function lastClosed(facts: FactIndex): Map<string, number> {
  const open = new Map<string, Set<string>>();
  const closed = new Map<string, number>();
  const openFor = (id: string, actor: string) => {
    const offices = open.get(id) ?? new Set();
    open.set(id, offices.add(actor));
    closed.delete(id);
  };
  for (const { at, fact } of facts.all) {
    if (fact.fact === 'learned' || fact.fact === 'reopened') openFor(fact.case, fact.actor);
    if (fact.fact !== 'closed') continue;
    const offices = open.get(fact.case);
    offices?.delete(fact.actor);
    if (offices === undefined || offices.size === 0) closed.set(fact.case, at);
  }
  return closed;
}
