import type { CrisisEffects } from '../effects.js';
import { delegationChance } from '../formulas/authority.js';
import type { ActorEvent, Briefing, DecisionEvent, SideEvent } from '../messages.js';
import type { Authority, Option } from '../vocabulary.js';
import { act, close } from './act.js';
import type { Choice } from './choose.js';
import { optionsAt, rungReached } from './choose.js';
import type { DecisionData, Ordered, Point } from './data.js';
import { look } from './schedule.js';

/** The purpose of the draw that decides whether a commander acts without an answer from above. */
export const DELEGATION = 'acts by delegation';
export const STAND_DOWN = 'stand-down';

/** Goes on with a choice. `ordered`: what somebody outside had decided beforehand. */
export function goOn(
  data: DecisionData,
  point: Point,
  choice: Choice,
  briefing: Briefing,
  ordered: Ordered | 'answered' | null,
  effects: CrisisEffects,
): void {
  switch (point) {
    case 'first': {
      const fromOutside = ordered !== null && ordered !== 'answered' && ordered.option === choice.option.id;
      return goOnFromReview(data, choice, fromOutside ? 'outside' : 'own', effects);
    }
    case 'pending':
      return goOnFromPending(data, choice, effects);
    case 'deadline':
      return goOnFromDeadline(data, choice, ordered === 'answered', briefing, effects);
    case 'carry-out':
      return goOnFromCarryOut(data, choice, effects);
    case 'denied':
      act(data, choice, 'own', effects);
      data.next = 'close';
      return;
    case 'own-up':
      return;
  }
}

/** After a first look or a review: asks for authority, or acts. */
function goOnFromReview(data: DecisionData, choice: Choice, by: Authority, effects: CrisisEffects): void {
  if (choice.option.authority === 'chain' && data.input.superior !== null) {
    askAuthority(data, choice, data.input.superior, effects);
    data.next = 'await';
    return;
  }
  act(data, choice, by, effects);
  if (data.input.kind === 'national' && data.closed === null) {
    look(data, data.input.parameters.reviewEvery, effects);
    data.next = 'consider';
  } else {
    data.next = 'close';
  }
}

function askAuthority(data: DecisionData, choice: Choice, superior: string, effects: CrisisEffects): void {
  const { deadline } = data;
  const { about } = data.input;
  if (about === null) return;
  data.pending = choice.option.id;
  const note = { fact: 'authority', actor: data.input.actor, asked: choice.option.id, result: 'asked' } as const;
  effects.note({ ...note, by: superior, case: about.id });
  const request: ActorEvent = {
    type: 'authority?',
    decision: data.input.id,
    option: choice.option.id,
    about,
    until: deadline,
  };
  effects.send<'actor'>(superior, request);
  if (deadline !== null) {
    const after = Math.max(0, deadline - effects.now);
    effects.send<'decision'>(data.input.id, { type: 'deadline' }, { after, id: 'deadline' });
  }
}

/** Recalls the request if the office would no longer make it. What needs authority as well is a new request. */
function goOnFromPending(data: DecisionData, choice: Choice, effects: CrisisEffects): void {
  if (stands(data, choice)) return;
  recall(data, choice.option.id, effects);
  if (choice.option.authority === 'chain' && data.input.superior !== null) {
    return askAuthority(data, choice, data.input.superior, effects);
  }
  act(data, choice, 'own', effects);
  look(data, data.input.parameters.reviewEvery, effects);
  data.next = 'recall';
}

/** Time has run out without an answer: may act by delegation. A holder decides that himself. Model, 2.10 (S-34). */
function goOnFromDeadline(
  data: DecisionData,
  choice: Choice,
  answered: boolean,
  { rung }: Briefing,
  effects: CrisisEffects,
): void {
  data.next = 'close';
  if (choice.option.authority === 'own') {
    recall(data, choice.option.id, effects);
    return act(data, choice, 'own', effects);
  }
  const { delegated, name, parameters } = data.input;
  if (answered || effects.chance(DELEGATION, name, delegationChance(delegated, rung, parameters))) {
    return act(data, choice, 'delegated', effects);
  }
  fallBack(data, effects);
}

