import type { CheckedScenario, World } from '../../scenario/index.js';
import type { MeasuredOutcome } from '../comparison.js';
import type { Contrast, ExperimentSpec } from './format.js';

/** A scenario of an experiment, with the outcomes that the experiment adds. */
export interface StudiedScenario {
  /** as the spec names it */
  readonly name: string;
  readonly scenario: CheckedScenario;
  /** the reported outcomes, in their order */
  readonly measured: readonly MeasuredOutcome[];
}

/** An experiment without errors, with every default filled in. */
export interface Experiment {
  readonly spec: ExperimentSpec;
  readonly scenarios: readonly StudiedScenario[];
  readonly arms: readonly string[];
  readonly baseline: string;
  readonly contrasts: readonly Contrast[];
  readonly worlds: readonly World[];
  /** the outcomes to report, the headline first */
  readonly outcomes: readonly string[];
  /** run i has the seed `seedName/i` */
  readonly seedName: string;
}
