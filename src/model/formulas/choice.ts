import { exp, log } from '../../engine/index.js';
import type { Parameters } from '../parameters.js';
import type { DecisionKind, Option, Rung } from '../vocabulary.js';
import { DECISION_KINDS } from '../vocabulary.js';

/** What a choice depends on, besides its options. */
export interface Situation {
  /** probability of "hostile" */
  readonly belief: number;
  /** the overall rung */
  readonly rung: number;
  /** 0 to 1 */
  readonly stress: number;
  /** how far the side is losing on the battlefield, which makes gambling attractive, 0 to 1 */
  readonly losing: number;
  /** a public threat stands */
  readonly threatened: boolean;
  /** the official story is denial */
  readonly denial: boolean;
  /** how much domestic standing is lost, 0 to 1 */
  readonly standingLost: number;
  /** the class of the weapon that the case is about; 0: the usual one */
  readonly weapon: number;
  readonly local: boolean;
}

/** The options for each kind of decision. */
export type OptionsByKind = Readonly<Record<DecisionKind, readonly Option[]>>;

export function optionsByKind(options: readonly Option[]): OptionsByKind {
  const kinds = DECISION_KINDS.map((kind) => [kind, options.filter((option) => option.for.includes(kind))]);
  return Object.fromEntries(kinds) as OptionsByKind;
}

/** The rung that an option reaches from the overall rung. Repeating a rung that was reached counts for more than the first time. Model, 4.18. */
export function reaches(option: Option, overall: number): number {
  return option.rungAgain !== null && overall >= option.rung ? option.rungAgain : option.rung;
}

/** How many firebreaks stand between two rungs. */
export function firebreaksBetween(ladder: readonly Pick<Rung, 'firebreak'>[], from: number, to: number): number {
  let count = 0;
  for (let rung = from; rung < to; rung++) if (ladder[rung]?.firebreak === true) count++;
  return count;
}

/** The options at this rung: those that the ladder has, that are allowed from this rung on, and that cross at most one firebreak. Model, 4.18. */
export function menu(options: readonly Option[], ladder: readonly Rung[], overall: number): Option[] {
  return options.filter((option) => {
    const rung = reaches(option, overall);
    return option.fromRung <= overall && rung < ladder.length && firebreaksBetween(ladder, overall, rung) <= 1;
  });
}

/** Whether an option raises the stakes of the fight. */
export function isEscalatory({ does }: Option): boolean {
  return does === 'strike' || does === 'signal' || does === 'coerce';
}

/** Whether an option lets the act pass without an answer. */
function leavesUnanswered({ does }: Option): boolean {
  return does === 'nothing' || does === 'call';
}

/**
 * The utility of an option: b·u(H) + (1−b)·u(A) − c·[backs down after a threat] + θ·losing·[escalatory]
 * − ln(firebreak) for each firebreak crossed − what it costs a denying side, or one that has lost domestic standing (S-55)
 * − b·stakes for each class of weapon above the usual one, if the option leaves the act unanswered (S-52). Model, 2.9.
 */
export function utility(option: Option, situation: Situation, ladder: readonly Rung[], parameters: Parameters): number {
  const { hostile, accident } = (situation.local ? option.utilityLocal : null) ?? option.utility;
  const crossed = firebreaksBetween(ladder, situation.rung, reaches(option, situation.rung));
  return (
    situation.belief * hostile +
    (1 - situation.belief) * accident -
    (option.backsDown && situation.threatened ? parameters.audienceCost : 0) +
    (isEscalatory(option) ? parameters.gamble * situation.losing : 0) -
    crossed * log(parameters.firebreak) -
    (situation.denial ? option.costsDenial : 0) -
    situation.standingLost * option.costsStanding -
    (leavesUnanswered(option) ? situation.belief * situation.weapon * parameters.weaponStakes : 0)
  );
}

/** The log weight λU of each option, λ = λ₀(1 − η·stress): P(a) ∝ exp(λU). Model, 2.9; McKelvey & Palfrey 1995. */
export function logWeights(
  options: readonly Option[],
  situation: Situation,
  ladder: readonly Rung[],
  parameters: Parameters,
): Record<string, number> {
  const precision = parameters.rationality * (1 - parameters.stressCost * situation.stress);
  const weights: Record<string, number> = {};
  for (const option of options) weights[option.id] = precision * utility(option, situation, ladder, parameters);
  return weights;
}

/** The probabilities that log weights stand for. */
export function chances(weights: Readonly<Record<string, number>>): Record<string, number> {
  const top = Math.max(...Object.values(weights));
  const powers = Object.entries(weights).map(([id, weight]) => [id, exp(weight - top)] as const);
  const sum = powers.reduce((total, [, power]) => total + power, 0);
  return Object.fromEntries(powers.map(([id, power]) => [id, power / sum]));
}
