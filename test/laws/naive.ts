import type { AnyMachineSnapshot } from 'xstate';
import type { Effect, Entry, Fact, Message, Stepper, System } from '../../src/engine/index.js';
import { PRIORITY, TurnEffects, outboxCarrier, reference, runKey, withSortedKeys } from '../../src/engine/index.js';
import type { Runnable } from './run.js';

type EntityInput = System['entities'][string]['input'];

interface Waiting {
  readonly at: number;
  readonly priority: number;
  readonly seq: number;
  readonly from: string;
  readonly to: string;
  readonly event: Message;
  readonly cause: number | null;
  readonly id?: string | undefined;
}

/**
 * The run as the design tells it, with a sorted list for a queue and nothing done cleverly: an oracle for what is handled,
 * when, in what order, and what a cancel takes away. It steps the machines with the same interpreter.
 */
export function naiveEntries<Watched>({ system, options }: Runnable<Watched>): Entry[] {
  const { horizon, observer } = options;
  const key = runKey(options.seed);
  const entities = new Map<string, { stepper: Stepper<AnyMachineSnapshot>; state: AnyMachineSnapshot }>();
  const watched = observer.start();
  const entries: Entry[] = [];
  let waiting: Waiting[] = [];
  let seq = 0;
  let now = 0;

  function send(message: Omit<Waiting, 'seq'>): void {
    seq += 1;
    if (message.id !== undefined) cancel(message.from, message.id);
    waiting.push({ ...message, seq });
  }

  function cancel(from: string, id: string): void {
    waiting = waiting.filter((each) => each.from !== from || each.id !== id);
  }

  function carryOut(effects: readonly Effect[], self: string, cause: number | null): void {
    for (const effect of effects) {
      if (effect.kind === 'cancel') cancel(self, effect.id);
      if (effect.kind === 'add') add(effect.entity, effect.machine, effect.input, cause);
      if (effect.kind === 'send') {
        const { to, event, after, priority, id } = effect;
        send({ at: now + after, priority, from: self, to, event, cause, id });
      }
      if (effect.kind === 'note') tellListeners(effect.fact, self, cause);
    }
  }

  function tellListeners(fact: Fact, self: string, cause: number | null): void {
    for (const { to, hears } of system.listeners ?? []) {
      if (hears(fact))
        send({ at: now, priority: PRIORITY.delivery, from: self, to, event: { type: 'noted', fact }, cause });
    }
  }

  function add(name: string, machineName: string, input: EntityInput, cause: number | null) {
    const machine = system.machines[machineName];
    if (machine === undefined || entities.has(name)) throw new Error(`${name} cannot be added`);
    const stepper = reference(machine);
    const asked: Effect[] = [];
    const effects = new TurnEffects({ now, self: name, seq: cause ?? 0, key }, outboxCarrier(asked));
    entities.set(name, { stepper, state: stepper.start(input, effects) });
    carryOut(asked, name, cause);
  }

  function takeInputs(after: number): void {
    for (const input of options.inputs ?? []) {
      if (input.after !== after) continue;
      const { origin: from, to } = input;
      const at = Math.max(now, input.at);
      send({ at, priority: PRIORITY.input, from, to, event: withSortedKeys(input.event), cause: null });
    }
  }

  for (const [name, { machine, input }] of Object.entries(system.entities)) add(name, machine, input, null);
  for (const { to, event, at = 0 } of system.first) {
    send({ at, priority: PRIORITY.delivery, from: 'scenario', to, event, cause: null });
  }
  takeInputs(0);

  for (;;) {
    waiting.sort((a, b) => a.at - b.at || a.priority - b.priority || a.seq - b.seq);
    const next = waiting.shift();
    if (next === undefined || next.at > horizon) return entries;
    now = next.at;
    const { from, to, event, cause } = next;
    const entity = entities.get(to);
    if (entity === undefined) throw new Error(`there is no ${to}`);
    const { stepper } = entity;
    const before = stepper.label(entity.state);
    const asked: Effect[] = [];
    const effects = new TurnEffects({ now, self: to, seq: next.seq, key }, outboxCarrier(asked));
    entity.state = stepper.step(entity.state, event, effects);
    const facts = asked.flatMap((effect) => (effect.kind === 'note' ? effect.fact : []));
    for (const fact of facts) observer.note(watched, { at: now, seq: next.seq, by: to, fact });
    const behind = new Set(asked.flatMap((effect) => (effect.kind === 'because' ? effect.seqs : [])));
    entries.push({
      seq: next.seq,
      at: now,
      cause,
      because: [...behind].filter((each) => each !== cause && each !== next.seq).toSorted((a, b) => a - b),
      from,
      to,
      event,
      before,
      after: stepper.label(entity.state),
      draws: asked.flatMap((effect) => (effect.kind === 'draw' ? effect.draw : [])),
      facts,
    });
    carryOut(asked, to, next.seq);
    takeInputs(next.seq);
    if (observer.ended(watched) !== null) return entries;
  }
}
