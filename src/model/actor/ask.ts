import type { Effects } from '../../engine/index.js';
import type { CrisisFact } from '../facts.js';
import type { ActorEvent, ChannelEvent } from '../messages.js';
import type { CaseId, CaseInfo, SideId } from '../vocabulary.js';
import { CRISIS_RUNG, channelName } from '../vocabulary.js';
import type { ActorData, Line } from './data.js';
import { openCases } from './data.js';

/** Thinks of asking for contact some time after learning of a case, on every line to that side. Model, 3.14. */
export function scheduleAsks(data: ActorData, about: CaseInfo, adversary: SideId, effects: Effects): void {
  for (const line of data.lines) {
    if (line.adversary !== adversary || line.asksChance === 0) continue;
    if (about.rung < CRISIS_RUNG && line.tier !== 'tactical') continue;
    if (data.asking[line.channel] === undefined) think(data, line, about.id, line.asksAfter, effects);
  }
}

function think(data: ActorData, line: Line, about: CaseId, after: number, effects: Effects): void {
  const attempt = (data.asking[line.channel] ?? 0) + 1;
  data.asking[line.channel] = attempt;
  const due: ActorEvent = { type: 'ask-due', channel: line.channel, case: about, attempt };
  effects.send(data.id, due, { after, id: `ask ${line.channel}` });
}

/** The time to ask has come: asks, or lets it be and thinks of it again (S-48). */
export function askDue(data: ActorData, event: Extract<ActorEvent, { type: 'ask-due' }>, effects: Effects): void {
  const line = data.lines.find(({ channel }) => channel === event.channel);
  const about = line && stillAbout(data, event.case, line.adversary, effects.now);
  if (line === undefined || about === undefined) {
    // Nothing is open any more; the next case starts the thought again.
    delete data.asking[event.channel];
    return;
  }
  const ours = data.own[about] !== undefined;
  const p = line.asksChance * (ours && data.denial ? data.parameters.denyingAsks : 1);
  if (effects.chance(`asks ${line.channel}`, `${about}/${event.attempt}`, p)) {
    request(data, line, about, effects);
  } else {
    effects.note({
      fact: 'contact',
      channel: line.channel,
      tier: line.tier,
      from: data.id,
      to: line.adversary,
      case: about,
      result: 'not-tried',
      reason: 'S-48',
      effect: false,
    } satisfies CrisisFact);
    think(data, line, about, line.asksAgain, effects);
  }
}

/** Chose to call: asks at once, on its first strategic line to that side. Without a line it comes to nothing. Model, 2.8. */
export function callNow(data: ActorData, about: CaseId, adversary: SideId, effects: Effects): void {
  const line =
    data.lines.find((each) => each.adversary === adversary && each.tier === 'strategic') ??
    data.lines.find((each) => each.adversary === adversary);
  if (line !== undefined) return request(data, line, about, effects);
  effects.note({
    fact: 'contact',
    channel: '',
    tier: 'strategic',
    from: data.id,
    to: adversary,
    case: about,
    result: 'no-line',
    effect: false,
  } satisfies CrisisFact);
}

/** An attempt ended: thinks of the next while a case is open. */
export function askAgain(data: ActorData, event: Extract<ActorEvent, { type: 'result' }>, effects: Effects): void {
  data.phone = 'free';
  const line = data.lines.find(({ channel }) => channel === event.channel);
  if (line === undefined || line.asksChance === 0) return;
  think(data, line, event.case, line.asksAgain, effects);
}

function request(data: ActorData, line: Line, about: CaseId, effects: Effects): void {
  data.phone = 'calling';
  const content = line.tier === 'tactical' ? 'tactical' : 'strategic';
  const event: ChannelEvent = { type: 'request', from: data.id, case: about, content };
  effects.send(channelName(line.channel), event);
}

/** What there still is to talk about with that side: this case, or another open one, or a recent act of one's own. */
function stillAbout(data: ActorData, about: CaseId, adversary: SideId, now: number): CaseId | undefined {
  if (data.cases[about]?.open === true) return about;
  const other = openCases(data, adversary)[0];
  if (other !== undefined) return other.about.id;
  const recent = Object.values(data.own).find(
    (own) => own.about.against === adversary && now - own.learnedAt < data.parameters.stale,
  );
  return recent?.about.id;
}
