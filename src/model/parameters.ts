import type { Landmarks, Talk } from './vocabulary.js';
import { LANDMARKS } from './vocabulary.js';

/** A parameter of the model: its kind, default, range, unit and meaning, with its source in the literature or the model. */
interface ParameterSpec {
  /** `duration` is in seconds; `factor` multiplies, so it is positive */
  readonly kind: 'chance' | 'duration' | 'factor' | 'number';
  readonly value: number;
  /** The least and the greatest value: wide, but every result of the formulas stays finite. */
  readonly range: readonly [least: number, most: number];
  readonly unit: string;
  readonly says: string;
}

const MINUTE = 60;
const HOUR = 3600;
const CENTURY = 100 * 365 * 24 * HOUR;
/** The strongest certainty in log-odds, an error chance of 10^−13. Beyond 36 the probability would round to 1. */
const CERTAIN = 30;

type Range = ParameterSpec['range'];
const LOG_ODDS: Range = [-100, 100];
const WEIGHT: Range = [0, 10];
const UTILITY: Range = [-1000, 1000];

function chance(value: number, says: string): ParameterSpec {
  return { kind: 'chance', value, range: [0, 1], unit: 'probability', says };
}
/** A chance that is neither 0 nor 1, because its logarithm or odds are used. */
function uncertain(value: number, says: string): ParameterSpec {
  return { ...chance(value, says), range: [0.0001, 0.9999] };
}
/** A chance that is not 1, because its complement divides. */
function notCertain(value: number, says: string): ParameterSpec {
  return { ...chance(value, says), range: [0, 0.99] };
}
function duration(value: number, says: string): ParameterSpec {
  return { kind: 'duration', value, range: [0, CENTURY], unit: 'duration', says };
}
function ratio(value: number, says: string): ParameterSpec {
  return { kind: 'factor', value, range: [0.001, 1000], unit: 'ratio', says };
}
function plain(value: number, range: Range, unit: string, says: string): ParameterSpec {
  return { kind: 'number', value, range, unit, says };
}

