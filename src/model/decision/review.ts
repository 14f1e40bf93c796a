import type { CrisisEffects } from '../effects.js';
import { delegationChance } from '../formulas/authority.js';
import type { ActorEvent, Briefing, DecisionEvent, SideEvent } from '../messages.js';
import { LADDER } from '../vocabulary.js';
import { act, close } from './act.js';
import type { Choice } from './choose.js';
import { choose, optionsAt, refuseOrder, rungReached } from './choose.js';
import type { DecisionData } from './data.js';

type Of<Type extends DecisionEvent['type']> = Extract<DecisionEvent, { type: Type }>;

/** When a decision is first looked at. Model, 2.10 and 2.11. */
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

function look(data: DecisionData, after: number, effects: CrisisEffects): void {
  data.nextLook = effects.now + after;
  effects.send<'decision'>(data.input.id, { type: 'consider' }, { after, id: 'consider' });
}

/** Something has changed: looks again soon, unless a look is due sooner. Model, 2.11. */
export function lookSoon(data: DecisionData, _event: DecisionEvent, effects: CrisisEffects): void {
  const soon = effects.now + data.input.parameters.reviewSoon;
  const isDueSooner = data.nextLook !== null && data.nextLook <= soon;
  if (data.input.kind === 'national' && !isDueSooner) look(data, data.input.parameters.reviewSoon, effects);
}

/** Asks its office what it believes now. */
export function consult(data: DecisionData, _event: DecisionEvent, effects: CrisisEffects): void {
  // A look that has come is no longer ahead.
  if (data.nextLook === effects.now) data.nextLook = null;
  const countQuiet = data.input.kind === 'national';
  const event: ActorEvent = {
    type: 'consult',
    decision: data.input.id,
    case: data.input.about?.id ?? null,
    adversary: data.input.adversary,
    countQuiet,
  };
  effects.send<'actor'>(data.input.actor, event);
}

/** A first look, or a review: clears the case, or chooses. */
export function review(data: DecisionData, briefing: Of<'briefing'>, effects: CrisisEffects): void {
  if (data.input.kind === 'national' && isCleared(data, briefing)) {
    close(data, 'cleared', effects);
    data.next = 'close';
    return;
  }
  if (data.input.kind === 'national' && effects.now - data.openedAt >= data.input.parameters.stale) {
    return drop(data, briefing, effects);
  }
  const stress = data.input.kind === 'local' ? data.input.parameters.localStress : ageStress(data, briefing, effects);
  const choice = choose(data, briefing, stress, false, effects);
  if (choice.option.authority === 'chain' && data.input.superior !== null) {
    askAuthority(data, choice, data.input.superior, effects);
    data.next = 'await';
    return;
  }
  act(data, choice, data.ordered === choice.option.id ? 'outside' : 'own', effects);
  if (data.input.kind === 'national' && data.closed === null) {
    look(data, data.input.parameters.reviewEvery, effects);
    data.next = 'consider';
  } else {
    data.next = 'close';
  }
}

/** A belief below the clearing one, with an explanation or evidence to rest it on. Model, 2.11. */
function isCleared({ input }: DecisionData, { belief, physical, explained }: Briefing): boolean {
  return belief < input.parameters.clears && (physical || explained);
}

/** Stress grows with the age of the case. Model, 2.11. */
function ageStress(data: DecisionData, { learnedAt }: Briefing, effects: CrisisEffects): number {
  return data.input.about === null ? 0 : Math.min(1, (effects.now - learnedAt) / data.input.parameters.stressAfter);
}

function askAuthority(data: DecisionData, choice: Choice, superior: string, effects: CrisisEffects): void {
  const { deadline } = data;
  const { about } = data.input;
  if (about === null) return;
  data.pending = choice.option.id;
  const note = { fact: 'authority', actor: data.input.actor, asked: choice.option.id, result: 'asked' } as const;
  effects.note({ ...note, by: superior, case: about.id });
  const request: ActorEvent = { type: 'authority?', decision: data.input.id, option: choice.option.id, about };
  effects.send<'actor'>(superior, request);
  if (deadline !== null) {
    const after = Math.max(0, deadline - effects.now);
    effects.send<'decision'>(data.input.id, { type: 'deadline' }, { after, id: 'deadline' });
  }
}

/** While authority is pending: chooses again, and recalls the request if it would no longer make it. */
export function reviewPending(data: DecisionData, briefing: Of<'briefing'>, effects: CrisisEffects): void {
  if (data.late) return atDeadline(data, briefing, effects);
  if (isCleared(data, briefing)) {
    recall(data, 'clearing the case', effects);
    close(data, 'cleared', effects);
    data.next = 'close';
    return;
  }
  const choice = choose(data, briefing, ageStress(data, briefing, effects), false, effects);
  if (stands(data, choice)) return;
  recall(data, choice.option.id, effects);
  act(data, choice, 'own', effects);
  look(data, data.input.parameters.reviewEvery, effects);
  data.next = 'recall';
}

