import type { AnyStateNode, StateValue } from 'xstate';
import type { RecipeFunction } from '../recipe.js';
import type { Message } from '../system.js';
import type { Operation } from './action.js';

/** The states that each history state remembers. */
export type History = Readonly<Record<string, readonly AnyStateNode[]>>;

/** The active states in XState's order and the history, with what has been computed about them so far. */
export interface Configuration {
  readonly nodes: readonly AnyStateNode[];
  readonly history: History;
  readonly value: StateValue;
  readonly label: string;
  readonly labelBits: number;
  /** final: no event changes it */
  readonly done: boolean;
  /** by the number of the event type; null where no state has a transition for it */
  readonly selectors: (Selector | null | undefined)[];
  /** one per atomic state; null if there are no eventless transitions; undefined: not computed yet */
  eventless: readonly Selector[] | null | undefined;
  /** microsteps of one transition, by its id */
  readonly single: (Microstep | undefined)[];
  /** microsteps of several transitions, by their ids */
  readonly microsteps: Map<string, Microstep>;
  /** the same with its nodes in document order, as a step leaves them; null: not computed yet */
  atRest: Configuration | null;
}

/** A compiled guard. */
export type Predicate = (data: unknown, event: Message, configuration: Configuration) => boolean;

/** The parts of a transition that decide which states it exits and enters. */
export interface Move {
  readonly source: AnyStateNode;
  readonly target: readonly AnyStateNode[] | undefined;
  readonly reenter: boolean;
}

/** A compiled transition: its guard and actions are plain functions. */
export interface Transition extends Move {
  readonly id: number;
  readonly guard: Predicate | null;
  readonly operations: readonly Operation[];
}

/** The transitions an event may enable: each region is asked first; if none takes it, the candidates, innermost first. */
export interface Selector {
  readonly regions: readonly Selector[];
  readonly candidates: readonly Transition[];
}

/** What taking a set of transitions in a configuration does, apart from the data. */
export interface Microstep {
  readonly operations: readonly Operation[];
  readonly next: Configuration;
  /** whether XState would see a new snapshot; only then does it look at eventless transitions again */
  readonly changes: boolean;
  /** set if the microstep runs recipes only and no eventless transition can follow: then it is the whole step */
  readonly fastPath: {
    readonly recipes: readonly RecipeFunction<unknown, Message>[];
    readonly rest: Configuration;
  } | null;
}
