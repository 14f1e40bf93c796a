/** The public API: check a scenario, run it, tell a run, compare arms. */
export type { Entry, Input } from './engine/index.js';
export { ENGINE_VERSION, RunawayError } from './engine/index.js';
export type { Contact, CrisisFact, Crossing, Outcome } from './model/index.js';
export { DISCLAIMER } from './model/index.js';
export type { CheckedScenario, ParameterPath, PatchProblem, Patches, Problem } from './scenario/index.js';
export type { MilestoneResult, RunOptions, RunResult } from './play/index.js';
export { applyArm, applyPatches, checkScenario, formatProblem, scenarioJsonSchema } from './scenario/index.js';
export { prepareHistory, prepareRuns, runScenario } from './play/index.js';
export type { RunReader, Verification } from './record/index.js';
export { RunFileError, openRun, recordRun, verifyRun } from './record/index.js';
export { story } from './telling/index.js';
export type { Batch, Comparison, RunRow } from './experiment/index.js';
export { batchRuns, compare, measuredOutcomes, reportText } from './experiment/index.js';
