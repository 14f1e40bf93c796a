import type { CrisisEffects } from '../effects.js';
import type { Briefing, DecisionEvent } from '../messages.js';
import { close } from './act.js';
import { takeUp } from './answer.js';
import { choose, optionsAt, refuseOrder } from './choose.js';
import type { DecisionData, Point } from './data.js';
import { apologise, clear, fallBack, goOn, prepareApology, recall, withdraw } from './goOn.js';
import { ask, endAsk, mayClear, pressureAt } from './held.js';
import { consult, look } from './schedule.js';

type Of<Type extends DecisionEvent['type']> = Extract<DecisionEvent, { type: Type }>;

/** A first look, or a review. */
export function review(data: DecisionData, briefing: Of<'briefing'>, effects: CrisisEffects): void {
  decide(data, 'first', briefing, effects);
}

/** Chooses again while authority is pending; at the deadline, without an answer from above, under full stress. Model, 2.10. */
export function reviewPending(data: DecisionData, briefing: Of<'briefing'>, effects: CrisisEffects): void {
  decide(data, data.late ? 'deadline' : 'pending', briefing, effects);
}

/** Denied: a local commander postures, or is asked what to do instead; a chief looks again at the next review. */
export function takeDenial(data: DecisionData, _event: Of<'denied'>, effects: CrisisEffects): void {
  data.pending = null;
  effects.cancel('deadline');
  endAsk(data, 'authority was refused', effects);
  if (data.input.kind !== 'local') {
    look(data, data.input.parameters.reviewEvery, effects);
    data.next = 'recall';
  } else if (data.heldAt !== null) {
    ask(data, 'denied', data.heldAt, false, effects);
  } else {
    fallBack(data, effects);
    data.next = 'close';
  }
}

/** Authority was granted: a local commander acts at once, a national office after a delay. Model, 2.11. */
export function prepare(data: DecisionData, _event: DecisionEvent, effects: CrisisEffects): void {
  endAsk(data, 'authority was granted', effects);
  effects.cancel('deadline');
  effects.cancel('consider');
  const after = data.input.kind === 'local' ? 0 : data.input.parameters.carryOut;
  effects.send<'decision'>(data.input.id, { type: 'carry-out' }, { after, id: 'carry-out' });
}

/** Chooses again just before a granted act. A call in time can recall it; a late one cannot. Model, 2.11. */
export function carryOut(data: DecisionData, briefing: Of<'briefing'>, effects: CrisisEffects): void {
  decide(data, 'carry-out', briefing, effects);
}

/** Its case was closed by somebody else's answer, or dropped. */
export function takeClosing(data: DecisionData, { how, struck }: Of<'case-closed'>, effects: CrisisEffects): void {
  recall(data, `the case being ${how}`, effects);
  endAsk(data, `the case is ${how}`, effects);
  data.closed = how;
  data.struck ||= struck;
  for (const timer of ['consider', 'deadline', 'carry-out', 'too-old']) effects.cancel(timer);
}

/** Nothing came of the case for a day: it is stale, or unresolved where the office still thinks that it was an attack. Model, 2.12. */
function dropCase(data: DecisionData, belief: number, effects: CrisisEffects): void {
  const how = belief < data.input.parameters.unresolvedFrom ? 'stale' : 'unresolved';
  endAsk(data, `the case is ${how}`, effects);
  close(data, how, effects);
  data.next = 'close';
}

/**
 * The reply may turn out to be a mistake. Whether the side then stands down and apologises is drawn once, or decided by the holder of
 * the office; when it does is drawn. Model, 2.12.
 */
export function ownUp(data: DecisionData, briefing: Of<'briefing'>, effects: CrisisEffects): void {
  const { asked, apologyDue } = data;
  const { name, parameters } = data.input;
  if (asked !== null && asked.answer !== null) return takeUp(data, asked, asked.answer, briefing, effects);
  data.apologyDue = false;
  const mistake = data.struck && briefing.physical && briefing.belief < parameters.clears;
  if (!mistake || asked !== null) return;
  if (apologyDue) return apologise(data, briefing, effects);
  if (data.owned) return;
  if (briefing.held !== undefined) return ask(data, 'own-up', briefing, false, effects);
  data.owned = true;
  effects.because(...briefing.because);
  if (effects.chance('apologises', name, parameters.apologises)) prepareApology(data, effects);
}

/** The time for an apology has come. The office says first whether it still holds its reply to be a mistake. */
export function apologyIsDue(data: DecisionData, event: DecisionEvent, effects: CrisisEffects): void {
  data.apologyDue = true;
  consult(data, event, effects);
}

