import type { CrisisEffects } from '../effects.js';
import { talkLogRatio } from '../formulas/belief.js';
import { credibilityWith, trustAfter } from '../formulas/contact.js';
import { sample } from '../formulas/delay.js';
import type { ActorEvent, ChannelEvent, SideEvent } from '../messages.js';
import type { Statement } from '../actor/news.js';
import type { CaseId, ContactResult, Demand, Reason, Use } from '../vocabulary.js';
import { LADDER, activityName, channelName } from '../vocabulary.js';
import type { Call, ChannelData, LineEnd } from './data.js';

type Of<Type extends ChannelEvent['type']> = Extract<ChannelEvent, { type: Type }>;

/** A request takes the line. */
export function begin(data: ChannelData, { from, case: about }: Of<'request'>, effects: CrisisEffects): void {
  const [caller, called] = endsFor(data, from);
  if (caller === undefined || called === undefined) return;
  data.attempts += 1;
  const since = effects.now;
  data.call = {
    from: caller,
    to: called,
    case: about,
    attempt: data.attempts,
    since,
    approved: false,
    explained: [],
    answer: null,
  };
  if (data.answering === 'never') {
    effects.send<'channel'>(
      effects.self,
      { type: 'nobody-answers' },
      { after: data.input.silenceAfter, id: 'silence' },
    );
  }
}

/** The caller's end, and the end that it reaches. */
function endsFor({ input }: ChannelData, caller: string): [LineEnd | undefined, LineEnd | undefined] {
  const { ends } = input;
  const place = ends.findIndex(({ actor }) => actor === caller);
  return [ends[place], ends[place % 2 === 0 ? place + 1 : place - 1]];
}

/** Whether a policy bars the caller, or the office that it would reach (S-32). */
export function isBarred(data: ChannelData, caller: string): boolean {
  return endsFor(data, caller).some((end) => end?.barred === true);
}

/** The place of a call in the story of its line, used in the addresses of its draws. */
function placeOf({ case: about, attempt }: Call): string {
  return about === null ? `meeting ${attempt}` : String(attempt);
}

/** The line cannot be used for this request, and the caller is told at once. A barred attempt is no evidence. Model, 3.15. */
export function turnAway(result: ContactResult, reason?: Reason) {
  return (data: ChannelData, { from, case: about }: Of<'request'>, effects: CrisisEffects): void => {
    const [caller, called] = endsFor(data, from);
    if (caller === undefined || called === undefined) return;
    noteContact(data, caller, called, about, result, reason, effects);
    tellCaller(data, caller, about, result, effects);
  };
}

/** A request from an office at neither end, which only an outside input can cause: noted, but nobody is told. */
export function turnStrangerAway(
  data: ChannelData,
  { from, case: about }: Of<'request'>,
  effects: CrisisEffects,
): void {
  const { id: channel, tier, effect } = data.input;
  const fact = { fact: 'contact', channel, tier, from, to: '', case: about, result: 'barred', effect } as const;
  effects.note(fact);
}

/** Approval takes its time (S-33). */
export function seekApproval(data: ChannelData, _event: ChannelEvent, effects: CrisisEffects): void {
  const after = data.call === null ? 0 : sample(data.input.approval, 'approval', placeOf(data.call), effects);
  effects.send<'channel'>(effects.self, { type: 'approval-due' }, { after, id: 'approval' });
}

/** Getting through takes its time. Model, 3.15. */
export function ring(data: ChannelData, _event: ChannelEvent, effects: CrisisEffects): void {
  const after = data.call === null ? 0 : sample(data.input.connects, 'connects', placeOf(data.call), effects);
  effects.send<'channel'>(effects.self, { type: 'answer-due' }, { after, id: 'answer' });
}

/** Asks the approver. */
export function askApprover(data: ChannelData, _event: ChannelEvent, effects: CrisisEffects): void {
  const { call } = data;
  if (call !== null && call.to.approver !== null) ask(data, call, call.to.approver, effects);
}

/** Asks the called office; where an approver has agreed, or nobody needs to, it is as good as asked. */
export function askCalled(data: ChannelData, _event: ChannelEvent, effects: CrisisEffects): void {
  const { call } = data;
  if (call === null) return;
  if (call.approved || data.answering === 'always') call.answer = { accept: true, reason: 'silence' };
  else ask(data, call, call.to.actor, effects);
}

function ask(data: ChannelData, call: Call, whom: string, effects: CrisisEffects): void {
  const { from, to, attempt } = call;
  const { id: channel, silenceAfter } = data.input;
  const event: ActorEvent = {
    type: 'may-we?',
    channel,
    caller: from.side,
    attempt,
    called: to.actor,
    political: to.political,
    silenceAfter,
  };
  effects.send<'actor'>(whom, event);
}

