import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { createActor } from 'xstate';
import type { Effect, EntityContext, Interpreter, Message } from '../../src/engine/index.js';
import { TurnEffects, outboxCarrier, reference, runKey } from '../../src/engine/index.js';
import type { Script } from './document.js';

/** One machine under way: what each step asks for, and the state that it is in. */
interface Player {
  /** Takes an event; at the start none. */
  step(event: Message | null): readonly Effect[];
  label(): string;
}

const TURN = { now: 0, self: 'machine', seq: 0, key: runKey('scxml') };

/** A machine under one of the engine's interpreters. */
export function underInterpreter(machine: AnyStateMachine, interpreter: Interpreter<unknown>): Player {
  const stepper = interpreter(machine);
  let state: unknown;
  return {
    step(event) {
      const asked: Effect[] = [];
      const effects = new TurnEffects(TURN, outboxCarrier(asked));
      state = event === null ? stepper.start({}, effects) : stepper.step(state, event, effects);
      return asked;
    },
    label: () => stepper.label(state),
  };
}

/** A machine as an XState actor. Recipes lay what they ask for into its context, where it stays. */
export function asActor(machine: AnyStateMachine): Player {
  const actor = createActor(machine, { input: { input: {}, turn: TURN } });
  const failed: unknown[] = [];
  actor.subscribe({ error: (error) => failed.push(error) });
  let taken = 0;
  return {
    step(event) {
      if (event === null) actor.start();
      else if (actor.getSnapshot().status === 'active') actor.send(event);
      if (failed.length > 0) throw failed[0] as Error;
      const { outbox } = actor.getSnapshot().context as EntityContext<unknown>;
      const asked = outbox.slice(taken);
      taken = outbox.length;
      return asked;
    },
    label: () => reference(machine).label(actor.getSnapshot() as AnyMachineSnapshot),
  };
}

interface Waiting {
  readonly at: number;
  readonly event: Message;
  readonly id: string | undefined;
}

/** Plays a script: the labels of the states at its start and after each of its events. */
export function play(player: Player, script: Script): string[] {
  let now = 0;
  let waiting: Waiting[] = [];

  const take = (event: Message | null): void => {
    for (const effect of player.step(event)) {
      if (effect.kind === 'cancel') waiting = waiting.filter(({ id }) => id !== effect.id);
      if (effect.kind === 'send') waiting.push({ at: now + effect.after, event: effect.event, id: effect.id });
    }
  };
  const takeUntil = (time: number): void => {
    for (;;) {
      // The earliest, and of equal ones the one that was sent first.
      const next = waiting.toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > time) break;
      waiting = waiting.filter((each) => each !== next);
      now = next.at;
      take(next.event);
    }
    now = time;
  };

  take(null);
  return [
    player.label(),
    ...script.events.map(({ event, after }) => {
      // What was sent waits until the script gives it time, if only a moment.
      if (after !== undefined) takeUntil(now + after);
      take({ type: event.name });
      return player.label();
    }),
  ];
}

/** The active atomic states of a label, in alphabetical order. */
export function atomicStates(label: string): string[] {
  return label
    .split(',')
    .map((path) => path.split('.').at(-1) ?? '')
    .toSorted();
}
