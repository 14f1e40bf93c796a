import type { CrisisEffects } from '../effects.js';
import { grantChance } from '../formulas/authority.js';
import { foundOut, groundsOf, lieChance, probability, sourcesOf } from '../formulas/belief.js';
import type { CallSituation } from '../formulas/contact.js';
import { acceptChance, refusalReasons } from '../formulas/contact.js';
import { sample } from '../formulas/delay.js';
import { standingLostNow } from '../formulas/domesticStanding.js';
import type { Parameters } from '../parameters.js';
import { halved } from '../formulas/decay.js';
import type { ActorEvent, AuthorityRequest, DecisionEvent } from '../messages.js';
import type { Statement } from './news.js';
import type { CaseId, ChannelId, Reason, SideId } from '../vocabulary.js';
import { REFUSALS, channelName, decisionName } from '../vocabulary.js';
import { askHolder } from './asks.js';
import { beliefIn, settle } from './believe.js';
import type { ActorData, Order, OwnAct } from './data.js';
import { openCases } from './data.js';
import { hear } from './hear.js';
import { readMove, speakStrategically } from './strategicTalk.js';
import { isWatched, learnCase } from './learn.js';

type Of<Type extends ActorEvent['type']> = Extract<ActorEvent, { type: Type }>;

/** Schedules the answer to a request for authority. */
export function takeAuthorityRequest(data: ActorData, event: Of<'authority?'>, effects: CrisisEffects): void {
  learnCase(data, event.about, effects);
  const due: ActorEvent = { ...event, type: 'authority-due' };
  effects.send<'actor'>(data.input.id, due, {
    after: sample(data.input.grants, 'grants', `${event.about.id}/${event.option}`, effects),
  });
}

/** The time to answer has come. Whoever holds the office is asked only about a request that is still wanted. */
export function answerAuthority(data: ActorData, event: Of<'authority-due'>, effects: CrisisEffects): void {
  const { type: _type, ...request } = event;
  if (data.holder === null) return weighAuthority(data, request, effects);
  effects.send<'decision'>(request.decision, { ...request, type: 'still-wanted?', by: data.input.id });
}

/** A request that has become moot goes its way as if nobody held the office. */
export function askForAuthority(data: ActorData, event: Of<'authority-wanted'>, effects: CrisisEffects): void {
  const { type: _type, wanted, ...request } = event;
  const open = data.cases[request.about.id];
  if (!wanted || data.holder === null || open === undefined) return weighAuthority(data, request, effects);
  settle(data, open, effects);
  effects.because(...sourcesOf(open.belief));
  const p = grantChance(beliefIn(data, open), data.input.parameters);
  const formula = effects.wouldChance('authority', request.about.id, p) ? 'grant' : 'deny';
  const until = request.until ?? effects.now + data.input.parameters.reviewEvery;
  askHolder(data, { kind: 'authority', request }, ['grant', 'deny'], formula, until, effects);
}

/** Grants, and asks further up if there is an office above; or denies. One luck per case. Model, 2.10. */
function weighAuthority(data: ActorData, request: AuthorityRequest, effects: CrisisEffects): void {
  const open = data.cases[request.about.id];
  if (open === undefined) return;
  settle(data, open, effects);
  effects.because(...sourcesOf(open.belief));
  const order = data.orders[request.about.id];
  if (order?.option === 'grant' || order?.option === 'deny') {
    effects.because(order.seq);
    return grantOrDeny(data, request, order.option === 'grant', effects, order);
  }
  const p = grantChance(beliefIn(data, open), data.input.parameters);
  grantOrDeny(data, request, effects.chance('authority', request.about.id, p), effects);
}

export function grantOrDeny(
  data: ActorData,
  request: AuthorityRequest,
  granted: boolean,
  effects: CrisisEffects,
  order: Order | null = null,
): void {
  const { decision, about, option: asked } = request;
  const result = granted ? 'granted' : 'denied';
  const actor = decision.split('/')[1] ?? '';
  effects.note({ fact: 'authority', actor, asked, result, by: data.input.id, case: about.id, ...decidedBy(order) });
  if (granted && data.input.superior !== null) {
    effects.send<'actor'>(data.input.superior, { ...request, type: 'authority?' });
  } else {
    effects.send<'decision'>(decision, { type: result, by: data.input.id, option: asked });
  }
}

function decidedBy(order: Order | null): { readonly decidedBy?: string; readonly reason?: string } {
  if (order === null) return {};
  return { decidedBy: order.by ?? 'table', ...(order.reason === undefined ? {} : { reason: order.reason }) };
}

/**
 * Passes a decision from outside on to this office's decision about that case. It waits where the case is still to come, and
 * where it says whether to grant a request.
 */
