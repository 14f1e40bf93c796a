import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { Json } from './json.js';
import { withSortedKeys } from './json.js';
import type { Draw, Effect } from './effects.js';
import type { RunKey } from './draws.js';
import { runKey } from './draws.js';
import type { Interpreter } from './interpreter.js';
import { Queue } from './queue.js';
import { reference } from './reference.js';
import type { SavedRunaway } from './runaway.js';
import { RunawayGuard } from './runaway.js';
import type { EntityName, Fact, Input, Message, Priority, System } from './system.js';
import { PRIORITY } from './system.js';
import type { Entry } from './trace.js';
import { RunHash } from './trace.js';

/** A fact as an observer gets it: when, from whom, and with which message. */
export interface Noted {
  readonly at: number;
  readonly seq: number;
  readonly by: EntityName;
  readonly fact: Fact;
}

/** Watches a run through its facts. Its state is plain data that `note` changes in place. */
export interface Observer<State> {
  start(): State;
  note(state: State, noted: Noted): void;
  /** Why the run should stop now; null where it should go on. */
  ended(state: State): string | null;
}

export interface SimulationOptions<Watched> {
  readonly seed: string;
  /** seconds from the start; messages later than this are never handled */
  readonly horizon: number;
  readonly observer: Observer<Watched>;
  readonly inputs?: readonly Input[];
  /** called with every handled message, in order; without it nothing is kept */
  readonly trace?: (entry: Entry) => void;
  /** events after which a run is held to be a runaway; a million unless told */
  readonly maxEvents?: number;
}

/** How a run ended: at the horizon (also when nothing was left to happen), or because the observer said so. */
export interface Ended {
  readonly by: string;
  readonly at: number;
}

/** A run that can be stepped, saved, and gone on with. */
export interface Simulation<Watched> {
  /** Handles the next message. False where the run has ended. */
  step(): boolean;
  /** Steps to the end. */
  run(): Ended;
  readonly events: number;
  readonly watched: Watched;
  /** The hash over all entries so far. */
  hash(): string;
  /** Plain data from which `restoreSimulation` goes on as if nothing had been. */
  save(): SavedSimulation;
}

interface Waiting {
  readonly at: number;
  readonly priority: Priority;
  readonly seq: number;
  readonly from: EntityName;
  readonly to: EntityName;
  readonly event: Message;
  readonly cause: number | null;
  readonly id?: string;
}

export interface SavedSimulation {
  readonly now: number;
  readonly seq: number;
  readonly events: number;
  readonly hash: readonly [number, number];
  readonly runaway: SavedRunaway;
  readonly entities: readonly { name: EntityName; machine: string; state: Json }[];
  readonly waiting: readonly Waiting[];
  readonly inputs: readonly Input[];
  readonly watched: Json;
  readonly ended: Ended | null;
}

/** A run of the system, before its first message. Throws on a mistake in the system itself, such as an unknown machine. */
export function startSimulation<Watched>(system: System, options: SimulationOptions<Watched>): Simulation<Watched> {
  const world = new World(system, options, reference);
  world.begin();
  return world;
}

/** Goes on with a saved run of the same system under the same options. */
export function restoreSimulation<Watched>(
  system: System,
  options: SimulationOptions<Watched>,
  saved: SavedSimulation,
): Simulation<Watched> {
  const world = new World(system, options, reference);
  world.restore(saved);
  return world;
}

interface Entity<State> {
  readonly machineName: string;
  readonly machine: AnyStateMachine;
  state: State;
}

class World<Watched, State = AnyMachineSnapshot> implements Simulation<Watched> {
  events = 0;
  watched: Watched;
  private now = 0;
  private seq = 0;
  private ended: Ended | null = null;
  private inputs: readonly Input[] = [];
  private runHash = new RunHash();
  private readonly key: RunKey;
  private readonly entities = new Map<EntityName, Entity<State>>();
  private readonly runaway: RunawayGuard;
  private readonly queue = new Queue<Waiting>(({ from, id }) => (id === undefined ? undefined : timerKey(from, id)));

  constructor(
    private readonly system: System,
    private readonly options: SimulationOptions<Watched>,
    private readonly interpreter: Interpreter<State>,
  ) {
    this.key = runKey(options.seed);
    this.watched = options.observer.start();
    this.runaway = new RunawayGuard(options.maxEvents ?? 1_000_000);
  }

  begin(): void {
    for (const [name, { machine, input }] of Object.entries(this.system.entities)) this.add(name, machine, input);
    for (const { to, event, at = 0 } of this.system.first) {
      this.push({ at, priority: PRIORITY.delivery, from: 'scenario', to, event, cause: null });
    }
    this.inputs = this.options.inputs ?? [];
    this.takeInputs();
  }

