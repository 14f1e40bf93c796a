import type { CrisisEffects } from '../effects.js';
import { probability } from '../formulas/belief.js';
import type { ActorEvent } from '../messages.js';
import type { Answer, Reason } from '../vocabulary.js';
import { decisionName } from '../vocabulary.js';
import { explanationOf, grantOrDeny, speak, takeOrRefuse } from './answer.js';
import { letBe, request } from './ask.js';
import { leaveCall } from './asks.js';
import type { ActorData, OfficeAsk, Question } from './data.js';
import { noticeSilence } from './silence.js';

type Of<Type extends ActorEvent['type']> = Extract<ActorEvent, { type: Type }>;

/** From now on somebody holds this office, and is asked what the formula would otherwise decide. */
export function hold(data: ActorData, { by, lapse: then }: Of<'hold'>, effects: CrisisEffects): void {
  data.holder = { by, lapse: then };
  effects.note({ fact: 'held', actor: data.input.id, by });
}

/** The office is no longer held: the formula decides again, and answers open asks. */
export function release(data: ActorData, _event: Of<'release'>, effects: CrisisEffects): void {
  data.holder = null;
  effects.note({ fact: 'held', actor: data.input.id, by: null });
  for (const open of Object.values(data.asks)) {
    goOn(data, open, { ask: open.ask, option: open.formula, by: 'formula' }, effects);
  }
  for (const decision of data.decisions) effects.send<'decision'>(decision, { type: 'release' });
}

/** The holder's own estimate that a case is hostile, on which the office acts from now on. Null withdraws it. */
export function takeEstimate(data: ActorData, { case: about, estimate }: Of<'estimate'>, effects: CrisisEffects): void {
  if (estimate === null) delete data.estimates[about];
  else data.estimates[about] = estimate;
  const belief = data.cases[about]?.belief ?? data.own[about]?.theyBelieve;
  const sum = belief === undefined ? data.input.parameters.prior : probability(belief);
  effects.note({ fact: 'estimate', actor: data.input.id, case: about, estimate, sum });
  const decision = decisionName(data.input.id, about);
  if (!data.decisions.includes(decision)) return;
  effects.send<'decision'>(decision, { type: 'estimated', belief: estimate ?? sum });
}

/** Takes the answer to one of this office's own questions. Answers to decisions go to the decision. */
export function takeAnswer(data: ActorData, { type: _type, ...answer }: Of<'answer'>, effects: CrisisEffects): void {
  const open = data.asks[answer.ask];
  if (open === undefined) return refuse(data, answer, 'nobody is asked that any more', effects);
  if (!open.options.includes(answer.option)) return refuse(data, answer, 'it is not an option', effects);
  goOn(data, open, answer, effects);
}

function refuse(data: ActorData, { ask, option }: Answer, why: string, effects: CrisisEffects): void {
  effects.note({ fact: 'answer-refused', actor: data.input.id, ask, option, why });
}

/** The window has passed without an answer. */
export function lapse(data: ActorData, { ask }: Of<'lapse'>, effects: CrisisEffects): void {
  const open = data.asks[ask];
  if (open === undefined || data.holder === null) return;
  const by = data.holder.lapse;
  const option = by === 'formula' ? open.formula : DOCTRINE[open.question.kind];
  goOn(data, open, { ask, option, by }, effects);
}

/** What an office does where its holder lets a window pass. */
const DOCTRINE: Readonly<Record<Question['kind'], string>> = {
  authority: 'deny',
  'answer-call': 'silence',
  call: 'leave',
  say: 'silent',
};

/** A request for authority has become moot: its holder is asked no longer. */
export function dropRequest(data: ActorData, { decision }: Of<'withdrawn'>, effects: CrisisEffects): void {
  for (const { ask, question } of Object.values(data.asks)) {
    if (question.kind !== 'authority' || question.request.decision !== decision) continue;
    delete data.asks[ask];
    effects.cancel(`lapse ${ask}`);
    effects.note({ fact: 'ask-over', actor: data.input.id, ask, why: 'the request was withdrawn' });
  }
}

/** The call is over: an open question about what to say in it lapses, and what the other side did not say is a sign. */
export function hangUp(data: ActorData, { channel, heard }: Of<'hung-up'>, effects: CrisisEffects): void {
  data.phone = 'free';
  leaveCall(data, channel, effects);
  if (heard !== null) noticeSilence(data, channel, heard, effects);
}

function goOn(data: ActorData, open: OfficeAsk, answer: Answer, effects: CrisisEffects): void {
  const { ask, question, formula } = open;
  const { option, by, reason, words } = answer;
  delete data.asks[ask];
  effects.cancel(`lapse ${ask}`);
  effects.note({
    fact: 'answered',
    actor: data.input.id,
    ask,
    kind: question.kind,
    option,
    by,
    formula,
    ...(reason === undefined ? {} : { reason }),
    ...(words === undefined ? {} : { words }),
  });
  switch (question.kind) {
    case 'authority':
      return grantOrDeny(data, question.request, option === 'grant', effects);
    case 'answer-call': {
      const accept = option === 'take';
      return takeOrRefuse(data, question.channel, accept, accept ? 'silence' : (option as Reason), effects);
    }
    case 'call':
      return callOrLeave(data, question, option === 'call', effects);
    case 'say': {
      const own = data.own[question.case];
      const said =
        own === undefined || option !== 'explain'
          ? []
          : [explanationOf(own, words === undefined ? undefined : `says: “${words}”`)];
      return speak(data, question.channel, [...question.said, ...said], question.rest, question.lies, effects);
    }
  }
}

function callOrLeave(
  data: ActorData,
  { channel, case: about, content, again }: Extract<Question, { kind: 'call' }>,
  calls: boolean,
  effects: CrisisEffects,
): void {
  const line = data.input.lines.find((each) => each.channel === channel);
  if (line === undefined) return;
  if (calls) request(data, line, about, content, effects);
  else if (again) letBe(data, line, about, effects);
}