/** Takes the answer. On a line that is never answered, a yes counts as no answer. */
export function takeAnswer(data: ChannelData, { accept, reason, by }: Of<'answer'>): void {
  const { call } = data;
  if (call === null || (accept && data.answering === 'never')) return;
  if (accept && by === call.to.approver) call.approved = true;
  else call.answer = { accept, reason };
}

/** Nobody has answered for so long that the caller gives up. */
export function giveUp(data: ChannelData): void {
  if (data.call !== null) data.call.answer = { accept: false, reason: 'silence' };
}

/** A refusal or silence: noted with its reason, and read by the caller’s side. Model, 3.15. */
export function turnDown(result: 'refused' | 'unanswered') {
  return (data: ChannelData, _event: ChannelEvent, effects: CrisisEffects): void => {
    const { call } = data;
    if (call === null) return;
    const { from, to, case: about } = call;
    const reason = call.answer?.reason ?? 'silence';
    noteContact(data, from, to, about, result, reason, effects);
    tellCaller(data, from, about, result, effects);
    tellAnswer(data, from, to, about, false, effects);
    release(data, effects);
  };
}

/** The call connects: both ends learn it, and contact has its effects. Model, 3.16. */
export function connect(data: ChannelData, _event: ChannelEvent, effects: CrisisEffects): void {
  const { call } = data;
  const { id, tier, use, holds } = data.input;
  if (call === null) return;
  noteContact(data, call.from, call.to, call.case, 'connected', undefined, effects);
  effects.send<'channel'>(effects.self, { type: 'hang-up' }, { after: data.input.lasts, id: 'hang-up' });
  effects.cancel('silence');
  if (!data.input.effect) return;
  tellAnswer(data, call.from, call.to, call.case, true, effects);
  const credibility = credibilityNow(data, effects.now);
  const speaks = !isHarmful(use);
  const harms = !speaks && !isSoftened(data, call, effects);
  for (const [end, other] of [
    [call.from, call.to],
    [call.to, call.from],
  ] as const) {
    const adversary = other.side;
    const event: ActorEvent = {
      type: 'connected',
      channel: id,
      adversary,
      tier,
      credibility,
      use,
      speaks,
      holds,
      ...(isStrategic(data) ? { garbles: data.input.garbles } : {}),
    };
    effects.send<'actor'>(end.actor, event);
    if (use === 'accuse' && harms) effects.send<'actor'>(end.actor, { type: 'accused', channel: id, adversary });
  }
  if (use === 'threaten' && harms)
    effects.send<'side'>(call.to.side, { type: 'posture-seen', by: call.from.side, threat: true });
  if (use === 'assure') assure(data, call.from, call.to, credibility, effects);
  if (speaks) reassure(data, call, effects);
  if (speaks) build(data, effects);
  costStanding(data, call, effects);
}

/** Whether offices choose what they say by what the other would then believe. */
function isStrategic({ input }: ChannelData): boolean {
  return input.parameters.talk === 'strategic';
}

/** Whether the third office that carries the message takes the sting out of it. */
function isSoftened({ input }: ChannelData, call: Call, effects: CrisisEffects): boolean {
  const { softens = 0 } = input;
  return softens > 0 && effects.chance('softens', placeOf(call), softens);
}

/** Uses of a line that do harm and have none of the good effects of contact. */
function isHarmful(use: Use): boolean {
  return use === 'accuse' || use === 'threaten';
}

/** A speaker says that its side means no harm: cheap talk, which bears on the other's standing belief (S-16). Model, 1.4. */
function assure(data: ChannelData, from: LineEnd, to: LineEnd, credibility: number, effects: CrisisEffects): void {
  const lnRatio = talkLogRatio(credibility, data.input.parameters);
  const event: ActorEvent = { type: 'assured', channel: data.input.id, adversary: from.side, lnRatio };
  effects.send<'actor'>(to.actor, event);
}

/** Contact builds trust, on this line and others, and reopens lines (S-01, S-57). */
function build({ input }: ChannelData, effects: CrisisEffects): void {
  const { builds, restarts } = input;
  for (const channel of builds?.on ?? []) {
    effects.send<'channel'>(channelName(channel), { type: 'trust-built', trust: builds?.trust ?? 0 });
  }
  for (const channel of restarts) {
    effects.send<'channel'>(channelName(channel), { type: 'set', state: 'open', answering: null });
  }
}

