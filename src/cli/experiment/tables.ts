import type { Cell, Experiment, PlacedRun, PlacedStep } from '../../experiment/index.js';
import { ParquetTable, levelColumns, runColumns, seedsOf, tableHeading, tableLine } from '../../experiment/index.js';
import type { OutFolder } from '../write/outFolder.js';
import type { DoneBlock } from './blockJournal.js';

export const RUNS_CSV = 'runs.csv';
export const RUNS_PARQUET = 'runs.parquet';
export const LEVELS_PARQUET = 'levels.parquet';

/** The tables of an experiment. Blocks come in order; the files depend on nothing else. */
export class Tables {
  private readonly columns;
  private readonly runs: ParquetTable<PlacedRun>;
  private readonly levels: ParquetTable<PlacedStep>;
  private readonly count = { runs: 0, levels: 0 };

  constructor(
    private readonly experiment: Experiment,
    private readonly out: OutFolder,
    /** also write `runs.csv` */
    private readonly csv: boolean,
  ) {
    this.columns = runColumns(experiment);
    this.runs = new ParquetTable(this.columns, (piece) => out.write(RUNS_PARQUET, piece));
    this.levels = new ParquetTable(levelColumns(experiment), (piece) => out.write(LEVELS_PARQUET, piece));
    if (csv) out.write(RUNS_CSV, `${tableHeading(this.columns)}\n`);
  }

  add(cell: Cell, { block, runs }: DoneBlock): void {
    const { arms } = this.experiment;
    for (const [i, seed] of seedsOf(this.experiment, cell, block).entries()) {
      for (const [a, run] of (runs[i] ?? []).entries()) {
        const placed: PlacedRun = { cell, arm: arms[a] ?? '', seed, run };
        if (this.csv) this.out.writeRow(RUNS_CSV, tableLine(this.columns, placed));
        this.runs.add(placed);
        this.count.runs += 1;
        for (const step of 'error' in run ? [] : run.rungs) {
          this.levels.add({ ...placed, step });
          this.count.levels += 1;
        }
      }
    }
  }

  finish(): void {
    this.runs.finish();
    this.levels.finish();
    this.out.countRows(RUNS_PARQUET, this.count.runs);
    this.out.countRows(LEVELS_PARQUET, this.count.levels);
  }
}
