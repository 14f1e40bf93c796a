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
