import type { Json } from './json.js';
import { withSortedKeys } from './json.js';
import type { Carrier, Draw } from './effects.js';
import { TurnEffects } from './effects.js';
import type { RunKey } from './draws.js';
import { nameBits, runKey } from './draws.js';
import type { Interpreter, Stepper } from './interpreter.js';
import { freezeDeep } from './own.js';
import { LATEST, Queue, orderKey } from './queue.js';
import { RunHash, bitsOf } from './runHash.js';
import { RunawayGuard } from './runaway.js';
import type { Beginning, Ended, SavedSimulation, Simulation, SimulationOptions, Waiting } from './simulate.js';
import type { EntityName, EntitySpec, Fact, FirstMessage, Input, Message, Priority, System } from './system.js';
import { PRIORITY } from './system.js';
import type { Entry } from './trace.js';

interface Entity<State> {
  readonly name: EntityName;
  readonly machine: string;
  readonly stepper: Stepper<State>;
  /** the name, as the run hash sees it, and as draws do */
  readonly bits: number;
  readonly drawBits: RunKey;
  state: State;
  /** the last label, and its bits */
  label: string;
  labelBits: number;
  /** the places in the queue of those of its messages that have an id */
  timers: Map<string, number> | null;
}

/** A message on its way, in a place of the queue. */
type Letter = { -readonly [Field in Exclude<keyof Waiting, 'id'>]: Waiting[Field] } & {
  id: string | undefined;
  /** the sender, as the run hash sees it */
  fromBits: number;
};

/** The entities, the queue and the observer of a run; reset, not rebuilt, between the runs of a batch. */
export class World<Watched, State> implements Simulation<Watched>, Carrier {
  events = 0;
  watched: Watched;
  private now = 0;
  private seq = 0;
  private ended: Ended | null = null;
  private inputs: readonly Input[] = [];
  private trace: ((entry: Entry) => void) | undefined;
  private readonly machines: System['machines'];
  private readonly specs: readonly (readonly [EntityName, EntitySpec])[];
  private readonly first: readonly FirstMessage[];
  private readonly runHash = new RunHash();
  private readonly runaway: RunawayGuard;
  private readonly steppers = new Map<string, Stepper<State>>();
  private readonly entities = new Map<EntityName, Entity<State>>();
  private readonly queue = new Queue();
  private readonly letters: Letter[] = [];

  /** The step that is under way: whose, and what it has done so far, as far as a trace wants to know. */
  private readonly effects: TurnEffects = new TurnEffects({ now: 0, self: '', seq: 0, key: [0, 0] }, this);
  private sender: Entity<State> | null = null;
  private cause: number | null = null;
  private starting = false;
  private noted = false;
  private draws: Draw[] = [];
  private facts: Fact[] = [];
  private sources: number[] = [];

  constructor(
    system: System,
    private readonly options: Omit<SimulationOptions<Watched>, keyof Beginning>,
    private readonly interpreter: Interpreter<State>,
  ) {
    if (options.horizon > LATEST) {
      throw new Error(`A horizon of ${options.horizon} s is too far: ${LATEST} s at most`);
    }
    this.machines = system.machines;
    this.watched = options.observer.start();
    this.runaway = new RunawayGuard(options.maxEvents ?? 1_000_000);
    // A copy, as it is frozen; and V8 makes its texts flat, which those that were cut out of a file are not.
    this.specs = Object.entries(freezeDeep(structuredClone(system.entities)));
    this.first = freezeDeep(structuredClone(system.first));
  }

  /** Makes everything as before the first message of a new run. */
  begin({ seed, inputs, trace }: Beginning): void {
    this.reset(seed, trace);
    for (const [name, { machine, input }] of this.specs) this.add(name, machine, input);
    for (const { to, event, at = 0 } of this.first) {
      this.post(wholeSecond(at, event), PRIORITY.delivery, 'scenario', to, event, null, undefined);
    }
    this.inputs = inputs ?? [];
    this.takeInputs(0);
  }

