import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { Effect, Entry, Message } from '../../src/engine/index.js';
import { PRIORITY, reference, runKey, withSortedKeys } from '../../src/engine/index.js';
import type { Runnable } from './run.js';

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
  const entities = new Map<string, { machine: AnyStateMachine; state: AnyMachineSnapshot }>();
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
    }
  }

  function add(name: string, machineName: string, input: Parameters<typeof reference.start>[1], cause: number | null) {
    const machine = system.machines[machineName];
    if (machine === undefined || entities.has(name)) throw new Error(`${name} cannot be added`);
    const { state, effects } = reference.start(machine, input, { now, self: name, seq: cause ?? 0, key });
    entities.set(name, { machine, state });
    carryOut(effects, name, cause);
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
    const before = reference.label(entity.state);
    const { state, effects } = reference.step(entity.machine, entity.state, event, {
      now,
      self: to,
      seq: next.seq,
      key,
    });
    entity.state = state;
    const facts = effects.flatMap((effect) => (effect.kind === 'note' ? effect.fact : []));
    for (const fact of facts) observer.note(watched, { at: now, seq: next.seq, by: to, fact });
    const behind = new Set(effects.flatMap((effect) => (effect.kind === 'because' ? effect.seqs : [])));
    entries.push({
      seq: next.seq,
      at: now,
      cause,
      because: [...behind].filter((each) => each !== cause && each !== next.seq).toSorted((a, b) => a - b),
      from,
      to,
      event,
      before,
      after: reference.label(state),
      draws: effects.flatMap((effect) => (effect.kind === 'draw' ? effect.draw : [])),
      facts,
    });
    carryOut(effects, to, next.seq);
    takeInputs(next.seq);
    if (observer.ended(watched) !== null) return entries;
  }
}
