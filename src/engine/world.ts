import type { Json } from './json.js';
import { withSortedKeys } from './json.js';
import type { Occurrence } from './address.js';
import type { Carrier, Weights } from './effects.js';
import { TurnEffects } from './effects.js';
import { runKey } from './draws.js';
import { Cast } from './cast.js';
import type { Entity } from './entity.js';
import type { EventType } from './eventType.js';
import { eventType } from './eventType.js';
import type { Interpreter } from './interpreter.js';
import type { Letter } from './mail.js';
import { Mail } from './mail.js';
import { freezeDeep } from './own.js';
import { LATEST } from './queue.js';
import { RunHash, bitsOf } from './runHash.js';
import { RunawayGuard } from './runaway.js';
import type { Beginning, Ended, SavedSimulation, Simulation, SimulationOptions } from './simulate.js';
import type { EntityName, Fact, FirstMessage, Input, Message, Priority, System } from './system.js';
import { PRIORITY } from './system.js';
import type { Entry } from './trace.js';
import { Tracer } from './trace.js';

/** The entities, the messages and the observer of a run; reset, not rebuilt, between the runs of a batch. */
export class World<Watched, State> implements Simulation<Watched>, Carrier {
  events = 0;
  watched: Watched;
  private now = 0;
  private seq = 0;
  private ended: Ended | null = null;
  private inputs: readonly Input[] = [];
  private tracer: Tracer | null = null;
  private readonly cast: Cast<State>;
  private readonly first: readonly (Required<FirstMessage> & { readonly type: EventType })[];
  private readonly runHash = new RunHash();
  private readonly runaway: RunawayGuard;
  private readonly mail = new Mail<State>();

  /** The step that is under way, and whose it is. */
  private readonly effects: TurnEffects = new TurnEffects({ now: 0, self: '', seq: 0, key: [0, 0] }, this);
  private sender: Entity<State> | null = null;
  private cause: number | null = null;
  private starting = false;
  private noted = false;
  private lastType = eventType('');

  constructor(
    system: System,
    private readonly options: Omit<SimulationOptions<Watched>, keyof Beginning>,
    interpreter: Interpreter<State>,
  ) {
    if (options.horizon > LATEST) {
      throw new Error(`A horizon of ${options.horizon} s is too far: ${LATEST} s at most`);
    }
    this.watched = options.observer.start();
    this.runaway = new RunawayGuard(options.maxEvents ?? 1_000_000);
    this.cast = new Cast(system, interpreter);
    this.first = freezeDeep(structuredClone(system.first)).map(({ to, event, at = 0 }) => {
      return { to, event, at: wholeSecond(at, event), type: eventType(event.type) };
    });
  }

  /** Makes everything as before the first message of a new run. */
  begin({ seed, inputs, trace }: Beginning): void {
    this.reset(seed, trace);
    for (const { entity, input } of this.cast.members) this.start(entity, input);
    for (const { to, event, at, type } of this.first) {
      this.post(at, PRIORITY.delivery, 'scenario', to, event, type, null, undefined);
    }
    this.inputs = inputs ?? [];
    this.takeInputs(0);
  }

  step(): boolean {
    const letter = this.ended === null ? this.mail.next() : null;
    if (letter === null) {
      this.ended ??= { by: 'horizon', at: this.options.horizon };
      return false;
    }
    this.now = letter.at;
    this.events += 1;
    this.runaway.check(letter, this.events);
    const { seq } = letter;
    this.handle(letter);
    if (this.inputs.length > 0) this.takeInputs(seq);
    if (this.noted) {
      const reason = this.options.observer.ended(this.watched);
      if (reason !== null) this.ended = { by: reason, at: this.now };
      this.noted = false;
    }
    return true;
  }

  run(): Ended {
    let going = true;
    while (going) going = this.step();
    return this.ended ?? { by: 'horizon', at: this.options.horizon };
  }

