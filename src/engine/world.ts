import { RunKeys } from './draws.js';
import { Entities } from './entities.js';
import type { Entity } from './entity.js';
import type { Epoch } from './epochs.js';
import { Epochs } from './epochs.js';
import type { Pending } from './eventList.js';
import { eventType } from './eventType.js';
import { Execution } from './execution.js';
import type { Json } from './json.js';
import { withSortedKeys } from './json.js';
import type { Moment, Progress } from './moment.js';
import type { PreparedSystem } from './prepared.js';
import { wholeSecond } from './prepared.js';
import { LATEST } from './queue.js';
import { bitsOf } from './runHash.js';
import { RunawayGuard } from './runaway.js';
import type {
  Beginning,
  Ended,
  ReadonlyDeep,
  SavedSimulation,
  Simulation,
  SimulationOptions,
  Snapshot,
  Waiting,
} from './simulation.js';
import { copyUnfrozen, freezeDeep } from './snapshot.js';
import type { EntityName, Input } from './system.js';
import { PRIORITY } from './system.js';
import type { Entry } from './trace.js';
import { Tracer } from './trace.js';

/** A run: takes messages in order and steps their receivers. A batch reuses one world for all its runs. */
export class World<Watched, State> implements Simulation<Watched> {
  events = 0;
  ended: Ended | null = null;
  /** outside inputs that are still to come, and those that have entered */
  private coming: readonly Input[] = [];
  private entered: readonly Input[] = [];
  /** the number of the message handled last; 0 before the first */
  private last = 0;
  private readonly entities: Entities<State>;
  private readonly execution: Execution<Watched, State>;
  private readonly runaway: RunawayGuard;
  private readonly keys = new RunKeys();

  constructor(
    private readonly system: PreparedSystem<State>,
    private readonly options: Omit<SimulationOptions<Watched>, keyof Beginning>,
  ) {
    const { horizon, observer, maxEvents } = options;
    if (horizon > LATEST) throw new Error(`A horizon of ${horizon} s is too far: ${LATEST} s at most`);
    this.entities = new Entities(system);
    this.execution = new Execution(this.entities, observer, horizon, system.listeners);
    this.runaway = new RunawayGuard(maxEvents ?? 1_000_000);
  }

  get watched(): Watched {
    return this.execution.watched;
  }

  get now(): number {
    return this.execution.now;
  }

  get nextAt(): number | null {
    return this.ended === null ? (this.execution.eventList.peek()?.at ?? null) : null;
  }

  get inputs(): readonly Input[] {
    return [...this.entered, ...this.coming];
  }

  get epochs(): readonly Epoch[] {
    return this.execution.effects.epochs?.all ?? [];
  }

  /** Begins a new run, before its first message. */
  begin({ seed, inputs, epochs, trace }: Beginning): void {
    this.reset(seed, trace);
    if (epochs !== undefined) {
      this.execution.effects.epochs = Epochs.begin(seed, freezeDeep(structuredClone(epochs)), this.keys);
    }
    for (const { entity, input } of this.entities.reset()) this.execution.start(entity, input);
    for (const { to, event, at, type } of this.system.first) {
      this.execution.schedule(at, PRIORITY.delivery, 'scenario', to, event, type, null, undefined);
    }
    if (inputs !== undefined && inputs.length > 0) this.coming = freezeDeep(structuredClone(inputs));
    this.takeInputs(0);
  }

  step(): boolean {
    const { execution } = this;
    const pending = this.ended === null ? execution.eventList.next() : null;
    if (pending === null) {
      this.ended ??= { by: 'horizon', at: this.options.horizon };
      return false;
    }
    execution.now = pending.at;
    this.events += 1;
    this.runaway.check(pending, this.events);
    const { seq } = pending;
    this.handle(pending);
    this.last = seq;
    if (this.coming.length > 0) this.takeInputs(seq);
    execution.effects.epochs?.passed(seq);
    if (execution.noted) {
      const reason = this.options.observer.ended(execution.watched);
      if (reason !== null) this.ended = { by: reason, at: execution.now };
      execution.noted = false;
    }
    return true;
  }

