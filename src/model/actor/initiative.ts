import type { CrisisEffects } from '../effects.js';
import { reportLogRatio } from '../formulas/belief.js';
import { sample } from '../formulas/delay.js';
import type { ActorEvent } from '../messages.js';
import { channelName } from '../vocabulary.js';
import { request, stillAbout } from './ask.js';
import type { ActorData } from './data.js';
import { hear } from './hear.js';

/** What the holder of an office does without having been asked. */

type Of<Type extends ActorEvent['type']> = Extract<ActorEvent, { type: Type }>;

/** Says that something from outside comes to nothing. */
function refuse(data: ActorData, option: string, why: string, effects: CrisisEffects): void {
  effects.note({ fact: 'order-refused', actor: data.input.id, option, why });
}

/** Places a call on a line that it names, about this case or whatever there is to talk about with that side. */
export function placeCall(data: ActorData, event: Of<'place-call'>, effects: CrisisEffects): void {
  const line = data.input.lines.find(({ channel }) => channel === event.channel);
  if (line === undefined) return refuse(data, `call on ${event.channel}`, 'it has no such line', effects);
  const about = stillAbout(data, event.case ?? '', line.adversary, effects.now);
  if (about === undefined) {
    return refuse(data, `call on ${event.channel}`, 'there is nothing open to talk about with that side', effects);
  }
  request(data, line, about, line.tier === 'tactical' ? 'tactical' : 'strategic', effects);
}

/** Orders an office below to call. The order takes as long as news does. */
export function orderCall(
  data: ActorData,
  { to, channel, case: about }: Of<'order-call'>,
  effects: CrisisEffects,
): void {
  if (to === data.input.superior || !data.input.neighbours.includes(to)) {
    return refuse(data, `order ${to} to call`, 'that office does not report to it', effects);
  }
  const after = sample(data.input.relay, 'relays', `order to call on ${channel} at ${effects.now} to ${to}`, effects);
  effects.send<'actor'>(to, { type: 'place-call', channel, case: about }, { after });
}

/** Says something in its own words in a call. */
export function speakFreely(data: ActorData, { channel, words }: Of<'speak'>, effects: CrisisEffects): void {
  if (data.phone !== 'in-call') return refuse(data, `speak on ${channel}`, 'it is in no call', effects);
  effects.send<'channel'>(channelName(channel), { type: 'words', from: data.input.id, words });
}

export function endCall(data: ActorData, { channel }: Of<'end-call'>, effects: CrisisEffects): void {
  const isOwn = data.input.lines.some((line) => line.channel === channel);
  if (data.phone !== 'in-call' || !isOwn) return refuse(data, `hang up ${channel}`, 'it is in no such call', effects);
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

/** Wants something that no option offers: the white cell reads it. */
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