/** Talking to the other side becomes known at home, and costs there (S-55). */
function costStanding({ input }: ChannelData, call: Call, effects: CrisisEffects): void {
  const { id, costsStanding, knownAfter } = input;
  if (costsStanding === 0) return;
  const event: SideEvent = { type: 'exposed', channel: id, costs: costsStanding };
  effects.send<'side'>(call.from.side, event, { after: sample(knownAfter, 'becomes known', placeOf(call), effects) });
}

function reassure(data: ChannelData, call: Call, effects: CrisisEffects): void {
  if (data.input.tier === 'strategic') effects.send<'ladder'>(LADDER, { type: 'contact' });
  // In strategic talk restraint is shown only where somebody asks for it.
  if (!isStrategic(data)) restrain(data, call, effects);
  for (const activity of data.input.eases) {
    const until = effects.now + data.input.holds;
    effects.send<'activity'>(activityName(activity), { type: 'eased', until });
  }
}

/** Restraint was asked for, and may be shown (S-59). */
function restrain(data: ChannelData, call: Call, effects: CrisisEffects): void {
  const { restraintChance, restraintLasts } = data.input.parameters;
  for (const activity of data.input.restrains) {
    if (!effects.chance(`restrains ${activity}`, placeOf(call), restraintChance)) continue;
    const until = effects.now + restraintLasts;
    effects.send<'activity'>(activityName(activity), { type: 'restrained', until });
  }
}

const DEMANDED: Readonly<Record<Exclude<Demand, 'stall'>, string>> = {
  'request-restraint': 'asks for restraint',
  accuse: 'accuses the other side',
  threaten: 'threatens the other side',
};

const CLAIMS: Readonly<Record<Statement['says'], string>> = {
  accident: 'says it was an accident',
  reprisal: 'says it was an answer, and that no more follows',
  admit: 'admits it and offers an inspection',
  deny: 'denies it',
  threaten: 'answers with a threat',
  accuse: 'answers with an accusation',
};

/** Carries what one end says to the other, unless it is garbled. Model, 1.4. */
export function carry(data: ChannelData, event: Of<'say'>, effects: CrisisEffects): void {
  const { call } = data;
  const { id, garbles, tier } = data.input;
  if (call === null) return;
  const [speaker, listener] = endsFor(data, event.from);
  if (speaker === undefined || listener === undefined) return;
  for (const statement of event.statements) {
    const garbled =
      garbles > 0 && effects.chance('garbles', `${placeOf(call)}/${speaker.actor}/${statement.case}`, garbles);
    const what = `${statement.words ?? CLAIMS[statement.says]}${statement.lie ? ', knowing better' : ''}`;
    effects.note({
      fact: 'said',
      channel: id,
      by: speaker.actor,
      what,
      case: statement.case,
      garbled,
    });
    if (garbled) continue;
    call.explained.push(statement.case);
    const credibility = credibilityNow(data, effects.now);
    // What is passed on is worth no more than it was to whoever passes it on.
    const lnRatio = Math.max(talkLogRatio(credibility, data.input.parameters), statement.atMost ?? -Infinity);
    // Who holds an office, and a line that is used to deceive, explains or says nothing.
    const reads = { move: statement.move ?? 'clarify', tier, credibility, garbles };
    const told: ActorEvent = {
      type: 'told',
      channel: id,
      adversary: speaker.side,
      case: statement.case,
      lnRatio,
      ...(isStrategic(data) ? { reads } : {}),
    };
    effects.send<'actor'>(listener.actor, told);
  }
  if (event.demand === undefined) return;
  const { says, case: about } = event.demand;
  effects.note({ fact: 'said', channel: id, by: speaker.actor, what: DEMANDED[says], case: about, garbled: false });
  if (says === 'request-restraint') restrain(data, call, effects);
}

/** Passes on what the holder of an office says in a call. Free words are for the holder of the other end and change no formula. */
export function pass(data: ChannelData, { from: by, words, kind }: Of<'words'>, effects: CrisisEffects): void {
  const { call } = data;
  const { id: channel } = data.input;
  if (call === null || (call.from.actor !== by && call.to.actor !== by)) return;
  const [from, to] = call.from.actor === by ? [call.from, call.to] : [call.to, call.from];
  effects.note({ fact: 'spoke', channel, by, to: to.actor, words, ...(kind === undefined ? {} : { kind }) });
  switch (kind) {
    case 'assure':
      return assure(data, from, to, credibilityNow(data, effects.now), effects);
    case 'accuse':
      return effects.send<'actor'>(to.actor, { type: 'accused', channel, adversary: from.side });
    case 'threaten':
      return effects.send<'side'>(to.side, { type: 'posture-seen', by: from.side, threat: true });
    case undefined:
      return;
  }
}

