import type { CrisisEffects } from '../effects.js';
import { silenceLogRatio } from '../formulas/belief.js';
import type { ActorEvent } from '../messages.js';
import type { ChannelId } from '../vocabulary.js';
import type { ActorData } from './data.js';
import { openCases } from './data.js';
import { hear } from './hear.js';

type Heard = NonNullable<Extract<ActorEvent, { type: 'hung-up' }>['heard']>;

/** What the other side did not explain in a call is evidence too, and news to its own side. Model, 1.4. */
export function noticeSilence(data: ActorData, channel: ChannelId, heard: Heard, effects: CrisisEffects): void {
  const { adversary, explained, credibility, garbles } = heard;
  for (const { about, explained: before } of openCases(data, adversary)) {
    if (before || explained.includes(about.id)) continue;
    const lnRatio = silenceLogRatio(credibility, garbles, effects.now - about.at, data.input.parameters);
    const id = `${about.id}#not said over ${channel} at ${effects.now}`;
    hear(data, { id, kind: 'silence', case: about.id, channel, lnRatio }, null, effects);
  }
}