export function passDecision(data: ActorData, event: Of<'decide'>, effects: CrisisEffects): void {
  const { case: about, option, by, reason } = event;
  const decision = data.decisions.find((name) => name === decisionName(data.input.id, about));
  const grants = option === 'grant' || option === 'deny';
  if (decision !== undefined && !grants) return effects.send<'decision'>(decision, event);
  if (!grants && data.cases[about] !== undefined) {
    return effects.note({
      fact: 'order-refused',
      actor: data.input.id,
      option,
      why: 'it decides nothing in that case',
    });
  }
  const why = reason === undefined ? {} : { reason };
  data.orders[about] = { option, seq: effects.seq, ...(by === undefined ? {} : { by }), ...why };
  effects.note({ fact: 'order-waits', actor: data.input.id, case: about, option });
}

/** Passes a recall on to this office's decision about that case, if there is one. */
export function passRecall(data: ActorData, { case: about, ...event }: Of<'recall'>, effects: CrisisEffects): void {
  const decision = decisionName(data.input.id, about);
  if (data.decisions.includes(decision)) return effects.send<'decision'>(decision, event);
  const why = 'it decides nothing in that case';
  effects.note({ fact: 'order-refused', actor: data.input.id, option: event.instead, why });
}

/** Tells a decision what this office believes, and everything else that it depends on. */
export function brief(data: ActorData, event: Of<'consult'>, effects: CrisisEffects): void {
  const open = event.case === null ? undefined : data.cases[event.case];
  const own = event.case === null ? undefined : data.own[event.case];
  if (open !== undefined) {
    settle(data, open, effects);
    open.briefed = beliefIn(data, open);
  }
  const belief = open?.belief ?? own?.theyBelieve ?? data.standingBeliefs[event.adversary];
  const estimate = event.case === null ? undefined : data.estimates[event.case];
  const briefing: DecisionEvent = {
    type: 'briefing',
    belief: estimate ?? (belief === undefined ? data.input.parameters.prior : probability(belief)),
    because: belief === undefined ? [] : Object.freeze(sourcesOf(belief)),
    grounds: belief === undefined ? [] : groundsOf(belief),
    physical: open?.physical ?? false,
    explained: open?.explained ?? false,
    learnedAt: open?.learnedAt ?? own?.learnedAt ?? effects.now,
    losing: data.losing,
    threatened: data.threatened,
    denial: data.denial,
    exposed: standingLostNow(data.standingLost, effects.now, data.input.parameters),
    rung: data.rung,
    ...(data.holder === null ? {} : { held: { by: data.holder.by, lapse: data.holder.lapse } }),
  };
  effects.send<'decision'>(event.decision, briefing);
}

/** Decides whether its side takes this call, and if not, why. Model, 3.14 (S-43 to S-47). */
export function answerCall(data: ActorData, event: Of<'may-we?'>, effects: CrisisEffects): void {
  const { channel, caller, attempt, called, political } = event;
  const standing = data.standingBeliefs[caller];
  const insultedAt = data.insultedAt[caller];
  const call: CallSituation = {
    belief: standing === undefined ? data.input.parameters.prior : probability(standing),
    denial: data.denial,
    insulted: insultedAt !== undefined && effects.now - insultedAt < data.input.parameters.insultLasts,
    shared: isInnocent(data) || openCases(data, caller).length > 0,
    approves: called !== data.input.id,
    political,
    standingLost: standingLostNow(data.standingLost, effects.now, data.input.parameters),
  };
  if (standing !== undefined) effects.because(...sourcesOf(standing));
  const occurrence = `${channel}/${caller}/${attempt}`;
  const p = acceptChance(call, data.input.parameters);
  const reasons: Record<string, number> = refusalReasons(call, data.input.parameters);
  if (data.holder !== null) {
    const accepts = effects.wouldChance('takes the call', occurrence, p);
    const formula = accepts ? 'take' : effects.wouldPick('refuses because', occurrence, reasons);
    const question = { kind: 'answer-call', channel, caller, approves: call.approves } as const;
    const until = effects.now + event.silenceAfter;
    return askHolder(data, question, ['take', ...Object.keys(REFUSALS)], formula, until, effects);
  }
  const accept = effects.chance('takes the call', occurrence, p);
  const reason = accept ? 'silence' : (effects.pick('refuses because', occurrence, reasons) as Reason);
  takeOrRefuse(data, channel, accept, reason, effects);
}

/** Whether it knows of an act of its side that was an accident, or that was not its side's at all. */
function isInnocent({ own, notOurs }: ActorData): boolean {
  return Object.values(own).some(({ kind }) => kind === 'accident') || Object.keys(notOurs).length > 0;
}

export function takeOrRefuse(
  data: ActorData,
  channel: ChannelId,
  accept: boolean,
  reason: Reason,
  effects: CrisisEffects,
): void {
  effects.send<'channel'>(channelName(channel), { type: 'answer', accept, reason, by: data.input.id });
}

/** The call is connected: passes the news on, and says what it knows of its own side's acts, truthfully or not. Model, 3.16. */
export function beConnected(data: ActorData, event: Of<'connected'>, effects: CrisisEffects): void {
  const { channel, adversary, tier } = event;
  data.phone = 'in-call';
  data.inCalls[channel] = true;
  if (event.speaks) {
    const id = `contact ${channel} at ${effects.now}`;
    hear(data, { id, kind: 'contact', adversary, channel, tier, until: effects.now + event.holds }, null, effects);
  }
  const about = event.speaks ? toSpeakOf(data, event, effects.now) : [];
  const carried = event.speaks ? carriedTo(data, adversary) : [];
  const isStrategic = data.input.parameters.talk === 'strategic' && event.use !== 'deceive';
  if (isStrategic && event.speaks && data.holder === null) {
    return speakStrategically(data, event, about, carried, effects);
  }
  speak(data, channel, carried, about, lies(event, data.input.parameters), effects);
}

