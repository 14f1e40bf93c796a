import type { AnyStateNode } from 'xstate';
import { PRIORITY } from '../system.js';
import type { Fact, Message } from '../system.js';
import type { EventType } from '../eventType.js';
import { eventType } from '../eventType.js';
import { wholeDelay } from '../effects.js';
import type { RecipeFunction } from '../recipe.js';
import { refusal } from './refuse.js';

/** A compiled action. */
export type Operation =
  | { readonly does: 'recipe'; readonly recipe: RecipeFunction<unknown, Message> }
  | { readonly does: 'raise'; readonly event: Message; readonly type: EventType }
  | { readonly does: 'send'; readonly event: Message; readonly after: number; readonly id: string | undefined }
  | { readonly does: 'cancel'; readonly id: string }
  | { readonly does: 'emit'; readonly fact: Fact };

/** An action as XState keeps it: a function with marks on it. */
interface Marks {
  readonly name: string;
  readonly type?: string;
  readonly recipe?: RecipeFunction<unknown, Message>;
  readonly event?: unknown;
  readonly delay?: unknown;
  readonly id?: string;
  readonly sendId?: unknown;
}

/** The actions of a state or a transition of `node`, in order. */
export function compileActions(node: AnyStateNode, actions: readonly unknown[]): Operation[] {
  return actions.map((action) => compileAction(node, action));
}

function compileAction(node: AnyStateNode, action: unknown): Operation {
  if (typeof action !== 'function') {
    const name = typeof action === 'string' ? action : (action as { type: string }).type;
    const named = (node.machine.implementations.actions as Record<string, unknown>)[name];
    if (named === undefined) throw refusal(node, `action ${name}, which is not implemented,`);
    return compileAction(node, named);
  }
  const marks = action as Marks;
  if (marks.recipe !== undefined) return { does: 'recipe', recipe: marks.recipe };
  if (marks.type === 'xstate.raise') return compileRaise(node, marks);
  if (marks.type === 'xstate.cancel' && typeof marks.sendId === 'string') return { does: 'cancel', id: marks.sendId };
  if (marks.type === 'xstate.emit' && typeof marks.event === 'object') {
    return { does: 'emit', fact: { ...(marks.event as Message), fact: 'emit' } };
  }
  const what = marks.type ?? (marks.name || '(anonymous)');
  throw refusal(node, `action ${what}, which is not a recipe, or a raise, cancel or emit of a fixed event,`);
}

function compileRaise(node: AnyStateNode, { event, delay, id }: Marks): Operation {
  if (typeof event !== 'object') throw refusal(node, 'a raise of an event that a function makes');
  const message = event as Message;
  const delays = node.machine.implementations.delays as Record<string, unknown>;
  const seconds = typeof delay === 'string' ? delays[delay] : delay;
  if (seconds === undefined) return raised(message);
  if (typeof seconds !== 'number') throw refusal(node, 'a delay that a function gives');
  return { does: 'send', event: message, after: wholeDelay(seconds / 1000, node.machine.id, message, 'itself'), id };
}

/** A raise of this event, to be processed within the step. */
export function raised(event: Message): Operation {
  return { does: 'raise', event, type: eventType(event.type) };
}

/** The priority of what a machine sends itself by `after` or a delayed raise. */
export const TIMER = PRIORITY.timer;
