import type { RunKey } from './draws.js';
import type { EntityCopy } from './entities.js';
import type { Epochs } from './epochs.js';
import type { SavedSimulation } from './simulation.js';

/** How far a run has come, apart from its entities, its luck and its observer. */
export type Progress = Omit<SavedSimulation, 'entities' | 'watched' | 'epochs'>;

/** A moment of a run in memory. Its entities and what is watched are copies that the run no longer changes. */
export interface Moment<Watched, State> extends Progress {
  readonly noted: boolean;
  readonly key: RunKey;
  readonly epochs: Epochs | null;
  readonly watched: Watched;
  readonly entities: readonly EntityCopy<State>[];
}
