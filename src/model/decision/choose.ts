import type { CrisisEffects } from '../effects.js';
import type { Situation } from '../formulas/choice.js';
import { chances, logWeights, menu, reaches } from '../formulas/choice.js';
import type { Briefing } from '../messages.js';
import type { Option } from '../vocabulary.js';
import type { DecisionData } from './data.js';

/** An option chosen. */
export interface Choice {
  readonly option: Option;
  readonly belief: number;
  /** the rung that it is meant to reach; 0: none */
  readonly rung: number;
  /** the rung of what would have been chosen with the same luck in certainty: hostile, or an accident */
  readonly rungIf: (truth: 'hostile' | 'accident') => number;
}

/** Chooses with this decision's own luck, which stays the same at every review. Model, 2.9. */
export function choose(
  data: DecisionData,
  briefing: Briefing,
  stress: number,
  final: boolean,
  effects: CrisisEffects,
): Choice {
  const { belief, rung, losing, threatened, denial, exposed } = briefing;
  const weapon = data.input.about?.weapon ?? 0;
  const local = data.input.kind === 'local';
  const situation: Situation = { belief, rung, stress, losing, threatened, denial, exposed, weapon, local };
  const open = optionsAt(data, rung);
  const weigh = (sure: number) =>
    logWeights(open, { ...situation, belief: sure }, data.input.ladder, data.input.parameters);
  const weights = weigh(belief);
  effects.because(...briefing.because);
  data.belief = belief;
  data.rung = rung;
  const ordered = orderedOption(data, open, effects);
  const option = ordered ?? byId(open, effects.pick('chooses', data.input.name, weights));
  const inCertainty = (truth: 'hostile' | 'accident') =>
    ordered ?? byId(open, effects.wouldPick('chooses', data.input.name, weigh(truth === 'hostile' ? 1 : 0)));
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
    stress,
    weapon,
    deadline: data.deadline,
    final,
  });
  return {
    option,
    belief,
    rung: rungReached(data, option, rung),
    // Most choices let the act pass, and nobody asks.
    rungIf: (truth) => rungReached(data, inCertainty(truth), rung),
  };
}

/** What a human has decided, where it is an option at this rung; where not, that is said, and the formula chooses. */
function orderedOption(data: DecisionData, open: readonly Option[], effects: CrisisEffects): Option | undefined {
  if (data.ordered === null) return undefined;
  const ordered = open.find(({ id }) => id === data.ordered);
  if (ordered === undefined) {
    refuseOrder(data, data.ordered, 'it is not an option at this rung', effects);
    data.ordered = null;
  }
  return ordered;
}

/** Says that a decision from outside comes to nothing. */
export function refuseOrder(data: DecisionData, option: string, why: string, effects: CrisisEffects): void {
  effects.note({ fact: 'order-refused', actor: data.input.actor, option, why });
}

/** What can be chosen at this rung; over a small case nothing that needs authority. Model, 2.10. */
export function optionsAt(data: DecisionData, rung: number): Option[] {
  const open = menu(data.input.options, data.input.ladder, rung);
  return isSmall(data) ? open.filter(({ authority }) => authority === 'own') : open;
}

/** Whether the case is below the crisis rung. */
function isSmall({ input: { about, parameters } }: DecisionData): boolean {
  return about !== null && about.rung < parameters.crisisRung;
}

/** The rung that an option reaches; a posture over a small case raises none. Model, 2.10. */
export function rungReached(data: DecisionData, option: Option, overall: number): number {
  return isSmall(data) && option.authority === 'own' ? 0 : reaches(option, overall);
}

function byId(options: readonly Option[], id: string): Option {
  const option = options.find((each) => each.id === id);
  if (option === undefined) throw new Error(`There is no option ${id}`);
  return option;
}
