import type { CrisisEffects } from '../effects.js';
import { delegationChance } from '../formulas/authority.js';
import type { Briefing } from '../messages.js';
import type { AskKind } from '../vocabulary.js';
import { CLEAR_CASE, LET_PASS } from '../vocabulary.js';
import type { Pressure } from './choose.js';
import { optionsAt, wouldChoose } from './choose.js';
import type { Asked, DecisionData, Point } from './data.js';
import { DELEGATION, STAND_DOWN, fallBackOption } from './goOn.js';

/** Asks the holder of the office, and notes what the formula would do. */
export function ask(
  data: DecisionData,
  point: Point,
  briefing: Briefing,
  clears: boolean,
  effects: CrisisEffects,
): void {
  const { held } = briefing;
  if (held === undefined) return;
  data.rung = briefing.rung;
  const options = optionsToAsk(data, point, briefing);
  const { formula, fallsBack } = clears
    ? { formula: CLEAR_CASE, fallsBack: false }
    : formulaAt(data, point, briefing, effects);
  const until = lapsesAt(data, point, effects.now);
  const { actor, about } = data.input;
  data.heldAt = briefing;
  data.asked = {
    ask: effects.seq,
    at: effects.now,
    until,
    point,
    briefing,
    options,
    formula,
    fallsBack,
    lapse: held.lapse,
    answer: null,
  };
  effects.send<'decision'>(
    data.input.id,
    { type: 'lapse', ask: effects.seq },
    { after: until - effects.now, id: 'lapse' },
  );
  effects.note({
    fact: 'ask',
    actor,
    kind: askKindOf(data),
    case: about?.id ?? null,
    channel: null,
    asked: null,
    options,
    until,
    formula,
  });
}

/** What kind of ask this decision puts to its holder. */
export function askKindOf({ input }: DecisionData): AskKind {
  return input.kind === 'statement' ? 'statement' : 'decision';
}

export function optionsToAsk(data: DecisionData, point: Point, briefing: Briefing): string[] {
  if (point === 'own-up') return [STAND_DOWN, LET_PASS];
  const options = optionsAt(data, briefing.rung);
  const { delegated } = data.input;
  const open =
    point === 'denied' || (point === 'deadline' && delegated === 'never')
      ? options.filter(({ authority }) => authority === 'own')
      : options;
  const ids = open.map(({ id }) => id);
  // Offered regardless of the formula, so that the options do not reveal its choice.
  if ((point === 'denied' || point === 'deadline') && fallBackOption(data) === undefined) ids.push(LET_PASS);
  if (mayClear(data, point, briefing)) ids.push(CLEAR_CASE);
  return ids;
}

/** What the formula would do at this point, and whether it would fall back to that. Records nothing. */
function formulaAt(
  data: DecisionData,
  point: Point,
  briefing: Briefing,
  effects: CrisisEffects,
): { formula: string; fallsBack: boolean } {
  if (point === 'own-up') {
    const apologises = effects.wouldChance('apologises', data.input.name, data.input.parameters.apologises);
    return { formula: apologises ? STAND_DOWN : LET_PASS, fallsBack: false };
  }
  const fallBack = { formula: fallBackOption(data)?.id ?? LET_PASS, fallsBack: true };
  if (point === 'denied') return fallBack;
  const choice = wouldChoose(data, briefing, pressureAt(data, point, briefing, effects), effects);
  const chosen = { formula: choice.id, fallsBack: false };
  if (point !== 'deadline' || choice.authority === 'own') return chosen;
  const { delegated, name, parameters } = data.input;
  const p = delegationChance(delegated, briefing.rung, parameters);
  return effects.wouldChance(DELEGATION, name, p) ? chosen : fallBack;
}

/** When an ask lapses: at the end of the window, or when the next look is due. */
function lapsesAt({ deadline, input }: DecisionData, point: Point, now: number): number {
  const { reviewEvery, carryOut: preparation } = input.parameters;
  if (point === 'deadline') return now;
  if (point === 'carry-out') return now + preparation;
  return Math.max(now, deadline ?? now + reviewEvery);
}

/** The answer for a holder who gives none: an earlier decision from outside, else the office's doctrine, else to hold. */
export function doctrineAt(data: DecisionData, { point, options, formula }: Asked): string {
  const { doctrine } = data.input;
  if (point === 'own-up') return LET_PASS;
  if ((point === 'pending' || point === 'carry-out') && data.pending !== null && options.includes(data.pending))
    return data.pending;
  if (doctrine !== null && options.includes(doctrine)) return doctrine;
  return data.input.options.find(({ id, does }) => does === 'nothing' && options.includes(id))?.id ?? formula;
}

/** Withdraws an ask. */
export function endAsk(data: DecisionData, why: string, effects: CrisisEffects): void {
  const { asked } = data;
  if (asked === null) return;
  data.asked = null;
  effects.cancel('lapse');
  effects.note({ fact: 'ask-over', actor: data.input.actor, ask: asked.ask, why });
}
/** Whether the case could be cleared here: there is an explanation or evidence to rest it on. Model, 2.11. */
export function mayClear({ input }: DecisionData, point: Point, { physical, explained }: Briefing): boolean {
  const clearing = point === 'pending' || (input.kind === 'national' && (point === 'first' || point === 'carry-out'));
  return clearing && (physical || explained);
}

/** The stress of a choice: full at a deadline, fixed for a local commander, else growing with the age of the case. Model, 2.10, 2.11. */
export function pressureAt(
  data: DecisionData,
  point: Point,
  { learnedAt }: Briefing,
  effects: CrisisEffects,
): Pressure {
  const { kind, about, parameters } = data.input;
  const final = point === 'deadline' || point === 'carry-out' || point === 'denied';
  if (point === 'deadline') return { stress: 1, final };
  if (kind === 'local' && point !== 'pending') return { stress: parameters.localStress, final };
  return { stress: about === null ? 0 : Math.min(1, (effects.now - learnedAt) / parameters.stressAfter), final };
}