/** A decision from outside replaces the formula's choice: at once, and until the next one from outside or once only. */
export function takeDecision(
  data: DecisionData,
  { option, by, reason, once }: Of<'decide'>,
  effects: CrisisEffects,
): void {
  data.ordered = {
    option,
    ...(once === undefined ? {} : { once }),
    seq: effects.seq,
    ...(by === undefined ? {} : { by }),
    ...(reason === undefined ? {} : { reason }),
  };
  consult(data, { type: 'consider' }, effects);
}

/** While a granted act is being prepared, a different decision from outside recalls it; the same one changes nothing. */
export function takeRecall(data: DecisionData, event: Of<'decide'>, effects: CrisisEffects): void {
  if (event.option === data.pending) refuseOrder(data, event.option, 'it is being carried out already', effects);
  else takeDecision(data, event, effects);
}

/** What was said, or not, can be said later. */
export function speakLater(data: DecisionData, event: Of<'decide'>, effects: CrisisEffects): void {
  data.next = 'consider';
  takeDecision(data, event, effects);
}

/** Its holder takes back what authority was asked for, and does something on its own authority instead, once. */
export function takeBack(
  data: DecisionData,
  { instead: option, by, reason }: Of<'recall'>,
  effects: CrisisEffects,
): void {
  const mayDo = optionsAt(data, data.rung).some(({ id, authority }) => id === option && authority === 'own');
  if (!mayDo) return refuseOrder(data, option, 'it is not an option on own authority now', effects);
  data.ordered = { option, once: true, seq: effects.seq, by, ...(reason === undefined ? {} : { reason }) };
  consult(data, { type: 'consider' }, effects);
}

export function refuseRecall(data: DecisionData, { instead }: Of<'recall'>, effects: CrisisEffects): void {
  refuseOrder(data, instead, 'there is nothing to recall', effects);
}

/** A decision from outside that comes too late. */
export function refuseDecision(data: DecisionData, { option }: Of<'decide'>, effects: CrisisEffects): void {
  refuseOrder(data, option, 'the decision is closed', effects);
}

/** Authority did not come in time. */
function noteLate({ pending, input }: DecisionData, effects: CrisisEffects): void {
  const { actor, superior, about } = input;
  if (pending === null || superior === null || about === null) return;
  effects.note({ fact: 'authority', actor, asked: pending, result: 'late', by: superior, case: about.id });
}

/** Clears the case if the belief is low enough. Else the formula decides, or the holder of the office is asked. */
function decide(data: DecisionData, point: Point, briefing: Briefing, effects: CrisisEffects): void {
  const { asked, supposed } = data;
  if (supposed !== null) return decideSupposing(data, point, briefing, supposed, effects);
  if (asked !== null && asked.answer !== null) return takeUp(data, asked, asked.answer, briefing, effects);
  endAsk(data, 'the office looks again', effects);
  if (point === 'deadline') {
    noteLate(data, effects);
    withdraw(data, effects);
  }
  const clears = mayClear(data, point, briefing) && briefing.belief < data.input.parameters.clears;
  dropIfShut(data, briefing, effects);
  const { openedAt, ordered, input } = data;
  const isStale = point === 'first' && input.kind === 'national' && effects.now - openedAt >= input.parameters.stale;
  if (isStale && !clears) return dropCase(data, briefing.belief, effects);
  if (briefing.held !== undefined && ordered === null) return ask(data, point, briefing, clears, effects);
  data.heldAt = null;
  if (clears) return clear(data, effects);
  const choice = choose(data, briefing, pressureAt(data, point, briefing, effects), effects);
  if (ordered?.once === true) data.ordered = null;
  goOn(data, point, choice, briefing, ordered, effects);
}

/** What the holder of an office decided unasked is refused if it is not an option at this rung. The formula does not decide instead. */
function dropIfShut(data: DecisionData, { rung }: Briefing, effects: CrisisEffects): void {
  const { ordered } = data;
  if (ordered?.once !== true || optionsAt(data, rung).some(({ id }) => id === ordered.option)) return;
  refuseOrder(data, ordered.option, 'it is not an option now', effects);
  data.ordered = null;
}

/** Decides once with a supposed belief, or for a supposed option. */
function decideSupposing(
  data: DecisionData,
  point: Point,
  briefing: Briefing,
  { belief, option }: NonNullable<DecisionData['supposed']>,
  effects: CrisisEffects,
): void {
  const { ordered } = data;
  data.supposed = null;
  if (option !== null) data.ordered = { option, by: 'supposition' };
  decide(data, point, belief === null ? briefing : { ...briefing, belief }, effects);
  data.ordered = ordered;
}

export function suppose(data: DecisionData, { belief, option }: Of<'suppose'>): void {
  data.supposed = { belief, option };
}
