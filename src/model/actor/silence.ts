import type { CrisisEffects } from '../effects.js';
import { silenceLogRatio } from '../formulas/belief.js';
import type { ActorEvent } from '../messages.js';
import type { ChannelId } from '../vocabulary.js';
import type { ActorData } from './data.js';
import { openCases } from './data.js';
import { hear } from './hear.js';
import { readMove } from './strategicTalk.js';

type Heard = NonNullable<Extract<ActorEvent, { type: 'hung-up' }>['heard']>;

/** What the other side did not explain in a call is evidence too, and news to its own side. Model, 1.4. */
export function noticeSilence(data: ActorData, channel: ChannelId, heard: Heard, effects: CrisisEffects): void {
  const { adversary, explained, credibility, garbles, tier = 'strategic' } = heard;
  const { parameters } = data.input;
  for (const { about, explained: before } of openCases(data, adversary)) {
    if (explained.includes(about.id)) continue;
    if (parameters.talk === 'strategic') {
      // Of what is older nothing is said any more.
      if (effects.now - about.at > parameters.stale) continue;
      const id = `${about.id}#not said over ${channel} at ${effects.now}`;
      readMove(data, id, about.id, channel, { move: 'stall', tier, credibility, garbles }, effects);
      continue;
    }
    if (before) continue;
    const lnRatio = silenceLogRatio(credibility, garbles, effects.now - about.at, parameters);
    const id = `${about.id}#not said over ${channel} at ${effects.now}`;
    hear(data, { id, kind: 'silence', case: about.id, channel, lnRatio }, null, effects);
  }
}