  step(): boolean {
    const place = this.queue.first();
    if (this.ended !== null || place === -1) {
      this.ended ??= { by: 'horizon', at: this.options.horizon };
      return false;
    }
    this.queue.remove(place);
    const letter = this.letters[place] as Letter;
    this.now = letter.at;
    this.events += 1;
    this.runaway.check(letter, this.events);
    const { seq } = letter;
    this.handle(letter);
    this.takeInputs(seq);
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
      entities: [...this.entities.values()].map(({ name, machine, stepper, state }) => ({
        name,
        machine,
        state: stepper.save(state),
      })),
      waiting: this.queue.places().map((place) => {
        const { id, fromBits: _, ...letter } = this.letters[place] as Letter;
        return id === undefined ? letter : { ...letter, id };
      }),
      inputs: this.inputs,
      watched: structuredClone(this.watched) as Json,
      ended: this.ended,
    };
  }

  restore(saved: SavedSimulation, { seed, trace }: Beginning): void {
    this.reset(seed, trace);
    for (const { name, machine, state } of saved.entities) {
      const stepper = this.stepper(machine);
      this.enter(name, machine, stepper, stepper.restore(state));
    }
    for (const { at, priority, seq, from, to, event, cause, id } of saved.waiting) {
      this.seq = seq - 1;
      this.sender = this.entities.get(from) ?? null;
      this.post(at, priority, from, to, event, cause, id);
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
    this.post(this.now + after, priority, this.effects.self, to, event, this.cause, id);
  }

  cancel(id: string): void {
    const timers = this.sender?.timers;
    const place = timers?.get(id);
    if (place === undefined) return;
    timers?.delete(id);
    this.queue.remove(place);
  }

  add(name: EntityName, machine: string, input: Json): void {
    if (this.entities.has(name)) throw new Error(`There is already an entity ${name}`);
    const stepper = this.stepper(machine);
    const { effects, sender, starting } = this;
    const { self, selfBits } = effects;
    const entity = this.enter(name, machine, stepper, undefined as State);
    effects.self = name;
    effects.selfBits = entity.drawBits;
    this.sender = entity;
    this.starting = true;
    entity.state = stepper.start(input, effects);
    effects.self = self;
    effects.selfBits = selfBits;
    this.sender = sender;
    this.starting = starting;
  }

  note(fact: Fact): void {
    if (this.starting) throw this.tooEarly('note');
    const { seq, self } = this.effects;
    this.runHash.fact(fact);
    if (this.trace !== undefined) this.facts.push(freezeDeep(fact));
    this.noted = true;
    this.options.observer.note(this.watched, { at: this.now, seq, by: self, fact });
  }

  because(seqs: readonly number[]): void {
    for (const seq of seqs) this.runHash.integer(seq);
    if (this.trace !== undefined) this.sources.push(...seqs);
  }

  draw(draw: Draw): void {
    if (this.starting) throw this.tooEarly('draw');
    this.runHash.draw(draw);
    if (this.trace !== undefined) this.draws.push(draw);
  }

  private reset(seed: string, trace: ((entry: Entry) => void) | undefined): void {
    this.now = 0;
    this.seq = 0;
    this.events = 0;
    this.ended = null;
    this.inputs = [];
    this.trace = trace;
    this.watched = this.options.observer.start();
    this.runHash.clear();
    this.runaway.restore({ instant: -1, count: 0, last: [] });
    this.entities.clear();
    this.queue.clear();
    this.effects.key = runKey(seed);
    this.effects.now = 0;
    this.effects.seq = 0;
    this.sender = null;
    this.cause = null;
    // An observer may be content before anything has happened.
    this.noted = true;
  }

  private handle({ seq, at, cause, from, fromBits, to, event, id }: Letter): void {
    if (id !== undefined) this.entities.get(from)?.timers?.delete(id);
    const entity = this.entities.get(to);
    if (entity === undefined) throw new Error(`${from} sent ${event.type} to ${to}, which is not there`);
    const { effects, runHash, trace } = this;
    runHash.integer(seq);
    runHash.integer(at);
    runHash.integer(cause ?? -1);
    runHash.bitsOfText(fromBits);
    runHash.bitsOfText(entity.bits);
    runHash.text(event.type);
    // What other messages carry follows from what has been folded already.
    if (cause === null) runHash.value(event);
    effects.now = at;
    effects.self = to;
    effects.selfBits = entity.drawBits;
    effects.seq = seq;
    this.sender = entity;
    this.cause = seq;
    if (trace === undefined) {
      entity.state = entity.stepper.step(entity.state, event, effects);
      this.foldState(entity);
      return;
    }
    this.draws = [];
    this.facts = [];
    this.sources = [];
    const before = entity.stepper.label(entity.state);
    // The trace keeps it: no machine may change it afterwards.
    entity.state = entity.stepper.step(entity.state, freezeDeep(event), effects);
    const after = this.foldState(entity);
    const behind = new Set(this.sources);
    behind.delete(seq);
    if (cause !== null) behind.delete(cause);
    const because = [...behind].toSorted((a, b) => a - b);
    trace({ seq, at, cause, because, from, to, event, before, after, draws: this.draws, facts: this.facts });
  }

  private enter(name: EntityName, machine: string, stepper: Stepper<State>, state: State): Entity<State> {
    const [bits, drawBits] = [bitsOf(name), nameBits(name)];
    const entity = { name, machine, stepper, bits, drawBits, state, label: '', labelBits: bitsOf(''), timers: null };
    this.entities.set(name, entity);
    return entity;
  }

  /** Folds the state that an entity is in now. */
  private foldState(entity: Entity<State>): string {
    const label = entity.stepper.label(entity.state);
    if (label !== entity.label) {
      entity.label = label;
      entity.labelBits = bitsOf(label);
    }
    this.runHash.bitsOfText(entity.labelBits);
    return label;
  }

  private tooEarly(what: 'draw' | 'note'): Error {
    const { self } = this.effects;
    const machine = this.entities.get(self)?.machine;
    return new Error(`${self} (${machine}) would ${what} as it starts: that belongs in its first message`);
  }

  private stepper(name: string): Stepper<State> {
    const known = this.steppers.get(name);
    if (known !== undefined) return known;
    const machine = this.machines[name];
    if (machine === undefined) throw new Error(`There is no machine ${name}`);
    const stepper = this.interpreter(machine);
    this.steppers.set(name, stepper);
    return stepper;
  }

  private post(
    at: number,
    priority: Priority,
    from: EntityName,
    to: EntityName,
    event: Message,
    cause: number | null,
    id: string | undefined,
  ): void {
    this.seq += 1;
    if (id !== undefined) this.cancel(id);
    // Nobody would ever see it.
    if (at > this.options.horizon) return;
    const place = this.queue.push(orderKey(at, priority, this.seq));
    if (id !== undefined && this.sender !== null) (this.sender.timers ??= new Map()).set(id, place);
    const letter = this.letters[place];
    const fromBits = this.sender?.name === from ? this.sender.bits : bitsOf(from);
    if (letter === undefined) {
      this.letters[place] = { at, priority, seq: this.seq, from, fromBits, to, event, cause, id };
      return;
    }
    letter.fromBits = fromBits;
    letter.at = at;
    letter.priority = priority;
    letter.seq = this.seq;
    letter.from = from;
    letter.to = to;
    letter.event = event;
    letter.cause = cause;
    letter.id = id;
  }

  /** Puts into the queue the inputs that come after the message `seq` (0: before any). */
  private takeInputs(seq: number): void {
    if (this.inputs.length === 0) return;
    for (const { origin, at, to, event } of this.inputs.filter((input) => input.after === seq)) {
      const when = Math.max(wholeSecond(at, event), this.now);
      // The order of its fields is an accident of whoever wrote it, and must not show in the hash.
      this.post(when, PRIORITY.input, origin, to, freezeDeep(withSortedKeys(event)), null, undefined);
    }
    this.inputs = this.inputs.filter((input) => input.after !== seq);
  }
}

function wholeSecond(at: number, event: Message): number {
  if (Number.isInteger(at) && at >= 0) return at;
  throw new Error(`Message ${event.type} cannot come at second ${at}: whole seconds from the start`);
}
