import { log } from '../../engine/index.js';
import type { CrisisEffects } from '../effects.js';
import { talkLogRatio } from '../formulas/belief.js';
import type { ChannelEvent } from '../messages.js';
import { credibilityNow } from './call.js';
import type { ChannelData } from './data.js';

type Of<Type extends ChannelEvent['type']> = Extract<ChannelEvent, { type: Type }>;

/** A statement in public: an insult, a reassurance, a demand for answers (S-15, S-30). */
export function publish(data: ChannelData, event: Of<'statement'>, effects: CrisisEffects): void {
  const { by, side, about, kind } = event;
  effects.note({ fact: 'statement', by, kind, about });
  if (!data.input.effect) return;
  if (kind === 'demand-answers') effects.send<'side'>(side, { type: 'public-pressure' });
  if (about === null) return;
  if (kind === 'insult') {
    effects.send<'side'>(about, { type: 'insulted', by: side });
    effects.send<'side'>(side, { type: 'has-insulted', about });
  }
  if (kind === 'reassurance') {
    const lnRatio = talkLogRatio(credibilityNow(data, effects.now), data.input.parameters);
    effects.send<'side'>(about, { type: 'reassured', by: side, lnRatio });
  }
}

/** A side explains or admits in public: cheap talk of low credibility, or a costly signal. Model, 1.4, 1.5. */
export function declare(data: ChannelData, event: Of<'declare'>, effects: CrisisEffects): void {
  const { side, to, case: about, what } = event;
  effects.note({ fact: 'said', channel: data.input.id, by: side, what, case: about, garbled: false });
  if (!data.input.effect) return;
  const { costlySignal } = data.input.parameters;
  const lnRatio =
    what === 'admit' ? log(costlySignal) : talkLogRatio(credibilityNow(data, effects.now), data.input.parameters);
  for (const listener of to) {
    effects.send<'side'>(listener, {
      type: 'heard',
      by: side,
      case: about,
      lnRatio,
      what,
      channel: data.input.id,
    });
  }
}