  run(): Ended {
    let going = true;
    while (going) going = this.step();
    return this.ended ?? { by: 'horizon', at: this.options.horizon };
  }

  hash(): string {
    return this.execution.runHash.digest();
  }

  input({ origin, at, to, event }: Omit<Input, 'after'>): Input {
    const { ended } = this;
    if (ended !== null) throw new Error(`The run has ended (${ended.by}): ${event.type} from ${origin} is too late`);
    const input = freezeDeep(structuredClone({ origin, after: this.last, at, to, event }));
    this.execution.sender = null;
    this.enter(input);
    this.entered = [...this.entered, input];
    return input;
  }

  openEpoch(seed: string): Epoch {
    const { epochs } = this.execution.effects;
    if (epochs === null)
      throw new Error('This run does not remember which addresses it has read: begin it with epochs: []');
    return epochs.open(this.last, seed);
  }

  dataOf<Data>(name: EntityName): ReadonlyDeep<Data> | undefined {
    const entity = this.entities.get(name);
    return entity === undefined ? undefined : (entity.stepper.dataOf(entity.state) as ReadonlyDeep<Data>);
  }

  waiting(): Waiting[] {
    return this.execution.eventList.waiting().map(({ at, priority, seq, from, to, event, cause, id }) => {
      const waiting = { at, priority, seq, from, to, event, cause };
      return id === undefined ? waiting : { ...waiting, id };
    });
  }

  snapshot(): Snapshot<Watched> {
    const { system, options, execution, entities } = this;
    const { noted, effects, watched } = execution;
    const moment: Moment<Watched, State> = {
      ...this.progress(),
      noted,
      key: effects.key,
      epochs: effects.epochs?.copy() ?? null,
      watched: copyUnfrozen(watched),
      entities: entities.copies(),
    };
    return {
      fork(trace) {
        const world = new World(system, options);
        world.goOnFrom(moment, trace);
        return world;
      },
    };
  }

  fork(trace?: (entry: Entry) => void): Simulation<Watched> {
    return this.snapshot().fork(trace);
  }

  save(): SavedSimulation {
    const { watched, effects } = this.execution;
    return {
      ...this.progress(),
      entities: this.entities.save(),
      watched: structuredClone(watched) as Json,
      ...(effects.epochs === null ? {} : { epochs: effects.epochs.save() }),
    };
  }

  /** Goes on from a saved run. Only for a world that has not begun a run. */
  restore(saved: SavedSimulation, { seed, trace }: Beginning): void {
    const { execution } = this;
    this.reset(seed, trace);
    if (saved.epochs !== undefined) execution.effects.epochs = Epochs.restore(saved.epochs, seed, this.keys);
    this.entities.restore(saved.entities);
    this.resume(saved);
    execution.watched = structuredClone(saved.watched) as Watched;
  }

  /** Goes on from a moment of another world. Only for a world that has not begun a run. */
  private goOnFrom(moment: Moment<Watched, State>, trace: ((entry: Entry) => void) | undefined): void {
    const { execution } = this;
    execution.tracer = trace === undefined ? null : new Tracer(trace);
    execution.effects.key = moment.key;
    execution.effects.epochs = moment.epochs?.copy() ?? null;
    this.entities.enterCopies(moment.entities);
    this.resume(moment);
    execution.noted = moment.noted;
    execution.watched = copyUnfrozen(moment.watched);
  }

  private progress(): Progress {
    const { now, seq, runHash, effects } = this.execution;
    return {
      now,
      seq,
      last: this.last,
      events: this.events,
      hash: runHash.save(),
      runaway: this.runaway.save(),
      waiting: this.waiting(),
      inputs: this.coming,
      entered: this.entered,
      ended: this.ended,
      ...(effects.overrulings.length === 0 ? {} : { overrulings: effects.overrulings }),
    };
  }