/** Time has run out without an answer: chooses again under full stress; may act by delegation. Model, 2.10 (S-34). */
function atDeadline(data: DecisionData, briefing: Briefing, effects: CrisisEffects): void {
  const choice = choose(data, briefing, 1, true, effects);
  data.next = 'close';
  if (choice.option.authority === 'own') {
    recall(data, choice.option.id, effects);
    return act(data, choice, 'own', effects);
  }
  const p = delegationChance(data.input.delegated, briefing.rung, data.input.parameters);
  if (effects.chance('acts by delegation', data.input.name, p)) return act(data, choice, 'delegated', effects);
  fallBack(data, effects);
}

/** Authority was refused, or not given and not delegated: a local commander raises readiness instead, where it can. */
function fallBack(data: DecisionData, effects: CrisisEffects): void {
  const posture = optionsAt(data, data.rung).find(({ does }) => does === 'posture');
  if (posture === undefined || data.input.kind !== 'local') return;
  const rung = rungReached(data, posture, data.rung);
  // Not chosen by weighing: in certainty it would have been the same.
  const choice = { option: posture, belief: data.belief, rung, rungIf: () => rung };
  act(data, choice, 'own', effects);
}

/** Denied: a local commander postures, a chief looks again at the next review. */
export function takeDenial(data: DecisionData, _event: Of<'denied'>, effects: CrisisEffects): void {
  data.pending = null;
  effects.cancel('deadline');
  if (data.input.kind === 'local') {
    fallBack(data, effects);
    data.next = 'close';
  } else {
    look(data, data.input.parameters.reviewEvery, effects);
    data.next = 'recall';
  }
}

/** Granted: carried out at once by a local commander, after a while from the capital. Model, 2.11. */
export function prepare(data: DecisionData, _event: DecisionEvent, effects: CrisisEffects): void {
  effects.cancel('deadline');
  effects.cancel('consider');
  const after = data.input.kind === 'local' ? 0 : data.input.parameters.carryOut;
  effects.send<'decision'>(data.input.id, { type: 'carry-out' }, { after, id: 'carry-out' });
}

/** Just before: chooses again. A call in time recalls it, a late one does not. Model, 2.11. */
export function carryOut(data: DecisionData, briefing: Of<'briefing'>, effects: CrisisEffects): void {
  const stress = data.input.kind === 'local' ? data.input.parameters.localStress : ageStress(data, briefing, effects);
  if (data.input.kind === 'national' && isCleared(data, briefing)) {
    recall(data, 'clearing the case', effects);
    close(data, 'cleared', effects);
    data.next = 'close';
    return;
  }
  const choice = choose(data, briefing, stress, true, effects);
  if (stands(data, choice)) {
    act(data, choice, 'granted', effects);
    data.next = 'close';
    return;
  }
  recall(data, choice.option.id, effects);
  // What was not granted is not done: another escalation has to be asked for anew.
  if (choice.option.authority === 'own') act(data, choice, 'own', effects);
  if (data.input.kind === 'national') look(data, data.input.parameters.reviewEvery, effects);
  data.next = data.input.kind === 'national' ? 'recall' : 'close';
}

/** Whether the choice is still what authority was asked for. */
function stands(data: DecisionData, choice: Choice): boolean {
  return choice.option.id === data.pending;
}

function recall(data: DecisionData, instead: string, effects: CrisisEffects): void {
  if (data.input.about === null || data.pending === null) return;
  const option = data.pending;
  data.pending = null;
  effects.cancel('deadline');
  effects.note({ fact: 'recalled', actor: data.input.actor, case: data.input.about.id, option, instead });
}

/** Its case was closed by somebody else's answer, or dropped. */
export function takeClosing(data: DecisionData, { how, struck }: Of<'case-closed'>, effects: CrisisEffects): void {
  recall(data, `the case being ${how}`, effects);
  data.closed = how;
  data.struck ||= struck;
  for (const timer of ['consider', 'deadline', 'carry-out', 'too-old']) effects.cancel(timer);
}

/** Nothing came of it for a day: the case is dropped. Model, 2.12. */
export function drop(data: DecisionData, _event: DecisionEvent, effects: CrisisEffects): void {
  close(data, 'stale', effects);
  data.next = 'close';
}

/** A closed case is taken up again. */
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

/** A reply that is shown to have been a mistake brings a stand-down and an apology, once. Model, 2.12. */
export function ownUp(data: DecisionData, briefing: Of<'briefing'>, effects: CrisisEffects): void {
  const mistake = data.struck && briefing.physical && briefing.belief < data.input.parameters.clears;
  if (!mistake || data.owned) return;
  data.owned = true;
  effects.because(...briefing.because);
  const { actor, side, adversary, about } = data.input;
  const shared = { actor, side, option: 'stand-down', does: 'stand-down', rung: 0, belief: briefing.belief } as const;
  const says = 'stands down and apologises: its reply answered an accident';
  effects.note({ fact: 'act', ...shared, says, case: about?.id ?? null, authority: 'own' });
  const event: SideEvent = {
    type: 'act',
    ...shared,
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

/** A human's decision from outside takes the formula's place: the office is asked at once, and it stands until another. */
export function takeDecision(data: DecisionData, event: Of<'decide'>, effects: CrisisEffects): void {
  data.ordered = event.option;
  consult(data, event, effects);
}

/** A decision from outside that comes too late. */
export function refuseDecision(data: DecisionData, { option }: Of<'decide'>, effects: CrisisEffects): void {
  refuseOrder(data, option, 'the decision is closed or already being carried out', effects);
}
