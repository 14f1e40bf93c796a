export type { Arrival, ExactAnswers, ExactOutcome, RestrictedTime } from './answers.js';
export type { Check, CheckedOutcome, CrossCheck } from './crossCheck.js';
export { crossCheck } from './crossCheck.js';
export { groundsOf } from './place.js';
export { ExactRefusal } from './refusal.js';
export { solveScenario } from './solve.js';
