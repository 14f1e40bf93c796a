import type { AnyStateNode, StateValue } from 'xstate';
import { matchesState } from 'xstate';
import type { GuardFunction } from '../recipe.js';
import type { Message } from '../system.js';
import { refusal } from './refuse.js';
import type { Predicate } from './types.js';

/** A guard as XState keeps it: by name, with parameters, or a function with marks on it. */
interface Marks {
  readonly name: string;
  readonly guard?: GuardFunction<unknown, Message>;
  readonly guards?: readonly unknown[];
  readonly stateValue?: StateValue;
  readonly check?: unknown;
}

/** The guard of a transition from `node` as a plain function; null where there is none. */
export function compileGuard(node: AnyStateNode, guard: unknown): Predicate | null {
  if (guard === undefined || guard === null) return null;
  if (typeof guard !== 'function') {
    const name = typeof guard === 'string' ? guard : (guard as { type: string }).type;
    const named = (node.machine.implementations.guards as Record<string, unknown>)[name];
    if (named === undefined) throw refusal(node, `guard ${name}, which is not implemented,`);
    return compileGuard(node, named);
  }
  const marks = guard as Marks;
  const plain = marks.guard;
  if (plain !== undefined) return (data, event) => plain(data, event);
  if (marks.check === undefined)
    throw refusal(node, `guard ${marks.name || '(anonymous)'}, which was not made by guard(…),`);
  if (marks.stateValue !== undefined) return inState(node, marks.stateValue);
  const parts = (marks.guards ?? []).map((part) => compileGuard(node, part) as Predicate);
  const [only] = parts;
  if (marks.name === 'not' && only !== undefined) return (...asked) => !only(...asked);
  if (marks.name === 'and') return (...asked) => parts.every((part) => part(...asked));
  if (marks.name === 'or') return (...asked) => parts.some((part) => part(...asked));
  throw refusal(node, `guard ${marks.name}`);
}

function inState(node: AnyStateNode, stateValue: StateValue): Predicate {
  if (typeof stateValue === 'string' && stateValue.startsWith('#')) {
    const target = node.machine.getStateNodeById(stateValue);
    return (_, __, configuration) => configuration.nodes.includes(target);
  }
  return (_, __, configuration) => matchesState(stateValue, configuration.value);
}
