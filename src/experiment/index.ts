export { RunningComparison, compare } from './compare.js';
export { reportText, type ReportOptions } from './report.js';
export type { BatchOptions } from './batch.js';
export { runBatch, streamBatch } from './batch.js';
export { measuredOutcomes, prepareReplications, runSeed } from './replications.js';
export type { Change, CompareInput, Comparison, MeasuredOutcome, OutcomeKind, RunRow } from './vocabulary.js';
