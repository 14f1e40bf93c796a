import type { CrisisEffects } from '../effects.js';
import type { ActorEvent } from '../messages.js';
import { actsToSpeakOf } from './answer.js';
import type { ActorData } from './data.js';
import { crisisCases } from './data.js';

/**
 * A call or a meeting was answered, or not. Tells the side since when the act has been known that the answer says something
 * about. An office whose own side’s act is at stake reads nothing: that act, and not the other’s, decides the answer. Model, 3.15.
 */
export function takeAnswerOfCall(
  data: ActorData,
  { channel, adversary, accepted, political, case: about }: Extract<ActorEvent, { type: 'call-answered' }>,
  effects: CrisisEffects,
): void {
  if (actsToSpeakOf(data, adversary, effects.now).length > 0) return;
  const act = (about === null ? crisisCases(data, adversary).at(-1) : data.cases[about])?.about;
  if (act === undefined) return;
  const since = effects.now - act.at;
  effects.send<'side'>(data.input.side, { type: 'answer-read', channel, by: adversary, accepted, political, since });
}
