export type { MilestoneResult } from './history.js';
export { findHistory, prepareHistory } from './history.js';
export type { InputsRun } from './inputs/checkInputs.js';
export { checkInputs } from './inputs/checkInputs.js';
export { inputsJsonSchema } from './inputs/entry.js';
export type { RunSoFar } from './onward.js';
export { prepareOnward, runUntil } from './onward.js';
export type { RunResult } from './result.js';
export { resultOf } from './result.js';
export type { RunOptions } from './run.js';
export { prepareRuns, runScenario } from './run.js';
export type { PendingAsk } from './asks.js';
export type { PlayErrorCode } from './error.js';
export { PlayError } from './error.js';
export type { Office, SaidInCall } from './office.js';
export type { AdHocReport, Overruled, WhiteCell } from './whiteCell.js';
export type { AnswerGiven, HoldOptions, Play, PlayOptions, PlayStop } from './play.js';
export { startPlay } from './play.js';
export type { RunAsRecorded } from './recorded.js';
export type { Pivot } from './pivots.js';
export { pivotsOf } from './pivots.js';
export type { ClaimChecked } from './claims.js';
export { prepareClaimChecks } from './claims.js';
export type { InjectNow } from './pending/injects.js';
export type {
  LadderNow,
  LineNow,
  Pending,
  PendingOrder,
  PendingReport,
  PendingRequest,
  PendingReview,
  PlannedContact,
} from './pending/pending.js';
export type { PoliciesOptions, Policy, PolicyAnswer, PolicyAsk, PolicyOption, PolicyRun } from './policies.js';
export { playPolicies } from './policies.js';
export type { ChoicePoint } from './choicePoint.js';
export { choicePoints } from './choicePoint.js';
export type { NotApplied } from './notApplied.js';
export type { Otherwise, Rerun } from './rerun.js';
export { prepareRerun } from './rerun.js';