  hash(): string {
    return this.runHash.digest();
  }

  save(): SavedSimulation {
    return {
      now: this.now,
      seq: this.seq,
      events: this.events,
      hash: this.runHash.save(),
      runaway: this.runaway.save(),
      entities: this.cast.save(),
      waiting: this.mail.waiting().map(({ at, priority, seq, from, to, event, cause, id }) => {
        const letter = { at, priority, seq, from, to, event, cause };
        return id === undefined ? letter : { ...letter, id };
      }),
      inputs: this.inputs,
      watched: structuredClone(this.watched) as Json,
      ended: this.ended,
    };
  }

  restore(saved: SavedSimulation, { seed, trace }: Beginning): void {
    this.reset(seed, trace);
    this.cast.restore(saved.entities);
    for (const { at, priority, seq, from, to, event, cause, id } of saved.waiting) {
      this.seq = seq - 1;
      this.sender = this.cast.get(from) ?? null;
      this.post(at, priority, from, to, event, eventType(event.type), cause, id);
    }
    this.now = saved.now;
    this.seq = saved.seq;
    this.events = saved.events;
    this.runHash.restore(saved.hash);
    this.runaway.restore(saved.runaway);
    this.inputs = saved.inputs;
    this.watched = structuredClone(saved.watched) as Watched;
    this.ended = saved.ended;
  }

  send(to: EntityName, event: Message, after: number, priority: Priority, id: string | undefined): void {
    // Most often that of the message before.
    if (event.type !== this.lastType.name) this.lastType = eventType(event.type);
    this.post(this.now + after, priority, '', to, event, this.lastType, this.cause, id);
  }

  cancel(id: string): void {
    const letter = this.sender?.timers?.get(id);
    // It may have arrived long since, and be used again for another message.
    if (letter !== undefined && letter.id === id && letter.sender === this.sender) letter.cancelled = true;
  }

  add(name: EntityName, machine: string, input: Json): void {
    this.start(this.cast.add(name, machine), input);
  }

  note(fact: Fact): void {
    if (this.starting) throw this.tooEarly('note');
    const { seq, self } = this.effects;
    this.runHash.fact(fact);
    this.tracer?.note(fact);
    this.noted = true;
    this.options.observer.note(this.watched, { at: this.now, seq, by: self, fact });
  }

  because(seqs: readonly number[]): void {
    for (const seq of seqs) this.runHash.integer(seq);
    this.tracer?.because(seqs);
  }

  chance(purpose: string, occurrence: Occurrence, p: number, luck: number, result: boolean): void {
    this.mayDraw();
    this.runHash.chance(p, luck);
    this.tracer?.draw({ kind: 'chance', purpose, occurrence: String(occurrence), p, luck, result });
  }

  delay(purpose: string, occurrence: Occurrence, mean: number, result: number): void {
    this.mayDraw();
    this.runHash.delay(mean, result);
    this.tracer?.draw({ kind: 'delay', purpose, occurrence: String(occurrence), mean, result });
  }

  pick(
    purpose: string,
    occurrence: Occurrence,
    weights: Weights,
    luckOf: () => Record<string, number>,
    result: string,
    margin: number | null,
  ): void {
    this.mayDraw();
    this.runHash.pick(weights, result, margin);
    if (this.tracer === null) return;
    const place = String(occurrence);
    this.tracer.draw({
      kind: 'pick',
      purpose,
      occurrence: place,
      weights: { ...weights },
      luck: luckOf(),
      result,
      margin,
    });
  }

  private reset(seed: string, trace: ((entry: Entry) => void) | undefined): void {
    this.now = 0;
    this.seq = 0;
    this.events = 0;
    this.ended = null;
    this.inputs = [];
    this.tracer = trace === undefined ? null : new Tracer(trace);
    this.watched = this.options.observer.start();
    this.runHash.clear();
    this.runaway.clear();
    this.cast.reset();
    this.mail.clear();
    this.effects.key = runKey(seed);
    this.effects.now = 0;
    this.effects.seq = 0;
    this.sender = null;
    this.cause = null;
    // An observer may be content before anything has happened.
    this.noted = true;
  }

