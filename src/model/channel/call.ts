import type { Effects } from '../../engine/index.js';
import { talkLogRatio } from '../belief.js';
import { credibilityWith, trustAfter } from '../contact.js';
import { sample } from '../delay.js';
import type { CrisisFact } from '../facts.js';
import type {
  ActivityEvent,
  ActorEvent,
  ChannelEvent,
  DirectorEvent,
  LadderEvent,
  SideEvent,
  Statement,
} from '../messages.js';
import type { ContactResult, Reason } from '../vocabulary.js';
import { DIRECTOR, LADDER, activityName } from '../vocabulary.js';
import type { Call, ChannelData, LineEnd } from './data.js';

type Of<Type extends ChannelEvent['type']> = Extract<ChannelEvent, { type: Type }>;

/** A request takes the line. */
export function begin(data: ChannelData, { from, case: about }: Of<'request'>, effects: Effects): void {
  const [caller, called] = endsFor(data, from);
  if (caller === undefined || called === undefined) return;
  data.attempts += 1;
  const since = effects.now;
  data.call = { from: caller, to: called, case: about, attempt: data.attempts, since, approved: false, answer: null };
  if (data.answering === 'never') {
    effects.send(effects.self, { type: 'nobody-answers' } satisfies ChannelEvent, { after: data.notice, id: 'notice' });
  }
}

function endsFor(data: ChannelData, caller: string): [LineEnd | undefined, LineEnd | undefined] {
  return [data.ends.find(({ actor }) => actor === caller), data.ends.find(({ actor }) => actor !== caller)];
}

/** The line cannot be used for this request: says so at once. A barred attempt is no evidence. Model, 3.15. */
export function turnAway(result: ContactResult, reason?: Reason) {
  return (data: ChannelData, { from, case: about }: Of<'request'>, effects: Effects): void => {
    const [caller, called] = endsFor(data, from);
    if (caller === undefined || called === undefined) return;
    log(data, caller, called, about, result, reason, effects);
    tellCaller(data, caller, about, result, effects);
  };
}

/** Somebody asks who is at neither end, as an input from outside may: logged, and nobody to tell. */
export function turnStrangerAway(data: ChannelData, { from, case: about }: Of<'request'>, effects: Effects): void {
  const { id: channel, tier, effect } = data;
  const fact = { fact: 'contact', channel, tier, from, to: '', case: about, result: 'barred', effect } as const;
  effects.note(fact satisfies CrisisFact);
}

/** Approval takes its time (S-33). */
export function seekApproval(data: ChannelData, _event: ChannelEvent, effects: Effects): void {
  const after = sample(data.approval, 'approval', String(data.call?.attempt), effects);
  effects.send(effects.self, { type: 'approval-due' } satisfies ChannelEvent, { after, id: 'approval' });
}

/** So does getting through. Model, 3.15. */
export function ring(data: ChannelData, _event: ChannelEvent, effects: Effects): void {
  const after = sample(data.connects, 'connects', String(data.call?.attempt), effects);
  effects.send(effects.self, { type: 'answer-due' } satisfies ChannelEvent, { after, id: 'answer' });
}

/** Asks whoever must approve. */
export function askApprover(data: ChannelData, _event: ChannelEvent, effects: Effects): void {
  const { call } = data;
  if (call !== null && call.to.approver !== null) ask(data, call, call.to.approver, effects);
}

/** Asks the called office; where an approver has agreed, or nobody needs to, it is as good as asked. */
export function askCalled(data: ChannelData, _event: ChannelEvent, effects: Effects): void {
  const { call } = data;
  if (call === null) return;
  if (call.approved || data.answering === 'always') call.answer = { accept: true, reason: 'S-47' };
  else ask(data, call, call.to.actor, effects);
}

function ask(data: ChannelData, call: Call, whom: string, effects: Effects): void {
  const { from, to, attempt } = call;
  const event: ActorEvent = { type: 'may-we?', channel: data.id, caller: from.side, attempt, called: to.actor };
  effects.send(whom, event);
}

/** The answer has come. On a line that is never answered a yes remains unsaid. */
export function takeAnswer(data: ChannelData, { accept, reason, by }: Of<'answer'>): void {
  const { call } = data;
  if (call === null || (accept && data.answering === 'never')) return;
  if (accept && by === call.to.approver) call.approved = true;
  else call.answer = { accept, reason };
}

/** Nobody has answered for so long that the caller notices. */
export function giveUp(data: ChannelData): void {
  if (data.call !== null) data.call.answer = { accept: false, reason: 'S-47' };
}

/** A refusal or silence: logged with its reason, and read as a sign by the caller's side. Model, 3.15. */
export function rebuff(result: 'refused' | 'unanswered') {
  return (data: ChannelData, _event: ChannelEvent, effects: Effects): void => {
    const { call } = data;
    if (call === null) return;
    const { from, to, case: about } = call;
    const reason = call.answer?.reason ?? 'S-47';
    log(data, from, to, about, result, reason, effects);
    tellCaller(data, from, about, result, effects);
    if (data.effect && data.tier === 'strategic') {
      effects.send(from.side, { type: 'rebuffed', channel: data.id, by: to.side, reason } satisfies SideEvent);
    }
    release(data, effects);
  };
}

