import { ENGINE_VERSION } from '../../engine/index.js';
import { DISCLAIMER } from '../../model/index.js';
import { blocksOfCell, seedsOf } from '../plan/blocks.js';
import type { Cell } from '../plan/cells.js';
import { cellsOf } from '../plan/cells.js';
import type { BlockRuns } from '../plan/runBlock.js';
import type { Experiment } from '../spec/experiment.js';
import type { CellResult } from './cellTally.js';
import { CellTally } from './cellTally.js';

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
  readonly notice: string;
}

/** The analysis of an experiment, fed with its blocks in order. */
export class Analysis {
  private readonly cells: readonly Cell[];
  private readonly results: CellResult[] = [];
  private current: { readonly cell: Cell; readonly tally: CellTally } | null = null;

  constructor(private readonly experiment: Experiment) {
    this.cells = cellsOf(experiment);
  }

  /** How many blocks there are. */
  get blocks(): number {
    return this.cells.length * blocksOfCell(this.experiment);
  }

  /** Adds the next block of a cell; the cells come in their order. */
  add(cell: Cell, block: number, runs: BlockRuns): void {
    if (this.current?.cell.index !== cell.index) {
      this.close();
      this.current = { cell, tally: new CellTally(this.experiment, cell, this.cells.length) };
    }
    this.current.tally.add(seedsOf(this.experiment, cell, block), runs);
  }

  finish(): Summary {
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
      notice: DISCLAIMER,
    };
  }

  private close(): void {
    if (this.current !== null) this.results.push(this.current.tally.result());
    this.current = null;
  }
}
