import type { AnyMachineSnapshot, AnyStateMachine, ExecutableActionObject, Snapshot, StateValue } from 'xstate';
import { createActor, initialTransition, transition } from 'xstate';
import type { Json } from './json.js';
import type { Effect, Turn } from './effects.js';
import type { Interpreter, Stepped } from './interpreter.js';
import type { EntityContext } from './recipe.js';
import type { Message } from './system.js';
import { PRIORITY } from './system.js';

/** Steps machines with XState's own pure `transition`: slow, exact, every past state shared and kept. */
export const reference: Interpreter<AnyMachineSnapshot> = {
  start(machine, input, turn) {
    return finish(machine, turn, initialTransition(machine, { input, turn }));
  },
  step(machine, state, event, turn) {
    if (state.status !== 'active') return { state, effects: [] };
    const context: EntityContext<unknown> = { ...state.context, turn };
    return finish(machine, turn, transition(machine, { ...state, context }, event));
  },
  label: (state) => labelOf(state.value),
  save(machine, state) {
    return machine.getPersistedSnapshot(state) as object as Json;
  },
  restore(machine, saved) {
    return createActor(machine, { snapshot: saved as object as Snapshot<unknown> }).getSnapshot();
  },
};

type Actions = readonly ExecutableActionObject[];

function finish(
  machine: AnyStateMachine,
  turn: Turn,
  [next, actions]: [AnyMachineSnapshot, Actions],
): Stepped<AnyMachineSnapshot> {
  const { data, outbox } = next.context as EntityContext<unknown>;
  const effects: readonly Effect[] =
    actions.length === 0 ? outbox : [...outbox, ...actions.flatMap((action) => asEffect(machine, turn, action) ?? [])];
  return { state: { ...next, context: { data, turn: null, outbox: [] } }, effects };
}

/**
 * XState hands back what it cannot do by itself: delayed raises (`after` among them), cancels and emitted events.
 * It hands back raises without a delay too, but has already processed them: null.
 */
function asEffect(machine: AnyStateMachine, turn: Turn, action: ExecutableActionObject): Effect | null {
  const asked = action.params as { event?: Message; id?: string; delay?: number; sendId?: string } | undefined;
  if (action.type === 'xstate.raise' && asked?.event !== undefined) {
    const { event, delay, id } = asked;
    if (delay === undefined) return null;
    const timer = { to: turn.self, event, after: Math.ceil(delay / 1000), priority: PRIORITY.timer };
    return id === undefined ? { kind: 'send', ...timer } : { kind: 'send', ...timer, id };
  }
  if (action.type === 'xstate.cancel' && asked?.sendId !== undefined) return { kind: 'cancel', id: asked.sendId };
  if (action.type === 'xstate.emit' && asked?.event !== undefined) {
    return { kind: 'note', fact: { ...asked.event, fact: 'emit' } };
  }
  throw new Error(`${machine.id}: action ${action.type} is not a recipe, raise, cancel or emit`);
}

function labelOf(value: StateValue): string {
  if (typeof value === 'string') return value;
  return Object.entries(value)
    .map(([state, inner]) => {
      const below = inner === undefined ? '' : labelOf(inner);
      return below === '' ? state : `${state}.${below}`;
    })
    .join(',');
}