/** Through: both ends learn it, and with it comes all that contact does. Model, 3.16. */
export function connect(data: ChannelData, _event: ChannelEvent, effects: Effects): void {
  const { call, id, tier, accuses } = data;
  if (call === null) return;
  log(data, call.from, call.to, call.case, 'connected', undefined, effects);
  effects.send(effects.self, { type: 'hang-up' } satisfies ChannelEvent, { after: data.lasts, id: 'hang-up' });
  effects.cancel('notice');
  if (!data.effect) return;
  const credibility = credibilityNow(data, effects.now);
  for (const [end, other] of [
    [call.from, call.to],
    [call.to, call.from],
  ] as const) {
    const adversary = other.side;
    const speaks = !accuses;
    const event: ActorEvent = { type: 'connected', channel: id, adversary, tier, credibility, accuses, speaks };
    effects.send(end.actor, event);
    if (accuses) effects.send(end.actor, { type: 'accused', channel: id, adversary } satisfies ActorEvent);
  }
  if (!accuses) reassure(data, call, effects);
}

function reassure(data: ChannelData, call: Call, effects: Effects): void {
  effects.send(DIRECTOR, { type: 'contact-made', channel: data.id } satisfies DirectorEvent);
  if (data.tier === 'strategic') effects.send(LADDER, { type: 'contact' } satisfies LadderEvent);
  const { restraintChance, restraintLasts, contactHolds } = data.parameters;
  for (const activity of data.restrains) {
    if (!effects.chance(`restrains ${activity}`, String(call.attempt), restraintChance)) continue;
    const until = effects.now + restraintLasts;
    effects.send(activityName(activity), { type: 'restrained', until } satisfies ActivityEvent);
  }
  for (const activity of data.eases) {
    const until = effects.now + contactHolds;
    effects.send(activityName(activity), { type: 'eased', until } satisfies ActivityEvent);
  }
}

const CLAIMS: Readonly<Record<Statement['says'], string>> = {
  accident: 'says it was an accident',
  reprisal: 'says it was an answer, and that no more follows',
};

/** What one end says reaches the other, unless it is garbled. Model, 1.4. */
export function carry(data: ChannelData, event: Of<'say'>, effects: Effects): void {
  const { call, id, garbles } = data;
  if (call === null) return;
  const [speaker, listener] = endsFor(data, event.from);
  if (speaker === undefined || listener === undefined) return;
  for (const statement of event.statements) {
    const garbled =
      garbles > 0 && effects.chance('garbles', `${call.attempt}/${speaker.actor}/${statement.case}`, garbles);
    const what = `${CLAIMS[statement.says]}${statement.lie ? ', knowing better' : ''}`;
    effects.note({
      fact: 'said',
      channel: id,
      by: speaker.actor,
      what,
      case: statement.case,
      garbled,
    } satisfies CrisisFact);
    if (garbled) continue;
    const lnRatio = talkLogRatio(credibilityNow(data, effects.now), data.parameters);
    const told: ActorEvent = { type: 'told', channel: id, adversary: speaker.side, case: statement.case, lnRatio };
    effects.send(listener.actor, told);
  }
}

/** The call ends. */
export function hangUp(data: ChannelData, _event: ChannelEvent, effects: Effects): void {
  const { call } = data;
  if (call === null) return;
  if (data.effect) {
    effects.send(call.from.actor, { type: 'hung-up' } satisfies ActorEvent);
    effects.send(call.to.actor, { type: 'hung-up' } satisfies ActorEvent);
  }
  tellCaller(data, call.from, call.case, 'connected', effects);
  release(data, effects);
}

/** The line is shut in the middle of an attempt: the caller learns that it came to nothing. */
export function breakOff(data: ChannelData, effects: Effects): void {
  const { call } = data;
  if (call !== null) tellCaller(data, call.from, call.case, 'barred', effects);
  if (call !== null && data.effect) effects.send(call.to.actor, { type: 'hung-up' } satisfies ActorEvent);
  release(data, effects);
}

/** The line is free again. */
function release(data: ChannelData, effects: Effects): void {
  data.call = null;
  for (const timer of ['notice', 'approval', 'answer', 'hang-up']) effects.cancel(timer);
}

/** Credibility with the trust that is left. Model, 1.4 and 3.16. */
export function credibilityNow(data: ChannelData, now: number): number {
  return credibilityWith(data.credibility, trustAfter(data.trust, now, data.trustHalfLife));
}

function tellCaller(data: ChannelData, caller: LineEnd, about: string, result: ContactResult, effects: Effects): void {
  effects.send(caller.actor, { type: 'result', channel: data.id, result, case: about } satisfies ActorEvent);
}

function log(
  data: ChannelData,
  from: LineEnd,
  to: LineEnd,
  about: string,
  result: ContactResult,
  reason: Reason | undefined,
  effects: Effects,
): void {
  const { id: channel, tier, effect } = data;
  const fact = { fact: 'contact', channel, tier, from: from.actor, to: to.actor, case: about, result, effect } as const;
  effects.note((reason === undefined ? fact : { ...fact, reason }) satisfies CrisisFact);
}
