import type { Draw } from './drawRecord.js';
import { chanceRecord, delayRecord, pickRecord } from './drawRecord.js';
import type { Carrier } from './effects.js';
import type { Json } from './json.js';
import type { Overruling } from './overruling.js';
import type { EntityName, Fact, Message, Priority } from './system.js';

/** What a step asks the engine to do, as a value. */
export type Effect =
  | { kind: 'send'; to: EntityName; event: Message; after: number; priority: Priority; id?: string }
  | { kind: 'cancel'; id: string }
  | { kind: 'add'; entity: EntityName; machine: string; input: Json }
  | { kind: 'note'; fact: Fact }
  | { kind: 'because'; seqs: readonly number[] }
  | { kind: 'overrule'; overruling: Overruling }
  | { kind: 'draw'; draw: Draw };

/** A carrier that appends what is asked for to `outbox`. */
export function outboxCarrier(outbox: Effect[]): Carrier {
  const draw = (drawn: Draw) => void outbox.push({ kind: 'draw', draw: drawn });
  return {
    send(to, event, after, priority, id) {
      const sent = { kind: 'send', to, event, after, priority } as const;
      outbox.push(id === undefined ? sent : { ...sent, id });
    },
    cancel: (id) => void outbox.push({ kind: 'cancel', id }),
    add: (entity, machine, input) => void outbox.push({ kind: 'add', entity, machine, input }),
    note: (fact) => void outbox.push({ kind: 'note', fact: { ...fact } }),
    because: (seqs) => void outbox.push({ kind: 'because', seqs }),
    chance: (...drawn) => draw(chanceRecord(...drawn)),
    delay: (...drawn) => draw(delayRecord(...drawn)),
    pick: (purpose, occurrence, weights, luckOf, result, margin, overruled) =>
      draw(pickRecord(purpose, occurrence, weights, luckOf(), result, margin, overruled)),
    overrule: (overruling) => void outbox.push({ kind: 'overrule', overruling }),
  };
}

/** Carries out the effects of an outbox, in order. */
export function carryOut(effects: readonly Effect[], carrier: Carrier): void {
  for (const effect of effects) {
    if (effect.kind === 'send') carrier.send(effect.to, effect.event, effect.after, effect.priority, effect.id);
    else if (effect.kind === 'cancel') carrier.cancel(effect.id);
    else if (effect.kind === 'add') carrier.add(effect.entity, effect.machine, effect.input);
    else if (effect.kind === 'note') carrier.note(effect.fact);
    else if (effect.kind === 'because') carrier.because(effect.seqs);
    else if (effect.kind === 'overrule') carrier.overrule(effect.overruling);
    else carryDraw(effect.draw, carrier);
  }
}

function carryDraw(draw: Draw, carrier: Carrier): void {
  const { purpose, occurrence, overruled } = draw;
  if (draw.kind === 'chance') carrier.chance(purpose, occurrence, draw.p, draw.luck, draw.result, overruled);
  else if (draw.kind === 'delay') carrier.delay(purpose, occurrence, draw.mean, draw.result, overruled);
  else carrier.pick(purpose, occurrence, draw.weights, () => draw.luck, draw.result, draw.margin, overruled);
}
