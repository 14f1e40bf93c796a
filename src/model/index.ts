export type { ActivityInput } from './activity/machine.js';
export type { ActorData, ActorInput, Line } from './actor/data.js';
export type { ChannelData, ChannelInput, LineEnd } from './channel/data.js';
export type { DecisionData } from './decision/data.js';
export type { DirectorInput, DirectorState, PlannedInject } from './director/machine.js';
export type { Condition, Part, Test } from './condition/condition.js';
export { SINCE, hears } from './condition/condition.js';
export type { PartNow, Progress } from './condition/progress.js';
export {
  firstHolds,
  holds,
  nextChange,
  partsNow,
  progressAfter,
  progressAt,
  startProgress,
  willHold,
} from './condition/progress.js';
export { DISCLAIMER } from './disclaimer.js';
export type { CrisisFact } from './facts.js';
export { delegationChance, grantChance } from './formulas/authority.js';
export type { Belief, Contribution } from './formulas/belief.js';
export {
  contribute,
  drift,
  driftHours,
  foundOut,
  lieChance,
  silenceLogRatio,
  logistic,
  logit,
  priorBelief,
  probability,
  reportLogRatio,
  talkLogRatio,
  weighted,
} from './formulas/belief.js';
export { repeatedLogRatio } from './formulas/decay.js';
export type { OptionsByKind, Situation } from './formulas/choice.js';
export {
  chances,
  firebreaksBetween,
  isEscalatory,
  logWeights,
  menu,
  optionsByKind,
  reaches,
  utility,
} from './formulas/choice.js';
export type { CallSituation } from './formulas/contact.js';
export type { Chances, LineReading } from './formulas/answers.js';
export { answerChances, readAnswer, unreadLine } from './formulas/answers.js';
export { acceptChance, credibilityWith, refusalReasons, trustAfter } from './formulas/contact.js';
export { labelCrossing } from './formulas/crossingLabel.js';
export type { Hazard } from './formulas/quiet.js';
export { passTime, startHazard } from './formulas/quiet.js';
export type { Scheme } from './formulas/score.js';
export { SCHEMES, scoreAfter, scoreAtStart } from './formulas/score.js';
export type { IncidentData, IncidentTemplate, Report, Truth } from './incident/data.js';
export type { LadderData, LadderInput } from './ladder/machine.js';
export { crisisMachines } from './machines.js';
export type { Inject, InjectKind } from './director/inject.js';
export type { ActorEvent, ChannelEvent, DecisionEvent, DirectorEvent, IncidentEvent, LadderEvent } from './messages.js';
export type { Contact, Crossing, RunStart } from './outcome/log.js';
export { labelOf, startOf } from './outcome/log.js';
export type { Measure, MeasuredKind, MeasuredValue, NoteWithMemory, TimeFrom } from './outcome/measure.js';
export { everHolds, timeToHold } from './outcome/condition.js';
export { ever, firstTime, measure, timeStart } from './outcome/measure.js';
export type { Outcome, OutcomeState } from './outcome/observer.js';
export { outcomeObserver, outcomeOf } from './outcome/observer.js';
export type { ParameterName, Parameters } from './parameters.js';
export { PARAMETERS, defaultParameters } from './parameters.js';
export type { Move, ProcessInput } from './process/machine.js';
export type { SideInput } from './side/data.js';
export type {
  ActorId,
  Answer,
  Answering,
  AskKind,
  Authority,
  CaseId,
  CaseInfo,
  ChannelId,
  Closing,
  ContactResult,
  DecisionKind,
  Deed,
  Delay,
  Ending,
  FixedOption,
  Holder,
  Label,
  Landmarks,
  LineState,
  Option,
  PublicStatement,
  Content,
  Spoken,
  Reason,
  Refusal,
  Role,
  Rung,
  SideId,
  Tier,
  TruthKind,
  Use,
  Utility,
} from './vocabulary.js';
export {
  ANSWERING,
  ASK_KINDS,
  CLEAR_CASE,
  CLOSINGS,
  CONTACT_RESULTS,
  DECISION_KINDS,
  DEEDS,
  DIRECTOR,
  ENDINGS,
  FIXED_OPTIONS,
  INJECT_HOW,
  LABELS,
  LADDER,
  LANDMARKS,
  LET_PASS,
  LINE_STATES,
  PUBLIC_STATEMENTS,
  CARRIES,
  CONTENTS,
  SPOKEN,
  REASONS,
  ROLES,
  TALK,
  TIERS,
  TRUTH_KINDS,
  USES,
  activityName,
  channelName,
  decisionName,
  inWords,
  processName,
} from './vocabulary.js';