  step(): boolean {
    const next = this.queue.peek();
    if (this.ended !== null || next === undefined || next.at > this.options.horizon) {
      this.ended ??= { by: 'horizon', at: this.options.horizon };
      return false;
    }
    this.queue.pop();
    this.now = next.at;
    this.events += 1;
    this.runaway.check(next, this.events);
    this.handle(next);
    this.takeInputs(next.seq);
    const reason = this.options.observer.ended(this.watched);
    if (reason !== null) this.ended = { by: reason, at: this.now };
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
      entities: [...this.entities].map(([name, { machineName, machine, state }]) => ({
        name,
        machine: machineName,
        state: this.interpreter.save(machine, state),
      })),
      waiting: this.queue.items(),
      inputs: this.inputs,
      watched: structuredClone(this.watched) as Json,
      ended: this.ended,
    };
  }

  restore(saved: SavedSimulation): void {
    this.now = saved.now;
    this.seq = saved.seq;
    this.events = saved.events;
    this.runHash = RunHash.from(saved.hash);
    this.runaway.restore(saved.runaway);
    for (const { name, machine: machineName, state } of saved.entities) {
      const machine = this.machine(machineName);
      this.entities.set(name, { machineName, machine, state: this.interpreter.restore(machine, state) });
    }
    for (const waiting of saved.waiting) this.queue.push(waiting);
    this.inputs = saved.inputs;
    this.watched = structuredClone(saved.watched) as Watched;
    this.ended = saved.ended;
  }

  private handle(message: Waiting): void {
    const { seq, at, cause, from, to, event } = message;
    const entity = this.entities.get(to);
    if (entity === undefined) throw new Error(`${from} sent ${event.type} to ${to}, which is not there`);
    const before = this.interpreter.label(entity.state);
    const turn = { now: at, self: to, seq, key: this.key };
    const { state, effects } = this.interpreter.step(entity.machine, entity.state, event, turn);
    entity.state = state;
    const draws: Draw[] = [];
    const facts: Fact[] = [];
    const because = new Set<number>();
    for (const effect of effects) {
      if (effect.kind === 'draw') draws.push(effect.draw);
      else if (effect.kind === 'because') effect.seqs.forEach((behind) => because.add(behind));
      else if (effect.kind === 'note') {
        facts.push(effect.fact);
        this.options.observer.note(this.watched, { at, seq, by: to, fact: effect.fact });
      } else this.carryOut(effect, to, seq);
    }
    const after = this.interpreter.label(state);
    const sources = [...because].filter((source) => source !== seq && source !== cause).toSorted((a, b) => a - b);
    const entry: Entry = { seq, at, cause, because: sources, from, to, event, before, after, draws, facts };
    this.runHash.add(entry);
    this.options.trace?.(entry);
  }

  private carryOut(effect: Effect, self: EntityName, cause: number | null): void {
    if (effect.kind === 'add') {
      this.add(effect.entity, effect.machine, effect.input, cause);
    } else if (effect.kind === 'cancel') {
      this.queue.cancel(timerKey(self, effect.id));
    } else if (effect.kind === 'send') {
      const { to, event, after, priority, id } = effect;
      const waiting = { at: this.now + after, priority, from: self, to, event, cause };
      this.push(id === undefined ? waiting : { ...waiting, id });
    }
  }

  private add(name: EntityName, machineName: string, input: Json, cause: number | null = null): void {
    if (this.entities.has(name)) throw new Error(`There is already an entity ${name}`);
    const machine = this.machine(machineName);
    const turn = { now: this.now, self: name, seq: cause ?? 0, key: this.key };
    const { state, effects } = this.interpreter.start(machine, input, turn);
    this.entities.set(name, { machineName, machine, state });
    for (const effect of effects) {
      if (effect.kind === 'draw' || effect.kind === 'note') {
        throw new Error(
          `${name} (${machineName}) would ${effect.kind} as it starts: that belongs in its first message`,
        );
      }
      this.carryOut(effect, name, cause);
    }
  }

  private machine(name: string): AnyStateMachine {
    const machine = this.system.machines[name];
    if (machine === undefined) throw new Error(`There is no machine ${name}`);
    return machine;
  }

  private push(message: Omit<Waiting, 'seq'>): void {
    this.seq += 1;
    this.queue.push({ ...message, seq: this.seq });
  }

  /** Puts into the queue the inputs that come after the message `seq` (0: before any). */
  private takeInputs(seq = 0): void {
    if (this.inputs.length === 0) return;
    for (const { origin, at, to, event } of this.inputs.filter((input) => input.after === seq)) {
      const when = Math.max(at, this.now);
      // The order of its fields is an accident of whoever wrote it, and must not show in the hash.
      this.push({ at: when, priority: PRIORITY.input, from: origin, to, event: withSortedKeys(event), cause: null });
    }
    this.inputs = this.inputs.filter((input) => input.after !== seq);
  }
}

function timerKey(entity: EntityName, id: string): string {
  return `${entity}\n${id}`;
}
