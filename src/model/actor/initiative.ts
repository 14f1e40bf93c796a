import type { CrisisEffects } from '../effects.js';
import { reportLogRatio } from '../formulas/belief.js';
import { sample } from '../formulas/delay.js';
import type { ActorEvent } from '../messages.js';
import { SAYS, carries, channelName } from '../vocabulary.js';
import { explanationOf } from './answer.js';
import { request, stillAbout } from './ask.js';
import { askHolder } from './asks.js';
import type { ActorData } from './data.js';
import { hear } from './hear.js';

/** What the holder of an office does without having been asked. */

type Of<Type extends ActorEvent['type']> = Extract<ActorEvent, { type: Type }>;

/** Notes that an input from outside has no effect, and why. */
function refuse(data: ActorData, option: string, why: string, effects: CrisisEffects): void {
  effects.note({ fact: 'order-refused', actor: data.input.id, option, why });
}

/**
 * Places a call on the named line, about this case or else about any open matter with that side. If another office ordered it, the
 * holder of this office is asked.
 */
export function placeCall(data: ActorData, event: Of<'place-call'>, effects: CrisisEffects): void {
  const { channel, by } = event;
  const line = data.input.lines.find((each) => each.channel === channel);
  const wanted = `call on ${channel}`;
  if (line === undefined) return refuse(data, wanted, 'it has no such line', effects);
  if (data.inCalls[channel] === true) return refuse(data, wanted, 'it is in a call on that line', effects);
  const about = stillAbout(data, event.case ?? '', line.adversary, effects.now);
  if (about === undefined) {
    return refuse(data, wanted, 'there is nothing open to talk about with that side', effects);
  }
  const content = 'clarify';
  if (by === undefined || data.holder === null) return request(data, line, about, content, effects);
  const question = { kind: 'call', channel, case: about, content, again: false } as const;
  askHolder(data, question, ['call', 'leave'], 'call', effects.now + line.asksAgain, effects);
}

/** Orders an office below to call. The order takes as long as news does. */
export function orderCall(
  data: ActorData,
  { to, channel, case: about }: Of<'order-call'>,
  effects: CrisisEffects,
): void {
  const { id: by, superior, neighbours, relay } = data.input;
  if (to === superior || !neighbours.includes(to)) {
    return refuse(data, `order ${to} to call`, 'that office does not report to it', effects);
  }
  effects.note({ fact: 'ordered', actor: by, to, channel, case: about });
  const after = sample(relay, 'relays', `order to call on ${channel} at ${effects.now} to ${to}`, effects);
  effects.send<'actor'>(to, { type: 'place-call', channel, case: about, by }, { after });
}

/** Says something in a call: free words, an explanation of an act of its own side, or what else the line carries. */
export function speakInCall(data: ActorData, event: Of<'speak'>, effects: CrisisEffects): void {
  const { channel, words, kind, case: about = '' } = event;
  const { id: from, lines } = data.input;
  const wanted = `speak on ${channel}`;
  if (data.inCalls[channel] !== true) return refuse(data, wanted, 'it is in no call on that line', effects);
  if (kind === 'explain') {
    const own = data.own[about];
    if (own === undefined) return refuse(data, wanted, 'it knows of no such act of its own side', effects);
    const statements = [explanationOf(own, words === null ? undefined : `says: “${words}”`)];
    return effects.send<'channel'>(channelName(channel), { type: 'say', from, statements });
  }
  const line = lines.find((each) => each.channel === channel);
  if (kind !== undefined && line !== undefined && !carries(line.tier, SAYS[kind])) {
    return refuse(data, `${kind} on ${channel}`, 'that line is for the prevention of accidents', effects);
  }
  const said = kind === undefined ? {} : { kind };
  effects.send<'channel'>(channelName(channel), { type: 'words', from, words, ...said });
}

export function endCall(data: ActorData, { channel }: Of<'end-call'>, effects: CrisisEffects): void {
  if (data.inCalls[channel] !== true)
    return refuse(data, `hang up ${channel}`, 'it is in no call on that line', effects);
  effects.send<'channel'>(channelName(channel), { type: 'hang-up' });
}

/** Speaks in public for its side. */
export function speakInPublic(
  data: ActorData,
  { channel, about, kind }: Of<'speak-in-public'>,
  effects: CrisisEffects,
): void {
  const { id: by, side } = data.input;
  effects.send<'channel'>(channelName(channel), { type: 'statement', by, side, about, kind });
}

/** Sends words to the white cell, such as a wish that no option offers. */
export function tellWhiteCell(data: ActorData, { words }: Of<'words'>, effects: CrisisEffects): void {
  effects.note({ fact: 'words', from: data.input.id, to: null, words });
}

/** A report from the white cell on a case that this office knows. */
export function hearFromWhiteCell(data: ActorData, event: Of<'told-of'>, effects: CrisisEffects): void {
  const { case: id, says, hostile, accident } = event;
  const about = data.cases[id]?.about;
  if (about === undefined) return refuse(data, says, 'it has not heard of that case', effects);
  const lnRatio = reportLogRatio(true, hostile, accident, 0);
  const news = {
    id: `${id}#${says} at ${effects.now}`,
    kind: 'report',
    about,
    says,
    lnRatio,
    physical: false,
  } as const;
  hear(data, news, null, effects);
}
