import type { CrisisEffects } from '../effects.js';
import { contribute, probability } from '../formulas/belief.js';
import { passTime } from '../formulas/quiet.js';
import type { SideId } from '../vocabulary.js';
import type { ActorData, OpenCase } from './data.js';

/**
 * Adds the drift and the quiet of a case up to now. Called before every update; only open cases of the crisis rung or more have
 * them. Model, 1.3 and 1.6.
 */
export function settle(data: ActorData, open: OpenCase, effects: CrisisEffects): void {
  const { about, belief, settledAt: from } = open;
  open.settledAt = effects.now;
  if (!open.open || about.rung < data.input.parameters.crisisRung) return;
  const spell = {
    from,
    to: effects.now,
    strategicUntil: data.strategicUntil[about.by] ?? 0,
    tacticalUntil: data.tacticalUntil[about.by] ?? 0,
    physical: open.physical,
  };
  const { parameters, weights } = data.input;
  const { drift, quiet } = passTime(
    belief.logOdds,
    spell,
    open.hazard,
    parameters.quietWeight * weights.disconfirming,
    parameters,
  );
  const parts = [
    { why: 'drift without contact', amount: drift },
    { why: 'nothing followed', amount: quiet },
  ];
  moveBy(data, open, parts, effects);
}

/** The belief that an office acts on: its holder's own estimate if there is one, else the sum of its evidence. */
export function beliefIn(data: ActorData, { about, belief }: OpenCase): number {
  return data.estimates[about.id] ?? probability(belief);
}

/** Adds a contribution to the belief about a case, and notes it. */
export function move(data: ActorData, open: OpenCase, why: string, amount: number, effects: CrisisEffects): void {
  moveBy(data, open, [{ why, amount }], effects);
}

/** Adds contributions that come at the same time, and notes them as one. */
function moveBy(
  data: ActorData,
  open: OpenCase,
  parts: readonly { readonly why: string; readonly amount: number }[],
  effects: CrisisEffects,
): void {
  const { about, belief } = open;
  const from = probability(belief);
  let why = '';
  for (const part of parts) {
    if (part.amount === 0) continue;
    contribute(belief, part.why, part.amount, effects.seq, data.input.parameters.beliefClip);
    why = why === '' ? part.why : `${why}, ${part.why}`;
  }
  if (why === '') return;
  const to = probability(belief);
  if (to === from) return;
  effects.note({
    fact: 'belief',
    actor: data.input.id,
    case: about.id,
    about: about.by,
    why,
    from,
    to,
    rung: about.rung,
  });
}

/** Settles the drift, then adds a contribution. */
export function update(data: ActorData, open: OpenCase, why: string, amount: number, effects: CrisisEffects): void {
  settle(data, open, effects);
  move(data, open, why, amount, effects);
}

/** Adds a contribution to the standing belief about a side, and notes it. */
export function moveStanding(data: ActorData, side: SideId, why: string, amount: number, effects: CrisisEffects): void {
  const belief = data.standingBeliefs[side];
  if (belief === undefined) return;
  const from = probability(belief);
  contribute(belief, why, amount, effects.seq, data.input.parameters.beliefClip);
  const to = probability(belief);
  if (to !== from) {
    effects.note({ fact: 'standing', actor: data.input.id, about: side, why, from, to });
  }
}

/** Tells the decision about a case to look again, if enough has changed since its last briefing. Model, 2.11. */
export function alertDecision(data: ActorData, open: OpenCase, why: string | null, effects: CrisisEffects): void {
  if (open.decision === null || data.input.role !== 'national') return;
  const jump = Math.abs(beliefIn(data, open) - open.briefed);
  if (why === null && jump < data.input.parameters.reviewJump) return;
  effects.send<'decision'>(open.decision, { type: 'changed', why: why ?? 'belief' });
}