function goOnFromCarryOut(data: DecisionData, choice: Choice, effects: CrisisEffects): void {
  if (stands(data, choice)) {
    act(data, choice, 'granted', effects);
    data.next = 'close';
    return;
  }
  recall(data, choice.option.id, effects);
  // Only what was granted is done: another escalation needs a new request.
  if (choice.option.authority === 'own') act(data, choice, 'own', effects);
  if (data.input.kind === 'national') look(data, data.input.parameters.reviewEvery, effects);
  data.next = data.input.kind === 'national' ? 'recall' : 'close';
}

/** Whether the choice is still what authority was asked for. */
function stands(data: DecisionData, choice: Choice): boolean {
  return choice.option.id === data.pending;
}

/** Authority was refused, or neither given nor delegated: a local commander raises readiness instead, if it can. */
export function fallBack(data: DecisionData, effects: CrisisEffects): void {
  const posture = fallBackOption(data);
  if (posture === undefined) return;
  const rung = rungReached(data, posture, data.rung);
  // Not chosen by weighing: in certainty it would have been the same.
  const choice = { option: posture, belief: data.belief, rung, rungIf: () => rung };
  act(data, choice, 'own', effects);
}

export function fallBackOption(data: DecisionData): Option | undefined {
  return data.input.kind === 'local' ? optionsAt(data, data.rung).find(({ does }) => does === 'posture') : undefined;
}

export function clear(data: DecisionData, effects: CrisisEffects): void {
  recall(data, 'clearing the case', effects);
  close(data, 'cleared', effects);
  data.next = 'close';
}

export function recall(data: DecisionData, instead: string, effects: CrisisEffects): void {
  if (data.input.about === null || data.pending === null) return;
  const option = data.pending;
  data.pending = null;
  withdraw(data, effects);
  effects.cancel('deadline');
  effects.note({ fact: 'recalled', actor: data.input.actor, case: data.input.about.id, option, instead });
}

/** An office whose holder would be asked for authority wants to know whether it is still wanted. */
export function tellWhetherWanted(
  data: DecisionData,
  event: Extract<DecisionEvent, { type: 'still-wanted?' }>,
  effects: CrisisEffects,
): void {
  const { by, type: _type, ...request } = event;
  const wanted = data.pending === request.option && !data.late;
  if (wanted) data.askedAbove = by;
  effects.send<'actor'>(by, { ...request, type: 'authority-wanted', wanted });
}

/** The request has become moot: no holder is asked about it any longer. */
export function withdraw(data: DecisionData, effects: CrisisEffects): void {
  if (data.askedAbove === null) return;
  effects.send<'actor'>(data.askedAbove, { type: 'withdrawn', decision: data.input.id });
  data.askedAbove = null;
}

/** An apology takes its time. Model, 2.12. */
export function prepareApology(data: DecisionData, effects: CrisisEffects): void {
  const { id, name, parameters } = data.input;
  const after = effects.exp('apologises after', name, parameters.apologyAfter);
  effects.send<'decision'>(id, { type: 'apology-due' }, { after });
}

export function apologise(data: DecisionData, briefing: Briefing, effects: CrisisEffects): void {
  data.owned = true;
  effects.because(...briefing.because);
  const { actor, side, adversary, about } = data.input;
  const shared = { actor, side, option: STAND_DOWN, does: 'stand-down', rung: 0, belief: briefing.belief } as const;
  const says = 'stands down and apologises: its reply answered an accident';
  effects.note({ fact: 'act', ...shared, says, case: about?.id ?? null, authority: 'own' });
  const event: SideEvent = {
    type: 'act',
    ...shared,
    says,
    adversary,
    decision: data.input.id,
    about,
    rungAgain: null,
    alone: 0,
    rungIfHostile: 0,
    rungIfAccident: 0,
  };
  effects.send<'side'>(side, event);
}
