import type { CrisisEffects } from '../effects.js';
import type { ActorEvent, DecisionEvent } from '../messages.js';
import { LADDER } from '../vocabulary.js';
import type { DecisionData } from './data.js';

type Of<Type extends DecisionEvent['type']> = Extract<DecisionEvent, { type: Type }>;

/** Schedules the first look at a decision. Model, 2.10 and 2.11. */
export function open(data: DecisionData, _event: Of<'open'>, effects: CrisisEffects): void {
  data.openedAt = effects.now;
  const { parameters, about, kind } = data.input;
  if (kind === 'local' && about !== null) {
    data.deadline = effects.now + about.window;
    look(data, about.window / 2, effects);
  } else if (kind === 'national') {
    look(data, parameters.reviewFirst, effects);
    effects.send<'decision'>(data.input.id, { type: 'too-old' }, { after: parameters.stale, id: 'too-old' });
  } else {
    look(data, kind === 'ally' ? parameters.reviewSoon : 0, effects);
  }
}

/** Reopens a closed case. */
export function reopen(data: DecisionData, _event: DecisionEvent, effects: CrisisEffects): void {
  data.openedAt = effects.now;
  data.closed = null;
  data.next = 'consider';
  look(data, data.input.parameters.reviewSoon, effects);
  if (data.input.about !== null) {
    effects.send<'ladder'>(LADDER, { type: 'case-reopened', case: data.input.about.id, victim: data.input.side });
  }
  effects.send<'decision'>(data.input.id, { type: 'too-old' }, { after: data.input.parameters.stale, id: 'too-old' });
}

/** Schedules the next look at this decision. */
export function look(data: DecisionData, after: number, effects: CrisisEffects): void {
  data.nextLook = effects.now + after;
  effects.send<'decision'>(data.input.id, { type: 'consider' }, { after, id: 'consider' });
}

/** Something has changed: looks again soon, unless a look is due earlier. Model, 2.11. */
export function lookSoon(data: DecisionData, _event: DecisionEvent, effects: CrisisEffects): void {
  const soon = effects.now + data.input.parameters.reviewSoon;
  const isDueSooner = data.nextLook !== null && data.nextLook <= soon;
  if (data.input.kind === 'national' && !isDueSooner) look(data, data.input.parameters.reviewSoon, effects);
}

/** Asks its office what it believes now. */
export function consult(data: DecisionData, _event: DecisionEvent, effects: CrisisEffects): void {
  // A look that has come is no longer ahead.
  if (data.nextLook === effects.now) data.nextLook = null;
  const event: ActorEvent = {
    type: 'consult',
    decision: data.input.id,
    case: data.input.about?.id ?? null,
    adversary: data.input.adversary,
  };
  effects.send<'actor'>(data.input.actor, event);
}
