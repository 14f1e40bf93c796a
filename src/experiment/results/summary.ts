import { ENGINE_VERSION } from '../../engine/index.js';
import { DISCLAIMER } from '../../model/index.js';
import { seedsOf } from '../plan/blocks.js';
import type { Cell } from '../plan/cells.js';
import type { Solution } from '../plan/solve.js';
import type { BlockRuns } from '../plan/runBlock.js';
import type { Experiment } from '../spec/experiment.js';
import type { CellResult } from './cellTally.js';
import { CellTally } from './cellTally.js';
import type { Multiverse, Sensitivity } from '../sensitivity/analyse.js';
import { multiverseOf, sensitivityOf } from '../sensitivity/analyse.js';
import type { ScoredPrediction } from './predictions.js';
import { scorePredictions } from './predictions.js';

/** What `summary.json` holds. Times are in seconds, shares between 0 and 1, intervals at the level of each comparison. */
export interface Summary {
  readonly brinkline: 'experiment';
  readonly experiment: string;
  readonly title: string;
  readonly question: string;
  readonly engine: string;
  readonly seeds: { readonly name: string; readonly most: number };
  readonly arms: readonly string[];
  readonly baseline: string;
  readonly outcomes: readonly string[];
  /** runs of all arms in all cells, and those that failed */
  readonly runs: number;
  readonly failed: number;
  readonly cells: readonly CellResult[];
  /** how much each factor matters; empty unless the design is sobol or morris */
  readonly sensitivity: readonly Sensitivity[];
  /** the headline over all cells; null if there are few */
  readonly multiverse: Multiverse | null;
  readonly predictions: readonly ScoredPrediction[];
  readonly solutions: readonly Solution[];
  readonly notice: string;
}

/** The analysis of an experiment, fed with its blocks in order. */
export class Analysis {
  private readonly results: CellResult[] = [];
  private current: { readonly cell: Cell; readonly tally: CellTally } | null = null;

  constructor(
    private readonly experiment: Experiment,
    /** how many cells there will be */
    private readonly cells: number,
  ) {}

  /** Adds the next block of a cell; the cells come in their order. */
  add(cell: Cell, block: number, runs: BlockRuns): void {
    if (this.current?.cell.index !== cell.index) {
      this.close();
      this.current = { cell, tally: new CellTally(this.experiment, cell, this.cells) };
    }
    this.current.tally.add(seedsOf(this.experiment, cell, block), runs);
  }

  /** `solutions` is what `solve` found, where the experiment solves something. */
  finish(solutions: readonly Solution[]): Summary {
    this.close();
    const { spec, arms, baseline, outcomes, seedName } = this.experiment;
    const { results } = this;
    return {
      brinkline: 'experiment',
      experiment: spec.id,
      title: spec.title,
      question: spec.question.trim(),
      engine: ENGINE_VERSION,
      seeds: { name: seedName, most: spec.seeds.runs },
      arms,
      baseline,
      outcomes,
      runs: results.reduce((sum, { seeds }) => sum + seeds * arms.length, 0),
      failed: results.reduce((sum, { failed }) => sum + failed, 0),
      cells: results,
      sensitivity: sensitivityOf(this.experiment, results),
      multiverse: multiverseOf(this.experiment, results),
      predictions: scorePredictions(this.experiment, results),
      solutions,
      notice: DISCLAIMER,
    };
  }

  private close(): void {
    if (this.current !== null) this.results.push(this.current.tally.result());
    this.current = null;
  }
}
