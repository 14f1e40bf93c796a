export type { MilestoneResult } from './history.js';
export { prepareHistory } from './history.js';
export { checkInputs } from './inputs.js';
export type { RunOptions, RunResult } from './run.js';
export { prepareRuns, runScenario } from './run.js';
export type { PendingAsk } from './asks.js';
export type { AnswerGiven, HoldOptions, Play, PlayOptions, PlayStop } from './play.js';
export { PlayError, startPlay } from './play.js';