/** The call ends. */
export function hangUp(data: ChannelData, _event: ChannelEvent, effects: CrisisEffects): void {
  const { call } = data;
  if (call === null) return;
  if (data.input.effect) {
    sendHungUp(data, call.from, call.to, call, effects);
    sendHungUp(data, call.to, call.from, call, effects);
  }
  tellCaller(data, call.from, call.case, 'connected', effects);
  release(data, effects);
}

/** One end learns that the call is over, and so what was not said in it. Where nobody talks, nothing is missing. Model, 1.4. */
function sendHungUp(data: ChannelData, end: LineEnd, other: LineEnd, call: Call, effects: CrisisEffects): void {
  const { id: channel, use, lasts, garbles } = data.input;
  const talked = lasts > 0 && !isHarmful(use);
  const credibility = credibilityNow(data, effects.now);
  const heard = talked
    ? {
        adversary: other.side,
        explained: call.explained,
        credibility,
        garbles,
        ...(isStrategic(data) ? { tier: data.input.tier } : {}),
      }
    : null;
  effects.send<'actor'>(end.actor, { type: 'hung-up', channel, heard });
}

/** A request that is still open yields to an agreed meeting: the caller finds the line busy, and can ask again. */
export function yieldToMeeting(data: ChannelData, _event: ChannelEvent, effects: CrisisEffects): void {
  const { call } = data;
  if (call === null) return;
  noteContact(data, call.from, call.to, call.case, 'busy', undefined, effects);
  tellCaller(data, call.from, call.case, 'busy', effects);
  if (data.input.effect) effects.send<'actor'>(call.to.actor, { type: 'hung-up', channel: data.input.id, heard: null });
  release(data, effects);
}

/** The line is closed during an attempt: the caller learns that it failed. */
export function breakOff(data: ChannelData, effects: CrisisEffects): void {
  const { call } = data;
  if (call !== null) tellCaller(data, call.from, call.case, 'barred', effects);
  if (call !== null && data.input.effect)
    effects.send<'actor'>(call.to.actor, { type: 'hung-up', channel: data.input.id, heard: null });
  release(data, effects);
}

/** The line is free again. */
function release(data: ChannelData, effects: CrisisEffects): void {
  data.call = null;
  for (const timer of ['silence', 'approval', 'answer', 'hang-up']) effects.cancel(timer);
}

function trustNow({ trust, trustAt, input }: ChannelData, now: number): number {
  return trustAfter(trust, now - trustAt, input.trustHalfLife);
}

/** Adds to the trust that is left, which then decays from there. Model, 3.16 (S-57). */
export function takeTrust(data: ChannelData, { trust }: Of<'trust-built'>, effects: CrisisEffects): void {
  data.trust = Math.min(1, trustNow(data, effects.now) + trust);
  data.trustAt = effects.now;
}

/** Credibility with the trust that is left. Model, 1.4 and 3.16. */
export function credibilityNow(data: ChannelData, now: number): number {
  return credibilityWith(data.input.credibility, trustNow(data, now));
}

/**
 * Tells the caller how the other side answered, which says something of what that side knows: acceptance and refusal alike, on every
 * strategic line with an effect on which somebody decides. Model, 3.15.
 */
export function tellAnswer(
  data: ChannelData,
  from: LineEnd,
  to: LineEnd,
  about: CaseId | null,
  accepted: boolean,
  effects: CrisisEffects,
): void {
  const { id: channel, effect, tier } = data.input;
  // Where a third office carries the message, its answer says nothing of the side that is called.
  if (!effect || tier !== 'strategic' || data.answering === 'always' || data.input.through !== undefined) return;
  const { side: adversary, political } = to;
  const event: ActorEvent = { type: 'call-answered', channel, adversary, accepted, political, case: about };
  effects.send<'actor'>(from.actor, event);
}

function tellCaller(
  data: ChannelData,
  caller: LineEnd,
  about: CaseId | null,
  result: ContactResult,
  effects: CrisisEffects,
): void {
  // Nobody asked for a meeting, so no further attempt follows.
  if (about === null) return;
  effects.send<'actor'>(caller.actor, { type: 'result', channel: data.input.id, result, case: about });
}

export function noteContact(
  data: ChannelData,
  from: LineEnd,
  to: LineEnd,
  about: CaseId | null,
  result: ContactResult,
  reason: Reason | undefined,
  effects: CrisisEffects,
): void {
  const { id: channel, tier, effect } = data.input;
  const why = reason === undefined ? {} : { reason };
  effects.note({
    fact: 'contact',
    channel,
    tier,
    from: from.actor,
    to: to.actor,
    case: about,
    result,
    effect,
    ...why,
  });
}