  private handle(letter: Letter<State>): void {
    const { seq, at, cause, sender, event, type } = letter;
    const entity = letter.receiver ?? this.receiverOf(letter);
    const { effects, runHash } = this;
    runHash.message(seq, at, cause, sender === null ? bitsOf(letter.origin) : sender.bits, entity.bits, type.bits);
    // What other messages carry follows from what has been folded already.
    if (cause === null) runHash.value(event);
    effects.now = at;
    effects.who = entity;
    effects.seq = seq;
    this.sender = entity;
    this.cause = seq;
    if (this.tracer === null) {
      const state = entity.stepper.step(entity.state, event, effects, type);
      // Most often the same one, changed: to look costs less than to store, of which the garbage collector is told.
      if (state !== entity.state) entity.state = state;
    } else {
      this.stepTraced(letter, entity, this.tracer);
    }
    runHash.integer(entity.stepper.labelBits(entity.state));
  }

  private stepTraced(letter: Letter<State>, entity: Entity<State>, tracer: Tracer): void {
    // A letter is used again for what the step sends.
    const { seq, at, cause, from, to, event, type } = letter;
    const before = entity.stepper.label(entity.state);
    // The trace keeps it: no machine may change it afterwards.
    entity.state = entity.stepper.step(entity.state, freezeDeep(event), this.effects, type);
    tracer.end({ seq, at, cause, from, to, event, before, after: entity.stepper.label(entity.state) });
  }

  /** Of a letter to one that was not there when it was sent. */
  private receiverOf({ from, to, event }: Letter<State>): Entity<State> {
    const entity = this.cast.get(to);
    if (entity === undefined) throw new Error(`${from} sent ${event.type} to ${to}, which is not there`);
    return entity;
  }

  /** Puts an entity into its initial state. */
  private start(entity: Entity<State>, input: Json): void {
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

  private mayDraw(): void {
    if (this.starting) throw this.tooEarly('draw');
  }

  private tooEarly(what: 'draw' | 'note'): Error {
    const { self } = this.effects;
    const machine = this.cast.get(self)?.machine;
    return new Error(`${self} (${machine}) would ${what} as it starts: that belongs in its first message`);
  }

  private post(
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
    // Nobody would ever see it.
    if (at > this.options.horizon) return;
    const { sender } = this;
    const letter = this.mail.post(at, priority, this.seq);
    letter.sender = sender;
    if (sender === null) letter.origin = origin;
    const receiver = sender !== null && sender.name === to ? sender : (this.cast.get(to) ?? null);
    letter.receiver = receiver;
    if (receiver === null) letter.address = to;
    letter.event = event;
    letter.type = type;
    letter.cause = cause;
    letter.id = id;
    if (id !== undefined && sender !== null) (sender.timers ??= new Map()).set(id, letter);
  }

  /** Puts into the queue the inputs that come after the message `seq` (0: before any). */
  private takeInputs(seq: number): void {
    this.sender = null;
    for (const { origin, at, to, event } of this.inputs.filter((input) => input.after === seq)) {
      const when = Math.max(wholeSecond(at, event), this.now);
      // The order of its fields is an accident of whoever wrote it, and must not show in the hash.
      this.post(
        when,
        PRIORITY.input,
        origin,
        to,
        freezeDeep(withSortedKeys(event)),
        eventType(event.type),
        null,
        undefined,
      );
    }
    this.inputs = this.inputs.filter((input) => input.after !== seq);
  }
}

function wholeSecond(at: number, event: Message): number {
  if (Number.isInteger(at) && at >= 0) return at;
  throw new Error(`Message ${event.type} cannot come at second ${at}: whole seconds from the start`);
}