/** Every parameter of the behavioural model. All defaults are synthetic: plausible values to vary, never estimates. */
export const PARAMETERS = {
  prior: chance(0.3, 'Standing belief that an act of the other side is hostile, before any evidence.'),
  beliefClip: plain(6, [0.01, CERTAIN], 'log-odds', 'Beliefs stay within plus and minus this.'),
  evidenceWeight: plain(1, WEIGHT, 'weight', 'Weight of evidence that an act was hostile, in log-odds.'),
  disconfirmingWeight: plain(
    1,
    WEIGHT,
    'weight',
    'Weight of evidence that it was not; 0.6 is the value for closed minds (Jervis 1976).',
  ),
  misreads: chance(0.1, 'Chance that the first reader of a report misreads it.'),
  relay: duration(10 * MINUTE, 'Mean time to pass evidence on to the next office, exponential.'),
  quietWeight: plain(
    1,
    WEIGHT,
    'weight',
    'How much the quiet counts: 1 as much as the chance of a repeat says (repeat-after, repeat-unanswered, …), 0 nothing.',
  ),
  followOn: ratio(1.3, 'Likelihood ratio of a nearby strike or a second case; its log halves at each repeat.'),
  honest: uncertain(0.9, 'P(says it was an accident | it was): how often the innocent explain themselves.'),
  liesAnyway: uncertain(0.05, 'P(says it was an accident | hostile) on a line of full credibility.'),
  costlySignal: ratio(0.1, 'Likelihood ratio of a costly signal such as an inspection (Schelling 1966; Fearon 1997).'),
  driftRate: plain(0.1, [0, 100], 'per hour', 'How fast beliefs drift to the worst case without contact (S-49).'),
  driftTarget: uncertain(0.8, 'The belief that they drift to.'),
  driftWithEvidence: plain(0.3, WEIGHT, 'weight', 'Scales the drift once physical evidence has come.'),
  driftWithTactical: plain(0.7, WEIGHT, 'weight', 'Scales the drift while tactical contact holds (S-60).'),
  contactHolds: duration(12 * HOUR, 'How long a contact counts: stops the drift, may shorten the quiet.'),
  contactSpeedsCalm: plain(
    1,
    [0, 10],
    'weight',
    'What is left of the quiet before a step down while strategic contact counts; below 1 would presume that contact calms.',
  ),
  pressure: ratio(1.2, 'Likelihood ratio of an insult, a posture or a misidentified aircraft on the standing belief.'),
  rationality: plain(1, [0, 1000], 'per unit of utility', 'Precision of choice (McKelvey & Palfrey 1995).'),
  stressCost: plain(0.5, [0, 1], 'weight', 'How much full stress takes from the precision of choice.'),
  audienceCost: plain(1, UTILITY, 'utility', 'Cost of backing down after a public threat (Fearon 1994).'),
  gamble: plain(0.5, UTILITY, 'utility', 'What a losing side adds to escalatory options (S-51).'),
  firebreak: ratio(4, 'By what factor each firebreak lowers the odds of an option at rationality 1.'),
  grantScale: chance(0.9, 'Chance that a superior who holds the grant-belief or more lets a reply go ahead.'),
  grantBelief: chance(0.5, 'Belief from which a grant is as likely as it gets.'),
  delegationBase: chance(
    0.05,
    'Chance at rung 3 that a local commander acts without an answer from above (Blair 1993; Sagan 1993).',
  ),
  delegationPerRung: chance(0.15, 'What each rung above 3 adds to that chance.'),
  delegationMost: chance(0.8, 'The most that this chance can be.'),
  localStress: chance(0.5, 'Stress of the local decision at half its window; at the deadline it is 1.'),
  smallCaseLasts: duration(6 * HOUR, 'After this a case below rung 4 is forgotten.'),
  reviewFirst: duration(3 * HOUR, 'The chief’s first review after learning of a case.'),
  reviewEvery: duration(6 * HOUR, 'Time between reviews.'),
  reviewSoon: duration(30 * MINUTE, 'Time to a review after physical evidence, a clarification or a jump of belief.'),
  reviewJump: chance(0.15, 'A change of belief that brings a review forward.'),
  stressAfter: duration(24 * HOUR, 'The age of a case at which stress is full.'),
  carryOut: duration(30 * MINUTE, 'Time to carry out a granted escalation; it is chosen again just before.'),
  clears: chance(0.2, 'A belief below this clears a case that has an explanation or physical evidence.'),
  stale: duration(24 * HOUR, 'After this an open case is closed: it is stale, or unresolved.'),
  unresolvedFrom: chance(0.5, 'A case that is closed at this belief or more is unresolved, not stale.'),
  learning: chance(0.25, 'How far the standing belief moves to the case’s when the case closes, in log-odds.'),
  learningUnresolved: chance(0.5, 'The same where the case is unresolved.'),
  apologises: chance(0.5, 'Chance that a side whose reply is shown to have answered an accident ever apologises.'),
  apologyAfter: duration(12 * HOUR, 'Mean time until it does, exponential.'),
  threatens: chance(0.5, 'Chance that a posture comes with a public threat.'),
  accept: plain(1, LOG_ODDS, 'log-odds', 'Readiness to take a call, before what speaks for and against.'),
  acceptFear: plain(3, LOG_ODDS, 'log-odds', 'What a standing belief of 1 takes from it (S-45).'),
  fearAccepts: plain(
    0,
    LOG_ODDS,
    'log-odds',
    'What a standing belief of 1 adds to it: an office that fears the other side may want the call the more.',
  ),
  acceptDenial: plain(1.5, LOG_ODDS, 'log-odds', 'What a framing of denial takes from it (S-43).'),
  acceptInsult: plain(1, LOG_ODDS, 'log-odds', 'What a recent insult takes from it (S-46).'),
  acceptExposed: plain(1, LOG_ODDS, 'log-odds', 'What having no domestic standing left takes from it (S-55).'),
  acceptPolitics: chance(
    0.333,
    'How much of denial, insult and lost standing counts for an office that answers without approval: such offices think as professionals.',
  ),
  acceptShared: plain(
    2,
    LOG_ODDS,
    'log-odds',
    'What is added where the called side knows it was innocent or has a case of its own.',
  ),
  exposedAsks: chance(
    0.5,
    'What is left of the chance to ask for contact in a side that has no domestic standing left (S-55).',
  ),
  standingReturns: duration(30 * 24 * HOUR, 'Half-life with which lost domestic standing comes back.'),
  complains: chance(
    0.3,
    'Chance that an office which did not get through on a strategic line complains over its tactical one (S-08).',
  ),
  insultLasts: duration(24 * HOUR, 'How long an insult weighs.'),
  readsRefusals: chance(
    1,
    'How much a first answer to a call says: 1 is what the readiness to take calls implies, for acceptance and refusal alike; 0: nothing. Each later answer on the line says half as much.',
  ),
  nobodyAnswers: notCertain(
    0.3,
    'P(nobody on a side answers, whatever happened), as callers suppose until it takes a first call, on any line.',
  ),
  nobodyAnswersLine: notCertain(0, 'The same of one line alone, until the first call on that line is taken.'),
  truthTakes: duration(
    HOUR,
    'Mean time that a side is thought to need before it knows what its own act was; an innocent side shows it only then.',
  ),
  accusation: ratio(1.5, 'Likelihood ratio of an accusation over a line; its log halves at each repeat.'),
  restraintChance: chance(0.5, 'Chance that restraint asked for in a call is shown (S-59).'),
  restraintLasts: duration(24 * HOUR, 'How long it is shown.'),
  restraint: chance(0.5, 'What is left of the activity meanwhile.'),
  surge: ratio(2, 'How much more of an activity there is when its side widens it.'),
  surgeLasts: duration(24 * HOUR, 'How long a side keeps it widened.'),
  setbackLasts: duration(24 * HOUR, 'How long a battlefield setback weighs.'),
  losing: chance(0.5, 'How much a losing side has to gamble for; 1 after a setback.'),
  dualUse: ratio(3, 'Likelihood ratio of a hit on an asset that also serves nuclear forces (Posen 1991; Acton 2018).'),
  weaponLooks: ratio(1.5, 'Likelihood ratio of a hit with each class of weapon above the usual one (S-37).'),
  weaponStakes: plain(
    1,
    UTILITY,
    'utility',
    'What each class of weapon above the usual one adds to the cost of letting a hostile act pass (S-52).',
  ),
  brinkmanship: chance(
    0.05,
    'Hazard of an uncontrolled step up with each act at rung 7 or more (Schelling 1966; Powell 1990).',
  ),
  replyToAccident: ratio(3, 'How a reply looks to a side that knows its own act was an accident: a pretext.'),
  replyUnexplained: ratio(1.5, 'How a reply looks to a side that does not know what its own act was.'),
  replyExcess: ratio(1.5, 'What each rung beyond one above the provocation adds to how a reply looks.'),
  replySeen: duration(5 * MINUTE, 'When the lowest office of the struck side learns of a reply.'),
  repeatAfter: duration(12 * HOUR, 'Mean time to the repeat of a deliberate strike, exponential.'),
  repeatUnanswered: chance(0.5, 'Chance of the repeat after hold or call.'),
  repeatPostured: chance(0.25, 'Chance of the repeat after a posture.'),
  afterAnswer: chance(
    0.25,
    'Chance of the repeat after an answer: 0 where answers deter, 0.7 where they provoke (Jervis 1976). See --world.',
  ),
  repeats: plain(2, [0, 1000], 'times', 'How often a deliberate strike repeats at most.'),
  denyingAsks: chance(0.3, 'What is left of the chance to ask for contact in a side whose framing is denial.'),
  talkStakes: plain(
    4,
    UTILITY,
    'utility',
    'Strategic talk: what it costs a speaker to be believed hostile for certain, against not at all.',
  ),
  foundOutCosts: plain(
    3,
    UTILITY,
    'utility',
    'Strategic talk: what a false word costs a speaker on a line of full credibility, where it would be found out.',
  ),
  conceals: chance(0.2, 'Chance that an office keeps an accident of its own side from the office above for a time.'),
  concealedFor: duration(12 * HOUR, 'Mean time for which it does, exponential.'),
  theyBelieve: chance(0.5, 'What the side that fired first thinks of the other’s belief that it was hostile.'),
  theirPosture: ratio(2, 'What the other side’s posture adds to that.'),
} as const satisfies Record<string, ParameterSpec>;

export type ParameterName = keyof typeof PARAMETERS;

/** The parameters of one scenario, with durations in seconds, the thresholds of its ladder, and how its offices talk. */
export type Parameters = Readonly<Record<ParameterName, number>> & Landmarks & { readonly talk: Talk };

/** The defaults. */
export function defaultParameters(): Parameters {
  const names = Object.keys(PARAMETERS) as ParameterName[];
  const numbers = Object.fromEntries(names.map((name) => [name, PARAMETERS[name].value]));
  return { ...(numbers as Record<ParameterName, number>), ...LANDMARKS, talk: 'sincere' };
}