  /** Goes on from here. The entities must be there already, because the waiting messages refer to them. */
  private resume(progress: Progress): void {
    const { execution } = this;
    const { now, seq, last, events, hash, runaway, waiting, inputs, entered, ended, overrulings = [] } = progress;
    for (const { at, priority, seq: number, from, to, event, cause, id } of waiting) {
      execution.seq = number - 1;
      execution.sender = this.entities.get(from) ?? null;
      execution.schedule(at, priority, from, to, event, eventType(event.type), cause, id);
    }
    execution.now = now;
    execution.seq = seq;
    execution.runHash.restore(hash);
    this.runaway.restore(runaway);
    this.last = last;
    this.events = events;
    this.coming = inputs;
    this.entered = entered;
    this.ended = ended;
    execution.effects.overrulings = overrulings;
  }

  private reset(seed: string, trace: ((entry: Entry) => void) | undefined): void {
    const { execution } = this;
    this.events = 0;
    this.ended = null;
    this.coming = [];
    this.entered = [];
    this.last = 0;
    this.runaway.clear();
    execution.reset();
    execution.tracer = trace === undefined ? null : new Tracer(trace);
    execution.effects.key = this.keys.keyOf(seed);
    execution.effects.epochs = null;
    execution.effects.overrulings = [];
  }

  private handle(pending: Pending<Entity<State>>): void {
    const { seq, at, cause, sender, event, type } = pending;
    const entity = pending.receiver ?? this.receiverOf(pending);
    const { execution } = this;
    const { runHash, tracer } = execution;
    runHash.message(seq, at, cause, sender === null ? bitsOf(pending.origin) : sender.bits, entity.bits, type.bits);
    // The contents of other messages follow from what has been hashed already.
    if (cause === null) runHash.value(event);
    execution.turnTo(entity, seq);
    if (tracer === null) {
      const state = entity.stepper.step(entity.state, event, execution.effects, type);
      // The compiled interpreter returns the same object: comparing first avoids a write barrier.
      if (state !== entity.state) entity.state = state;
    } else {
      this.stepTraced(pending, entity, tracer);
    }
    runHash.integer(entity.stepper.labelBits(entity.state));
  }

  private stepTraced(pending: Pending<Entity<State>>, entity: Entity<State>, tracer: Tracer): void {
    // Read now: the object is reused for what the step sends.
    const { seq, at, cause, from, to, event, type } = pending;
    const before = entity.stepper.label(entity.state);
    // The trace keeps the message, so no machine may change it afterwards.
    entity.state = entity.stepper.step(entity.state, freezeDeep(event), this.execution.effects, type);
    tracer.end({ seq, at, cause, from, to, event, before, after: entity.stepper.label(entity.state) });
  }

  /** Receiver of a message whose target did not exist when it was sent. */
  private receiverOf({ from, to, event }: Pending<Entity<State>>): Entity<State> {
    const entity = this.entities.get(to);
    if (entity === undefined) throw new Error(`${from} sent ${event.type} to ${to}, which does not exist`);
    return entity;
  }

  /** Schedules the inputs that enter after the message `seq` (0: before the first). */
  private takeInputs(seq: number): void {
    this.execution.sender = null;
    const entering = this.coming.filter((input) => input.after === seq);
    if (entering.length === 0) return;
    for (const input of entering) this.enter(input);
    this.entered = [...this.entered, ...entering];
    this.coming = this.coming.filter((input) => input.after !== seq);
  }

  private enter({ origin, at, to, event }: Input): void {
    const { execution } = this;
    const when = Math.max(wholeSecond(at, event), execution.now);
    // Sorted, so that the order of fields in a file does not show in the hash.
    const sorted = freezeDeep(withSortedKeys(event));
    execution.schedule(when, PRIORITY.input, origin, to, sorted, eventType(event.type), null, undefined);
  }
}
