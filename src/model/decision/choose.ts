import type { CrisisEffects } from '../effects.js';
import type { Situation } from '../formulas/choice.js';
import { chances, logWeights, menu, reaches } from '../formulas/choice.js';
import type { Briefing } from '../messages.js';
import type { Answer, ChannelId, Option } from '../vocabulary.js';
import type { DecisionData, Ordered } from './data.js';

/** A chosen option. */
export interface Choice {
  readonly option: Option;
  readonly belief: number;
  /** the rung that it is meant to reach; 0: none */
  readonly rung: number;
  /** the rung that would have been chosen with the same luck, had the office known the truth */
  readonly rungIf: (truth: 'hostile' | 'accident') => number;
  /** of a call: the line that its holder named */
  readonly channel?: ChannelId;
}

/** The stress of a choice, and whether it is the last one before an act. */
export interface Pressure {
  readonly stress: number;
  readonly final: boolean;
}

/** Chooses with this decision's own luck, which stays the same at every review. Model, 2.9. */
export function choose(
  data: DecisionData,
  briefing: Briefing,
  pressure: Pressure,
  effects: CrisisEffects,
  answer: (Answer & { readonly formula: string }) | null = null,
): Choice {
  const { belief, rung } = briefing;
  const open = optionsAt(data, rung);
  const weights = weigh(data, briefing, pressure, open, belief);
  effects.because(...briefing.because);
  data.belief = belief;
  data.rung = rung;
  const ordered = answer === null ? orderedAt(data, open, effects) : null;
  const given = answer ?? ordered;
  if (ordered?.seq !== undefined) effects.because(ordered.seq);
  // Where the answer is what the formula would have chosen, so is what it would have chosen in certainty.
  const own = given === null || answer?.option === answer?.formula ? null : byId(open, given.option);
  const option =
    given === null ? byId(open, effects.pick('chooses', data.input.name, weights)) : byId(open, given.option);
  const inCertainty = (truth: 'hostile' | 'accident') => {
    if (own !== null) return own;
    const sure = weigh(data, briefing, pressure, open, truth === 'hostile' ? 1 : 0);
    return byId(open, effects.wouldPick('chooses', data.input.name, sure));
  };
  effects.note({
    fact: 'decision',
    actor: data.input.actor,
    case: data.input.about?.id ?? null,
    kind: data.input.kind,
    options: chances(weights),
    chosen: option.id,
    says: option.says,
    belief,
    rung,
    stress: pressure.stress,
    weapon: data.input.about?.weapon ?? 0,
    deadline: data.deadline,
    final: pressure.final,
    ...(given?.by === undefined ? {} : { by: given.by }),
    ...(given?.reason === undefined ? {} : { reason: given.reason }),
    ...(answer === null ? {} : { formula: answer.formula }),
  });
  return {
    option,
    belief,
    rung: rungReached(data, option, rung),
    // Computed on demand: most choices let the act pass, so that nobody asks.
    rungIf: (truth) => rungReached(data, inCertainty(truth), rung),
    ...(answer?.channel === undefined ? {} : { channel: answer.channel }),
  };
}

/** What `choose` would choose now by the formula. Records nothing. */
export function wouldChoose(
  data: DecisionData,
  briefing: Briefing,
  pressure: Pressure,
  effects: CrisisEffects,
): Option {
  const open = optionsAt(data, briefing.rung);
  const weights = weigh(data, briefing, pressure, open, briefing.belief);
  return byId(open, effects.wouldPick('chooses', data.input.name, weights));
}

function weigh(
  data: DecisionData,
  { rung, losing, threatened, denial, exposed: standingLost }: Briefing,
  { stress }: Pressure,
  open: readonly Option[],
  belief: number,
): Record<string, number> {
  const weapon = data.input.about?.weapon ?? 0;
  const local = data.input.kind === 'local';
  const situation: Situation = { belief, rung, stress, losing, threatened, denial, standingLost, weapon, local };
  return logWeights(open, situation, data.input.ladder, data.input.parameters);
}

/** The decision from outside, if it is an option at this rung. If not, notes that, and the formula chooses. */
function orderedAt(data: DecisionData, open: readonly Option[], effects: CrisisEffects): Ordered | null {
  const { ordered } = data;
  if (ordered === null || open.some(({ id }) => id === ordered.option)) return ordered;
  refuseOrder(data, ordered.option, 'it is not an option at this rung', effects);
  data.ordered = null;
  return null;
}

/** Notes that a decision from outside has no effect, and why. */
export function refuseOrder(data: DecisionData, option: string, why: string, effects: CrisisEffects): void {
  effects.note({ fact: 'order-refused', actor: data.input.actor, option, why });
}

/** The options at this rung; in a case below the crisis rung, only those that need no authority. Model, 2.10. */
export function optionsAt(data: DecisionData, rung: number): Option[] {
  const open = menu(data.input.options, data.input.ladder, rung);
  return isSmall(data) ? open.filter(({ authority }) => authority === 'own') : open;
}

/** Whether the case is below the crisis rung. */
function isSmall({ input: { about, parameters } }: DecisionData): boolean {
  return about !== null && about.rung < parameters.crisisRung;
}

/** The rung that an option reaches; a posture in a case below the crisis rung reaches none. Model, 2.10. */
export function rungReached(data: DecisionData, option: Option, overall: number): number {
  return isSmall(data) && option.authority === 'own' ? 0 : reaches(option, overall);
}

function byId(options: readonly Option[], id: string): Option {
  const option = options.find((each) => each.id === id);
  if (option === undefined) throw new Error(`There is no option ${id}`);
  return option;
}
