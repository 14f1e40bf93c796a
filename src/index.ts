/** The public API: check a scenario, run it, tell a run, compare arms. Runs in a browser as it is; src/node.ts has what needs Node. */
export type { Entry, Input } from './engine/index.js';
export { ENGINE_VERSION, RunawayError } from './engine/index.js';
export type { Contact, CrisisFact, Crossing, Outcome } from './model/index.js';
export { DISCLAIMER } from './model/index.js';
export type { CheckedScenario, ParameterPath, PatchProblem, Patches, Problem, World } from './scenario/index.js';
export type {
  AdHocReport,
  AnswerGiven,
  HoldOptions,
  InjectNow,
  InputsRun,
  LadderNow,
  LineNow,
  MilestoneResult,
  Office,
  Overruled,
  Pending,
  PendingAsk,
  PendingOrder,
  PendingReport,
  PendingRequest,
  PendingReview,
  PlannedContact,
  Play,
  PlayErrorCode,
  PlayOptions,
  PlayStop,
  NotApplied,
  Otherwise,
  PoliciesOptions,
  Policy,
  PolicyAnswer,
  PolicyAsk,
  PolicyOption,
  PolicyRun,
  Rerun,
  RunAsRecorded,
  RunOptions,
  RunResult,
  SaidInCall,
  WhiteCell,
} from './play/index.js';
export {
  applyArm,
  applyPatches,
  applyWorld,
  checkScenario,
  formatProblem,
  parseDuration,
  scenarioJsonSchema,
} from './scenario/index.js';
export {
  PlayError,
  checkInputs,
  inputsJsonSchema,
  playPolicies,
  findHistory,
  prepareHistory,
  prepareRerun,
  prepareRuns,
  runScenario,
  startPlay,
} from './play/index.js';
export type { Audience, NotedFact, SeatAsk, SeatCase, SeatNews, SeatReport, SeatView } from './knowledge/index.js';
export { audience, seatView } from './knowledge/index.js';
export type { RunReader, Verification, WhyDocument } from './record/index.js';
export type { RunFileProblem } from './record/index.js';
export {
  RUN_FILE_PROBLEMS,
  RunFileError,
  causesOf,
  openRun,
  recordRun,
  verifyRun,
  whyDocument,
  whyText,
} from './record/index.js';
export type { TimelineRow } from './telling/index.js';
export { tellRun, story, summary, timeline } from './telling/index.js';
export type { Batch, Comparison, RunRow } from './experiment/index.js';
export {
  RunningComparison,
  batchRuns,
  compare,
  detectionOutcomes,
  measuredOutcomes,
  reportText,
} from './experiment/index.js';
