import type { SavedEntity } from './entities.js';
import type { Epoch, SavedEpochs } from './epochs.js';
import type { Json } from './json.js';
import type { Overruling } from './overruling.js';
import type { SavedRunaway } from './runaway.js';
import type { EntityName, Fact, Input, Message, Priority } from './system.js';
import type { Entry } from './trace.js';

/** A fact as an observer gets it, with its time, its sender and the message that led to it. */
export interface Noted {
  readonly at: number;
  readonly seq: number;
  readonly by: EntityName;
  readonly fact: Fact;
}

/**
 * Watches a run through its facts. Its state is plain data that `note` changes in place. A fact object belongs to its sender, so
 * an observer must copy a fact that it keeps. The parts of a fact are frozen.
 */
export interface Observer<State> {
  start(): State;
  note(state: State, noted: Noted): void;
  /** Why the run should stop now; null if it should go on. */
  ended(state: State): string | null;
}

/** What differs between the runs of one system. */
export interface Beginning {
  readonly seed: string;
  readonly inputs?: readonly Input[];
  /**
   * New luck from certain messages on, in this order. A run that is given epochs, or an empty list of them, remembers every
   * address that it reads, and so can open more; without one nothing is remembered.
   */
  readonly epochs?: readonly Epoch[];
  /** called with every handled message, in order; without it nothing is kept */
  readonly trace?: (entry: Entry) => void;
}

export interface SimulationOptions<Watched> extends Beginning {
  /** seconds from the start; messages later than this are never handled */
  readonly horizon: number;
  readonly observer: Observer<Watched>;
  /** events after which a run is stopped as a runaway; default: a million */
  readonly maxEvents?: number;
}

/** How a run ended: at the horizon (also if no message was left), or because the observer ended it. */
export interface Ended {
  readonly by: string;
  readonly at: number;
}

/** A run, which can be stepped, saved, forked and continued. */
export interface Simulation<Watched> {
  /** Executes the next message. False if the run has ended. */
  step(): boolean;
  /** Executes all messages up to the end of the run. */
  run(): Ended;
  readonly events: number;
  readonly watched: Watched;
  /** The second of the message handled last; 0 before the first. */
  readonly now: number;
  /** The second of the message that `step` will execute next; null if nothing is on its way. Executes nothing. */
  readonly nextAt: number | null;
  /** How the run has ended; null: it goes on, and can be given inputs even if nothing is on its way. Executes nothing. */
  readonly ended: Ended | null;
  /** The outside inputs of this run so far, and those given that are still to come. Given at the start, they give the same run. */
  readonly inputs: readonly Input[];
  /**
   * Schedules a message from outside, as if it had been given at the start to enter after the message handled last. Returns
   * the input as recorded. Executes no step. Throws if the run has ended.
   *
   * @example
   * const options = { seed: 'k7', horizon: 3600, observer };
   * const run = startSimulation(system, options);
   * run.step();
   * run.input({ origin: 'facilitator', at: run.nextAt, to: 'clock', event: { type: 'tick' } });
   * run.run();
   * const again = startSimulation(system, { ...options, inputs: run.inputs });
   * again.run();
   * if (again.hash() !== run.hash()) throw new Error('the same inputs must give the same run');
   */
  input(given: Omit<Input, 'after'>): Input;
  /** The epochs of this run so far, and those given that are still to come. Given at the start, they give the same run. */
  readonly epochs: readonly Epoch[];
  /**
   * Gives new luck from here on: every address that this run has not read takes its luck from `seed` from now on, and those
   * that it has read keep theirs. Returns the epoch as recorded. Executes no step. Throws if the run was begun without `epochs`.
   *
   * @example
   * const run = startSimulation(system, { seed: 'k7', horizon: 3600, observer, epochs: [] }, compiled);
   * run.step();
   * const moment = run.snapshot();
   * const ends = ['1/1', '1/2', '1/3'].map((seed) => {
   *   const fork = moment.fork();
   *   fork.openEpoch(seed);
   *   fork.run();
   *   return fork.watched;
   * });
   */
  openEpoch(seed: string): Epoch;
  /**
   * The data of an entity as they are now, for reading; undefined if it does not exist. The caller names their type. Later
   * steps may change them in place. Executes nothing.
   */
  dataOf<Data = unknown>(entity: EntityName): ReadonlyDeep<Data> | undefined;
  /** The messages on their way, in the order in which they will be handled. Executes nothing. */
  waiting(): Waiting[];
  /** This moment of the run, in memory. The run can go on without changing it. Executes nothing. */
  snapshot(): Snapshot<Watched>;
  /**
   * An independent run that goes on from here, without a trace unless one is given. Executes nothing.
   *
   * @example
   * const run = startSimulation(system, { seed: 'k7', horizon: 3600, observer }, compiled);
   * run.step();
   * const fork = run.fork();
   * fork.input({ origin: 'facilitator', at: fork.nextAt, to: 'clock', event: { type: 'tick' } });
   * fork.run();
   * run.run();
   * console.log(run.watched, fork.watched);
   */
  fork(trace?: (entry: Entry) => void): Simulation<Watched>;
  /** The hash over all entries so far. Executes nothing. */
  hash(): string;
  /** The run as plain data, for `restoreSimulation`. Executes nothing. */
  save(): SavedSimulation;
}

/** A moment of a run, to go on from as often as wanted. It shares frozen data with the run; `save` makes what can be stored. */
export interface Snapshot<Watched> {
  /** An independent run that goes on from this moment, without a trace unless one is given. Executes nothing. */
  fork(trace?: (entry: Entry) => void): Simulation<Watched>;
}

/** The same data, for reading only. */
export type ReadonlyDeep<T> = T extends object ? { readonly [K in keyof T]: ReadonlyDeep<T[K]> } : T;

/** A message on its way, as a saved run keeps it. */
export interface Waiting {
  readonly at: number;
  readonly priority: Priority;
  readonly seq: number;
  readonly from: EntityName;
  readonly to: EntityName;
  readonly event: Message;
  readonly cause: number | null;
  readonly id?: string | undefined;
}

export interface SavedSimulation {
  readonly now: number;
  readonly seq: number;
  readonly events: number;
  readonly hash: readonly [number, number];
  readonly runaway: SavedRunaway;
  readonly entities: readonly SavedEntity[];
  readonly waiting: readonly Waiting[];
  /** the number of the message handled last; 0 before the first */
  readonly last: number;
  /** outside inputs that are still to come, and those that have entered */
  readonly inputs: readonly Input[];
  readonly entered: readonly Input[];
  readonly watched: Json;
  readonly ended: Ended | null;
  /** only where the run was begun with epochs */
  readonly epochs?: SavedEpochs;
  /** only where draws were overruled */
  readonly overrulings?: readonly Overruling[];
}
