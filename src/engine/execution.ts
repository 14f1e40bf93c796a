import type { Occurrence } from './address.js';
import type { Weights } from './drawRecord.js';
import { chanceRecord, delayRecord, pickRecord } from './drawRecord.js';
import type { Carrier } from './effects.js';
import { TurnEffects } from './effects.js';
import type { Entities } from './entities.js';
import type { Entity } from './entity.js';
import { EventList } from './eventList.js';
import type { EventType } from './eventType.js';
import { eventType } from './eventType.js';
import type { Json } from './json.js';
import { RunHash } from './runHash.js';
import type { Overruling } from './overruling.js';
import type { Observer } from './simulation.js';
import { freezeDeep } from './snapshot.js';
import type { EntityName, Fact, Listener, Message, Priority } from './system.js';
import { PRIORITY } from './system.js';
import type { Tracer } from './trace.js';

/** The step under way, and the carrier that executes its effects: schedules, cancels, adds, notes, hashes and traces. */
export class Execution<Watched, State> implements Carrier {
  watched: Watched;
  now = 0;
  /** the number given to the last message that was sent */
  seq = 0;
  tracer: Tracer | null = null;
  /** whether a fact was noted since the observer was last asked whether the run has ended */
  noted = false;
  /** the entity that acts; null: the message comes from outside */
  sender: Entity<State> | null = null;
  cause: number | null = null;
  readonly effects: TurnEffects = new TurnEffects({ now: 0, self: '', seq: 0, key: [0, 0] }, this);
  readonly eventList = new EventList<Entity<State>>();
  readonly runHash = new RunHash();
  private starting = false;
  private lastType = eventType('');

  constructor(
    private readonly entities: Entities<State>,
    private readonly observer: Observer<Watched>,
    private readonly horizon: number,
    private readonly listeners: readonly Listener[],
  ) {
    this.watched = observer.start();
  }

  /** Prepares for a new run. */
  reset(): void {
    this.watched = this.observer.start();
    this.now = 0;
    this.seq = 0;
    // An observer may end the run before anything was noted.
    this.noted = true;
    this.sender = null;
    this.cause = null;
    this.effects.now = 0;
    this.effects.seq = 0;
    this.eventList.clear();
    this.runHash.clear();
  }

  /** Makes `entity` the one that acts, while it handles the message `seq`. */
  turnTo(entity: Entity<State>, seq: number): void {
    const { effects } = this;
    effects.now = this.now;
    effects.who = entity;
    effects.seq = seq;
    this.sender = entity;
    this.cause = seq;
  }

  /** Puts an entity into its initial state. */
  start(entity: Entity<State>, input: Json): void {
    const { effects, sender, starting } = this;
    const { who } = effects;
    effects.who = entity;
    this.sender = entity;
    this.starting = true;
    entity.state = entity.stepper.start(input, effects);
    effects.who = who;
    this.sender = sender;
    this.starting = starting;
  }

  send(to: EntityName, event: Message, after: number, priority: Priority, id: string | undefined): void {
    // Consecutive messages often have the same type. Without this the ladder model of the bench runs about
    // 3 % slower (median of 12 paired rounds, from −4 to 13 %).
    if (event.type !== this.lastType.name) this.lastType = eventType(event.type);
    this.schedule(this.now + after, priority, '', to, event, this.lastType, this.cause, id);
  }

  cancel(id: string): void {
    const pending = this.sender?.timers?.get(id);
    // It may have arrived long ago, and its object may have been reused for another message.
    if (pending !== undefined && pending.id === id && pending.sender === this.sender) pending.cancelled = true;
  }

  add(name: EntityName, machine: string, input: Json): void {
    this.start(this.entities.add(name, machine), input);
  }

  note(fact: Fact): void {
    if (this.starting) throw this.tooEarly('note');
    const { seq, self } = this.effects;
    this.runHash.fact(fact);
    this.tracer?.note(fact);
    this.noted = true;
    this.observer.note(this.watched, { at: this.now, seq, by: self, fact });
    if (this.listeners.length > 0) this.tellListeners(fact);
  }

  private tellListeners(fact: Fact): void {
    for (const { to, hears } of this.listeners) {
      if (hears(fact)) this.send(to, { type: 'noted', fact: freezeDeep({ ...fact }) }, 0, PRIORITY.delivery, undefined);
    }
  }

  because(seqs: readonly number[]): void {
    for (const seq of seqs) this.runHash.integer(seq);
    this.tracer?.because(seqs);
  }

  chance(purpose: string, occurrence: Occurrence, p: number, luck: number, result: boolean, overruled?: number): void {
    this.mayDraw();
    this.runHash.chance(p, luck);
    this.tracer?.draw(chanceRecord(purpose, occurrence, p, luck, result, overruled));
  }

  delay(purpose: string, occurrence: Occurrence, mean: number, result: number, overruled?: number): void {
    this.mayDraw();
    this.runHash.delay(mean, result);
    this.tracer?.draw(delayRecord(purpose, occurrence, mean, result, overruled));
  }

  pick(
    purpose: string,
    occurrence: Occurrence,
    weights: Weights,
    luckOf: () => Record<string, number>,
    result: string,
    margin: number | null,
    overruled?: number,
  ): void {
    this.mayDraw();
    this.runHash.pick(weights, result, margin);
    this.tracer?.draw(pickRecord(purpose, occurrence, weights, luckOf(), result, margin, overruled));
  }

  overrule(overruling: Overruling): void {
    const { effects } = this;
    effects.overrulings = [...effects.overrulings, overruling];
  }

  /** Schedules a message from `sender`, or from `origin` where there is none. Drops it if it is later than the horizon. */
  schedule(
    at: number,
    priority: Priority,
    origin: EntityName,
    to: EntityName,
    event: Message,
    type: EventType,
    cause: number | null,
    id: string | undefined,
  ): void {
    this.seq += 1;
    if (id !== undefined) this.cancel(id);
    if (at > this.horizon) return;
    const { sender } = this;
    const pending = this.eventList.schedule(at, priority, this.seq);
    pending.sender = sender;
    if (sender === null) pending.origin = origin;
    const receiver = sender !== null && sender.name === to ? sender : (this.entities.get(to) ?? null);
    pending.receiver = receiver;
    if (receiver === null) pending.address = to;
    pending.event = event;
    pending.type = type;
    pending.cause = cause;
    pending.id = id;
    if (id !== undefined && sender !== null) (sender.timers ??= new Map()).set(id, pending);
  }

  private mayDraw(): void {
    if (this.starting) throw this.tooEarly('draw');
  }

  private tooEarly(what: 'draw' | 'note'): Error {
    const { self } = this.effects;
    const machine = this.entities.get(self)?.machine;
    return new Error(`${self} (${machine}) would ${what} as it starts: that belongs in its first message`);
  }
}
