/** The public API: check a scenario, run it, tell a run, compare arms. */
export type { Entry, Input } from './engine/index.js';
export { ENGINE_VERSION, RunawayError } from './engine/index.js';
export type { Contact, CrisisFact, Crossing, Outcome } from './model/index.js';
export { NOTICE } from './model/index.js';
export type { CheckedScenario, MilestoneResult, Problem, RunOptions, RunResult } from './scenario/index.js';
export {
  applyArm,
  checkScenario,
  formatProblem,
  prepareHistory,
  prepareRuns,
  runScenario,
  scenarioJsonSchema,
} from './scenario/index.js';
export type { RunReader, Verification } from './record/index.js';
export { RunFileError, openRun, recordRun, story, verifyRun } from './record/index.js';
export type { BatchOptions, Comparison, RunRow } from './experiment/index.js';
export { compare, measuredOutcomes, reportText, runBatch } from './experiment/index.js';
