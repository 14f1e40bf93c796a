import { and, not, stateIn } from 'xstate';
import type { Guard, Message } from '../../src/engine/index.js';
import { guard } from '../../src/engine/index.js';
import { stateName } from './document.js';
import type { Variables } from './expression.js';
import { expression } from './expression.js';
import { notConverted } from './notConverted.js';

/** The guards of a document that ask its data, by the names that its transitions use. */
export type Guards = Record<string, Guard<Variables, Message>>;

/** A condition as a guard: what asks whether a state is active becomes `stateIn`, all else is asked of the data, by a name. */
export function condition(text: string, guards: Guards): unknown {
  if (!/\bIn\(/.test(text)) return part(text, guards);
  const [only, ...more] = text.split('&&').map((each) => part(each, guards));
  return more.length === 0 ? only : and([only, ...more] as Parameters<typeof and>[0]);
}

function part(text: string, guards: Guards): unknown {
  const [, negated, state] = /^\s*(!?)\s*In\(\s*['"]([^'"]+)['"]\s*\)\s*$/.exec(text) ?? [];
  if (state !== undefined) {
    const isIn = stateIn(`#${stateName(state)}`);
    return negated === '!' ? not(isIn) : isIn;
  }
  if (/\bIn\(/.test(text)) notConverted('In() within an expression');
  const holds = expression(text);
  const name = `${text} (${Object.keys(guards).length})`;
  guards[name] = guard((variables, event) => Boolean(holds(variables, event)));
  return name;
}
