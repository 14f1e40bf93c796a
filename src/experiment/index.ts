export type { Batch } from './batch.js';
export { batchRuns } from './batch.js';
export { RunningComparison, compare } from './compare.js';
export type {
  Change,
  CompareInput,
  Comparison,
  MeasuredOutcome,
  OutcomeComparison,
  OutcomeKind,
  RunRow,
} from './comparison.js';
export {
  AS_WRITTEN,
  detectionOutcomes,
  measuredOutcomes,
  prepareReplications,
  rowOf,
  runSeed,
} from './replications.js';
export { csvHeading, csvRow } from './rowsCsv.js';
export type { ReportOptions } from './report.js';
export { reportText } from './report.js';
export type { Block, Shard } from './plan/blocks.js';
export { blocksOf, seedsOf } from './plan/blocks.js';
export type { Cell } from './plan/cells.js';
export { cellsOf } from './plan/cells.js';
export type { Solution } from './plan/solve.js';
export { RootFinder } from './plan/solve.js';
export { StopRule, stopTarget } from './plan/stop.js';
export type { PackedRun } from './plan/row.js';
export { packRun, unpackRun } from './plan/row.js';
export type { BlockRuns } from './plan/runBlock.js';
export type { PlacedRun, PlacedStep } from './results/columns.js';
export { levelColumns, runColumns } from './results/columns.js';
export { tableHeading, tableLine } from './results/csv.js';
export { ParquetTable } from './results/parquet.js';
export type { Summary } from './results/summary.js';
export { Analysis } from './results/summary.js';
export type { Found } from './spec/check.js';
export { checkExperiment, scenariosNamed } from './spec/check.js';
export type { Experiment } from './spec/experiment.js';
export { experimentJsonSchema } from './spec/format.js';
export { sealOf } from './spec/sealed.js';
