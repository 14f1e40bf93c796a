import type { CrisisEffects } from '../effects.js';
import type { ActorEvent, ChannelEvent } from '../messages.js';
import { standingLostNow } from '../formulas/domesticStanding.js';
import type { CaseId, CaseInfo, Content, SideId } from '../vocabulary.js';
import { channelName } from '../vocabulary.js';
import { askHolder, leaveCall } from './asks.js';
import type { ActorData, Line } from './data.js';
import { openCases } from './data.js';

/** Schedules the first attempt to ask for contact, on every line to that side. Model, 3.14. */
export function scheduleAsks(data: ActorData, about: CaseInfo, adversary: SideId, effects: CrisisEffects): void {
  for (const line of data.input.lines) {
    if (line.adversary !== adversary) continue;
    if (about.rung < data.input.parameters.crisisRung && line.tier !== 'tactical') continue;
    if (data.asking[line.channel] === undefined) scheduleAttempt(data, line, about.id, line.asksAfter, effects);
  }
}

function scheduleAttempt(data: ActorData, line: Line, about: CaseId, after: number, effects: CrisisEffects): void {
  const attempt = (data.asking[line.channel] ?? 0) + 1;
  data.asking[line.channel] = attempt;
  const due: ActorEvent = { type: 'ask-due', channel: line.channel, case: about, attempt };
  effects.send<'actor'>(data.input.id, due, { after, id: line.channel });
}

/** An attempt is due: asks for contact, or skips it and schedules the next (S-48). */
export function askDue(data: ActorData, event: Extract<ActorEvent, { type: 'ask-due' }>, effects: CrisisEffects): void {
  const line = data.input.lines.find(({ channel }) => channel === event.channel);
  const about = line && stillAbout(data, event.case, line.adversary, effects.now);
  if (line === undefined || about === undefined) {
    // Nothing is open any more. The next case schedules attempts again.
    delete data.asking[event.channel];
    return;
  }
  const ours = data.own[about] !== undefined;
  const denying = ours && data.denial ? data.input.parameters.denyingAsks : 1;
  const p = line.asksChance * denying * contactReadiness(data, effects.now);
  const content = 'clarify';
  const purpose = `asks ${line.channel}`;
  const occurrence = `${about}/${event.attempt}`;
  if (data.holder !== null) {
    const formula = effects.wouldChance(purpose, occurrence, p) ? 'call' : 'leave';
    const question = { kind: 'call', channel: line.channel, case: about, content, again: true } as const;
    return askHolder(data, question, ['call', 'leave'], formula, effects.now + line.asksAgain, effects);
  }
  if (effects.chance(purpose, occurrence, p)) request(data, line, about, content, effects);
  else letBe(data, line, about, effects);
}

/** Skips this attempt and schedules the next (S-48). */
export function letBe(data: ActorData, line: Line, about: CaseId, effects: CrisisEffects): void {
  effects.note({
    fact: 'contact',
    channel: line.channel,
    tier: line.tier,
    from: data.input.id,
    to: line.adversary,
    case: about,
    result: 'not-tried',
    reason: 'not-tried',
    effect: false,
  });
  scheduleAttempt(data, line, about, line.asksAgain, effects);
}

/** The factor on the chance to ask for contact, below 1 while domestic standing is lost (S-55). */
function contactReadiness(data: ActorData, now: number): number {
  return 1 - (1 - data.input.parameters.exposedAsks) * standingLostNow(data.standingLost, now, data.input.parameters);
}

/** Chose to call: asks at once on the first strategic line to that side that it ever uses. Without such a line nothing happens. Model, 2.8. */
export function callNow(
  data: ActorData,
  { case: about, adversary, channel }: Extract<ActorEvent, { type: 'call' }>,
  effects: CrisisEffects,
): void {
  const named = data.input.lines.find((each) => each.channel === channel);
  if (named !== undefined) {
    return request(data, named, about, 'clarify', effects);
  }
  const lines = data.input.lines.filter((each) => each.adversary === adversary);
  const strategic = lines.filter(({ tier }) => tier === 'strategic');
  const line = strategic.find(({ asksChance }) => asksChance > 0) ?? strategic[0] ?? lines[0];
  if (line !== undefined) return request(data, line, about, 'negotiate', effects);
  effects.note({
    fact: 'contact',
    channel: '',
    tier: 'strategic',
    from: data.input.id,
    to: adversary,
    case: about,
    result: 'no-line',
    effect: false,
  });
}

/** An attempt ended: schedules the next while a case is open. */
export function askAgain(
  data: ActorData,
  event: Extract<ActorEvent, { type: 'result' }>,
  effects: CrisisEffects,
): void {
  data.phone = 'free';
  leaveCall(data, event.channel, effects);
  const line = data.input.lines.find(({ channel }) => channel === event.channel);
  // The result of a complaint changes nothing.
  if (line === undefined || event.result === 'out-of-scope') return;
  const attempt = `${line.channel}/${event.case}/${data.asking[line.channel] ?? 0}`;
  if (line.asksChance > 0) scheduleAttempt(data, line, event.case, line.asksAgain, effects);
  if (line.tier === 'strategic' && event.result !== 'connected')
    misuseTactical(data, line, event.case, attempt, effects);
}

/** If no strategic line works, may complain over a tactical one, which is not meant for that (S-08, S-60). */
function misuseTactical(
  data: ActorData,
  { adversary }: Line,
  about: CaseId,
  attempt: string,
  effects: CrisisEffects,
): void {
  const tactical = data.input.lines.find((each) => each.adversary === adversary && each.tier === 'tactical');
  if (tactical === undefined) return;
  const { complains } = data.input.parameters;
  if (data.holder !== null) {
    const formula = effects.wouldChance('complains', attempt, complains) ? 'call' : 'leave';
    const question = {
      kind: 'call',
      channel: tactical.channel,
      case: about,
      content: 'complain',
      again: false,
    } as const;
    return askHolder(data, question, ['call', 'leave'], formula, effects.now + tactical.asksAgain, effects);
  }
  if (effects.chance('complains', attempt, complains)) request(data, tactical, about, 'complain', effects);
}

export function request(data: ActorData, line: Line, about: CaseId, content: Content, effects: CrisisEffects): void {
  data.phone = 'calling';
  const event: ChannelEvent = { type: 'request', from: data.input.id, case: about, content };
  effects.send<'channel'>(channelName(line.channel), event);
}

/** A case that there is still a reason to talk about: this one, another open one, or a recent act of its own side. */
export function stillAbout(data: ActorData, about: CaseId, adversary: SideId, now: number): CaseId | undefined {
  if (data.cases[about]?.open === true) return about;
  const other = openCases(data, adversary)[0];
  if (other !== undefined) return other.about.id;
  const recent = Object.values(data.own).find(
    (own) => own.about.against === adversary && now - own.learnedAt < data.input.parameters.stale,
  );
  return recent?.about.id;
}
