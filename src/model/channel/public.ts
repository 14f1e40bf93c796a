import { log } from '../../engine/index.js';
import type { Effects } from '../../engine/index.js';
import { talkLogRatio } from '../formulas/belief.js';
import type { CrisisFact } from '../facts.js';
import type { ChannelEvent, SideEvent } from '../messages.js';
import { credibilityNow } from './call.js';
import type { ChannelData } from './data.js';

type Of<Type extends ChannelEvent['type']> = Extract<ChannelEvent, { type: Type }>;

/** A statement in public: an insult, a reassurance, a demand for answers (S-15, S-30). */
export function publish(data: ChannelData, event: Of<'statement'>, effects: Effects): void {
  const { by, side, about, kind } = event;
  effects.note({ fact: 'statement', by, kind, about } satisfies CrisisFact);
  if (!data.effect) return;
  if (kind === 'demand-answers') effects.send(side, { type: 'public-pressure' } satisfies SideEvent);
  if (about === null) return;
  if (kind === 'insult') effects.send(about, { type: 'insulted', by: side } satisfies SideEvent);
  if (kind === 'reassurance') {
    const lnRatio = talkLogRatio(credibilityNow(data, effects.now), data.parameters);
    effects.send(about, { type: 'reassured', by: side, lnRatio } satisfies SideEvent);
  }
}

/** A side explains or admits in public: cheap talk of low credibility, or a costly signal. Model, 1.4, 1.5. */
export function declare(data: ChannelData, event: Of<'declare'>, effects: Effects): void {
  const { side, to, case: about, what } = event;
  effects.note({ fact: 'said', channel: data.id, by: side, what, case: about, garbled: false } satisfies CrisisFact);
  if (!data.effect) return;
  const { costlySignal } = data.parameters;
  const lnRatio =
    what === 'admit' ? log(costlySignal) : talkLogRatio(credibilityNow(data, effects.now), data.parameters);
  for (const listener of to) {
    effects.send(listener, {
      type: 'heard',
      by: side,
      case: about,
      lnRatio,
      what,
      channel: data.id,
    } satisfies SideEvent);
  }
}
