import type { SavedEntity } from './entities.js';
import type { Json } from './json.js';
import type { SavedRunaway } from './runaway.js';
import type { EntityName, Fact, Input, Message, Priority } from './system.js';
import type { Entry } from './trace.js';

/** A fact as an observer gets it: when, from whom, and with which message. */
export interface Noted {
  readonly at: number;
  readonly seq: number;
  readonly by: EntityName;
  readonly fact: Fact;
}

/**
 * Watches a run through its facts. Its state is plain data that `note` changes in place. A fact belongs to its sender: an
 * observer that keeps one keeps a copy. The parts of a fact are frozen.
 */
export interface Observer<State> {
  start(): State;
  note(state: State, noted: Noted): void;
  /** Why the run should stop now; null where it should go on. */
  ended(state: State): string | null;
}

/** What one run of a system has of its own. */
export interface Beginning {
  readonly seed: string;
  readonly inputs?: readonly Input[];
  /** called with every handled message, in order; without it nothing is kept */
  readonly trace?: (entry: Entry) => void;
}

export interface SimulationOptions<Watched> extends Beginning {
  /** seconds from the start; messages later than this are never handled */
  readonly horizon: number;
  readonly observer: Observer<Watched>;
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

/** A message on its way, as a saved run keeps it. */
export interface Waiting {
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
  readonly entities: readonly SavedEntity[];
  readonly waiting: readonly Waiting[];
  readonly inputs: readonly Input[];
  readonly watched: Json;
  readonly ended: Ended | null;
}
