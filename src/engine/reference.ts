import type { AnyMachineSnapshot, AnyStateMachine, ExecutableActionObject, Snapshot } from 'xstate';
import { createActor, initialTransition, transition } from 'xstate';
import type { Json } from './json.js';
import type { TurnEffects, Turn } from './effects.js';
import { wholeDelay } from './effects.js';
import { carryOut } from './outbox.js';
import type { Interpreter } from './interpreter.js';
import { labelOf } from './label.js';
import type { EntityContext, EntityData } from './recipe.js';
import { bitsOf } from './runHash.js';
import { MOST_MICROSTEPS, inOrder, stateValue } from './statechart.js';
import type { Message } from './system.js';
import { PRIORITY } from './system.js';

/** Steps machines with XState's own pure `transition`. Slow; its states are immutable. */
export const reference: Interpreter<AnyMachineSnapshot> = (machine) => {
  machine.options.maxIterations = Math.min(machine.options.maxIterations ?? Infinity, MOST_MICROSTEPS);
  return {
    start(input, effects) {
      return finish(machine, effects, initialTransition(machine, { input, turn: turnOf(effects) }));
    },
    step(state, event, effects) {
      if (state.status !== 'active') return state;
      const context: EntityContext<unknown> = { ...state.context, turn: turnOf(effects) };
      return finish(machine, effects, transition(machine, { ...state, context }, event));
    },
    label: (state) => labelOf(state.value),
    labelBits: (state) => bitsOf(labelOf(state.value)),
    // Snapshots and their data are immutable.
    copy: (state) => state,
    dataOf: (state) => dataOf(state),
    save(state) {
      const { input: _, ...data } = dataOf(state);
      const context: EntityContext<object> = { ...state.context, data };
      return machine.getPersistedSnapshot({ ...state, context }) as object as Json;
    },
    restore(saved, input) {
      const snapshot = createActor(machine, { snapshot: saved as object as Snapshot<unknown> }).getSnapshot();
      const restored = atRest(snapshot as AnyMachineSnapshot);
      return { ...restored, context: { ...restored.context, data: { ...dataOf(restored), input } } };
    },
  };
};

function dataOf(state: AnyMachineSnapshot): EntityData<Json, object> {
  return (state.context as EntityContext<EntityData<Json, object>>).data;
}

function turnOf({ now, self, seq, key, epochs, overrulings }: TurnEffects): Turn {
  return { now, self, seq, key, epochs, overrulings };
}

/** Carries out what the recipes asked for, then the actions that XState leaves to its caller. */
function finish(
  machine: AnyStateMachine,
  effects: TurnEffects,
  [next, actions]: [AnyMachineSnapshot, readonly ExecutableActionObject[]],
): AnyMachineSnapshot {
  // XState keeps the error of an action in the initial snapshot instead of throwing it.
  if (next.status === 'error') throw next.error;
  const { data, outbox } = next.context as EntityContext<unknown>;
  carryOut(outbox, effects.carrier);
  for (const action of actions) carryOutAction(machine, effects, action);
  return { ...atRest(next), context: { data, turn: null, outbox: [] } };
}

/** The snapshot with its states in the order of the machine, because a saved snapshot does not keep the order of entry. */
function atRest(snapshot: AnyMachineSnapshot): AnyMachineSnapshot {
  const nodes = inOrder(snapshot._nodes);
  if (nodes === snapshot._nodes) return snapshot;
  return { ...snapshot, _nodes: [...nodes], value: stateValue(snapshot.machine.root, nodes) };
}

/**
 * XState hands back delayed raises (`after` among them), cancels and emitted events.
 * It hands back raises without a delay too, but has already processed them.
 */
function carryOutAction(machine: AnyStateMachine, effects: TurnEffects, action: ExecutableActionObject): void {
  const asked = action.params as { event?: Message; id?: string; delay?: number; sendId?: string } | undefined;
  const { carrier, self } = effects;
  if (action.type === 'xstate.raise' && asked?.event !== undefined) {
    const { event, delay, id } = asked;
    if (delay === undefined) return;
    carrier.send(self, event, wholeDelay(delay / 1000, self, event, self), PRIORITY.timer, id);
  } else if (action.type === 'xstate.cancel' && asked?.sendId !== undefined) {
    carrier.cancel(asked.sendId);
  } else if (action.type === 'xstate.emit' && asked?.event !== undefined) {
    carrier.note({ ...asked.event, fact: 'emit' });
  } else {
    throw new Error(`${machine.id}: action ${action.type} is not a recipe, raise, cancel or emit`);
  }
}