/** Recent acts of its own side against the adversary, which it can still speak about. */
export function actsToSpeakOf(data: ActorData, adversary: SideId, now: number): CaseId[] {
  const recent = Object.values(data.own).filter(
    ({ about, learnedAt }) => about.against === adversary && now - learnedAt <= data.input.parameters.stale,
  );
  return recent.map(({ about }) => about.id);
}

/** What it speaks of in a call: its side’s acts against the other, and those against others whose cases the other end watches. */
function toSpeakOf(data: ActorData, { channel, adversary }: Of<'connected'>, now: number): CaseId[] {
  const watched = data.input.lines.find((line) => line.channel === channel)?.watched ?? [];
  const others = watched.filter((side) => side !== adversary && side !== data.input.side);
  return [adversary, ...others].flatMap((side) => actsToSpeakOf(data, side, now));
}

/** What a third side passes on to the side that was struck: what was explained to it. Model, 3.16. */
function carriedTo(data: ActorData, adversary: SideId): Statement[] {
  return Object.values(data.cases).flatMap(({ about, open, explained, said }): Statement[] => {
    if (!open || !explained || about.against !== adversary || !isWatched(data, about)) return [];
    return [{ case: about.id, says: 'accident', words: 'passes on that it was an accident', lie: false, atMost: said }];
  });
}

/** Decides for each act what to say about it, then says everything at once. Model, 1.4. */
export function speak(
  data: ActorData,
  channel: ChannelId,
  said: readonly Statement[],
  rest: readonly CaseId[],
  chanceOfLie: number,
  effects: CrisisEffects,
): void {
  const statements = [...said];
  for (const [i, about] of rest.entries()) {
    const own = data.own[about];
    if (own === undefined) continue;
    const p = own.kind === 'hostile' ? lieNow(data, own, chanceOfLie, effects) : data.input.parameters.honest;
    if (data.holder !== null) {
      const formula = effects.wouldChance('explains', about, p) ? 'explain' : 'silent';
      const later = rest.slice(i + 1);
      const question = { kind: 'say', channel, case: about, said: statements, rest: later, lies: chanceOfLie } as const;
      return askHolder(data, question, ['explain', 'silent'], formula, null, effects);
    }
    if (effects.chance('explains', about, p)) statements.push(explanationOf(own));
  }
  effects.send<'channel'>(channelName(channel), { type: 'say', from: data.input.id, statements });
}

/** Whoever knows better waits with a lie until an innocent side could know; one that deceives as a rule does not. Model, 1.4. */
function lieNow({ input }: ActorData, { about }: OwnAct, chanceOfLie: number, effects: CrisisEffects): number {
  return chanceOfLie === 1 ? 1 : chanceOfLie * foundOut(effects.now - about.at, input.parameters);
}

/** An accident is explained; so is a hostile act, falsely. About a reprisal it says that nothing more follows (S-58). Model, 1.4. */
export function explanationOf({ about, kind }: OwnAct, inWords: string | undefined = about.explained): Statement {
  const words = inWords === undefined ? {} : { words: inWords };
  return { case: about.id, says: kind === 'reprisal' ? 'reprisal' : 'accident', lie: kind === 'hostile', ...words };
}

/** The chance that a hostile side claims an accident; 1 if the line is used to deceive. Model, 1.4. */
function lies({ use, credibility }: Of<'connected'>, parameters: Parameters): number {
  return use === 'deceive' ? 1 : lieChance(credibility, parameters);
}

/** Another side says that it means no harm. The log-ratio halves at each repeat (S-16, S-58). */
export function beAssured(
  data: ActorData,
  { adversary, channel, lnRatio }: Of<'assured'>,
  effects: CrisisEffects,
): void {
  const heard = data.assured[adversary] ?? 0;
  data.assured[adversary] = heard + 1;
  effects.note({ fact: 'assured', actor: data.input.id, channel, by: adversary });
  hear(
    data,
    {
      id: `assured over ${channel} at ${effects.now}`,
      kind: 'assurance',
      adversary,
      channel,
      lnRatio: halved(lnRatio, heard),
    },
    null,
    effects,
  );
}

/** Passes on what it was told over a line as news to its own side. */
export function beTold(data: ActorData, event: Of<'told'>, effects: CrisisEffects): void {
  const { channel, adversary, lnRatio, reads } = event;
  const id = `${event.case}#said over ${channel} at ${effects.now}`;
  if (reads !== undefined) return readMove(data, id, event.case, channel, reads, effects);
  hear(data, { id, kind: 'talk', case: event.case, adversary, channel, lnRatio }, null, effects);
}
