import type { CrisisEffects } from '../effects.js';
import type { Briefing, DecisionEvent } from '../messages.js';
import type { Answer } from '../vocabulary.js';
import { CLEAR_CASE, LET_PASS } from '../vocabulary.js';
import { choose } from './choose.js';
import type { Asked, DecisionData } from './data.js';
import { STAND_DOWN, clear, fallBack, goOn, prepareApology } from './goOn.js';
import { ask, askKindOf, doctrineAt, optionsToAsk, pressureAt } from './held.js';
import { consult } from './schedule.js';

type Of<Type extends DecisionEvent['type']> = Extract<DecisionEvent, { type: Type }>;

/** The answer has come. What came in the second of the ask goes on from there; later, the office is asked anew what it believes. */
export function takeAnswer(data: DecisionData, { type: _type, ...answer }: Of<'answer'>, effects: CrisisEffects): void {
  const { asked } = data;
  if (asked === null || asked.ask !== answer.ask) return refuse(data, answer, 'nobody is asked that any more', effects);
  if (asked.answer !== null) return refuse(data, answer, 'it has been answered already', effects);
  if (!asked.options.includes(answer.option)) return refuse(data, answer, 'it is not an option', effects);
  receive(data, asked, answer, effects);
}

function refuse(data: DecisionData, { ask: number, option }: Answer, why: string, effects: CrisisEffects): void {
  effects.note({ fact: 'answer-refused', actor: data.input.actor, ask: number, option, why });
}

function receive(data: DecisionData, asked: Asked, answer: Answer, effects: CrisisEffects): void {
  const { option, by, reason, words } = answer;
  effects.cancel('lapse');
  effects.note({
    fact: 'answered',
    actor: data.input.actor,
    ask: asked.ask,
    kind: askKindOf(data),
    option,
    by,
    formula: asked.formula,
    ...(reason === undefined ? {} : { reason }),
    ...(words === undefined ? {} : { words }),
  });
  if (asked.at === effects.now) return takeUp(data, asked, answer, asked.briefing, effects);
  data.asked = { ...asked, answer };
  consult(data, { type: 'consider' }, effects);
}

/** The window has passed without an answer. */
export function lapse(data: DecisionData, { ask: number }: Of<'lapse'>, effects: CrisisEffects): void {
  const { asked } = data;
  if (asked === null || asked.ask !== number || asked.answer !== null) return;
  const { lapse: by, formula } = asked;
  receive(data, asked, { ask: number, option: by === 'formula' ? formula : doctrineAt(data, asked), by }, effects);
}

/** The holder has an estimate of its own: an answer that comes in the second of the ask rests on it too. */
export function takeEstimate(data: DecisionData, { belief }: Of<'estimated'>): void {
  const { asked } = data;
  if (asked !== null) data.asked = { ...asked, briefing: { ...asked.briefing, belief } };
}

/** The office is no longer held: the formula answers an open ask. */
export function release(data: DecisionData, _event: DecisionEvent, effects: CrisisEffects): void {
  data.heldAt = null;
  const { asked } = data;
  if (asked === null || asked.answer !== null) return;
  receive(data, asked, { ask: asked.ask, option: asked.formula, by: 'formula' }, effects);
}

/** Carries out the answer, if it is still an option. */
export function takeUp(
  data: DecisionData,
  asked: Asked,
  answer: Answer,
  briefing: Briefing,
  effects: CrisisEffects,
): void {
  const { point, formula } = asked;
  const { option } = answer;
  data.asked = null;
  data.rung = briefing.rung;
  if (data.heldAt !== null) data.heldAt = briefing;
  if (asked.briefing !== briefing && !optionsToAsk(data, point, briefing).includes(option) && option !== formula) {
    refuse(data, answer, 'it is no option any more', effects);
    return ask(data, point, briefing, false, effects);
  }
  if (option === CLEAR_CASE) return clear(data, effects);
  if (point === 'own-up') {
    if (option === STAND_DOWN) prepareApology(data, effects);
    data.owned = true;
    return;
  }
  if (option === LET_PASS) {
    data.next = 'close';
    return;
  }
  const fallsBack = asked.fallsBack && option === formula;
  if (fallsBack && point === 'denied') {
    // The formula makes no choice here either: after the refusal nothing else is left.
    fallBack(data, effects);
    data.next = 'close';
    return;
  }
  const choice = choose(data, briefing, pressureAt(data, point, briefing, effects), effects, { ...answer, formula });
  if (fallsBack) {
    fallBack(data, effects);
    data.next = 'close';
    return;
  }
  goOn(data, point, choice, briefing, 'answered', effects);
}
