export * from './vocabulary.js';
export type { ParameterName, Parameters } from './parameters.js';
export { PARAMETERS, defaultParameters } from './parameters.js';
export type { Belief, Contribution } from './belief.js';
export {
  contribute,
  drift,
  driftHours,
  halvingLogRatio,
  lieChance,
  logistic,
  logit,
  priorBelief,
  probability,
  reportLogRatio,
  talkLogRatio,
  weighted,
} from './belief.js';
export type { OptionsByKind, Situation } from './choice.js';
export {
  chances,
  firebreaksBetween,
  isEscalatory,
  logWeights,
  menu,
  optionsByKind,
  reaches,
  utility,
} from './choice.js';
export { delegationChance, grantChance } from './authority.js';
export type { CallSituation } from './contact.js';
export { acceptChance, credibilityWith, refusalReasons, trustAfter } from './contact.js';
export { labelCrossing } from './label.js';
export type { CrisisFact } from './facts.js';
export type { DirectorEvent, DecisionEvent, Inject } from './messages.js';
export type { Contact, Crossing, Measure, Outcome, OutcomeState } from './outcome.js';
export { outcomeObserver, outcomeOf } from './outcome.js';
export { SCHEMES } from './score.js';
export { crisisMachines } from './machines.js';
export type { ActorInput, Line } from './actor/data.js';
export type { ChannelInput, LineEnd } from './channel/data.js';
export type { IncidentTemplate, Report, Truth } from './incident/data.js';
export type { SideInput } from './side/data.js';
export type { ActivityInput } from './machines/activity.js';
export type { Condition, DirectorInput, PlannedInject } from './machines/director.js';
export type { Move, ProcessInput } from './machines/process.js';
export type { LadderInput } from './machines/ladder.js';
export { NOTICE } from './notice.js';
