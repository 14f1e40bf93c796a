import { log } from '../../engine/index.js';
import type { Parameters } from '../parameters.js';
import type { Demand, Move, Tier, Utility } from '../vocabulary.js';
import { DEMANDS, MOVES, carries } from '../vocabulary.js';
import { foundOut, logistic, logit } from './belief.js';
import { chances } from './choice.js';

/** What strategic talk over a line depends on, all of it known at both ends. */
export interface TalkSituation {
  readonly tier: Tier;
  /** κ: how surely a false word would be found out */
  readonly credibility: number;
  readonly garbles: number;
  /** seconds since the act */
  readonly since: number;
}

/** The chance of each move of a speaker whose side meant the act, and of one that knows that it was an accident. */
export interface TalkChances {
  readonly hostile: Readonly<Record<string, number>>;
  readonly accident: Readonly<Record<string, number>>;
}

interface MoveCost {
  readonly utility: number;
  /** whether it is a false word, which would be found out, if the act was hostile, and if it was an accident */
  readonly falseIf: { readonly hostile: boolean; readonly accident: boolean };
}

/** What each move costs by itself. Ours, for their order alone: owning up and quarrelling cost more than to explain or to say nothing. */
const COSTS: Readonly<Record<Move, MoveCost>> = {
  clarify: { utility: -0.5, falseIf: { hostile: true, accident: false } },
  // It offers an inspection, which would show an attack.
  admit: { utility: -2, falseIf: { hostile: true, accident: false } },
  deny: { utility: -1.5, falseIf: { hostile: true, accident: true } },
  // After an accident a threat is a bluff.
  threaten: { utility: -1.5, falseIf: { hostile: false, accident: true } },
  accuse: { utility: -1.5, falseIf: { hostile: true, accident: true } },
  stall: { utility: -0.5, falseIf: { hostile: false, accident: false } },
};

/** The moves that a line of this tier carries. */
export function movesOn(tier: Tier): Move[] {
  const names = Object.keys(MOVES) as Move[];
  return names.filter((move) => MOVES[move] === null || carries(tier, MOVES[move]));
}

const ROUNDS = 60;

/**
 * Strategic talk: P(m | truth) ∝ exp(λU), U = −V·b(m) + cost(m, truth), where b(m) is what the listener would believe after the move
 * by these same chances, and a false word costs κ times `foundOutCosts`. So the speaker’s choice and the listener’s reading are one
 * fixed point, a logit equilibrium (McKelvey & Palfrey 1995), approached by averaging. On a line of no credibility all
 * moves say nothing. Model, 1.4.
 */
export function talkChances(situation: TalkSituation, parameters: Parameters): TalkChances {
  const moves = movesOn(situation.tier);
  const { prior } = parameters;
  const believed = moves.map(() => prior);
  let made = speakers(moves, believed, situation.credibility, parameters);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, move] of moves.entries()) {
      const after = logistic(logit(prior) + lnRatioOf(move, made, situation, parameters));
      believed[i] = ((believed[i] ?? prior) + after) / 2;
    }
    made = speakers(moves, believed, situation.credibility, parameters);
  }
  return made;
}

function speakers(
  moves: readonly Move[],
  believed: readonly number[],
  credibility: number,
  { rationality, talkStakes, foundOutCosts }: Parameters,
): TalkChances {
  const given = (truth: keyof TalkChances) => {
    const weights: Record<string, number> = {};
    for (const [i, move] of moves.entries()) {
      const { utility, falseIf } = COSTS[move];
      const lie = falseIf[truth] ? credibility * foundOutCosts : 0;
      weights[move] = rationality * (utility - talkStakes * (believed[i] ?? 0) - lie);
    }
    return chances(weights);
  };
  return { hostile: given('hostile'), accident: given('accident') };
}

/**
 * The chance that the listener hears this move, or for *stall* nothing, if the act was hostile and if it was an accident. An innocent
 * side has something to say once it has found out, and a guilty one waits as long, or its haste would give it away. What
 * arrives garbled is not heard.
 */
export function heardChances(
  move: Move,
  { hostile, accident }: TalkChances,
  { garbles, since }: Pick<TalkSituation, 'garbles' | 'since'>,
  parameters: Parameters,
): { readonly hostile: number; readonly accident: number } {
  const heard = (1 - garbles) * foundOut(since, parameters);
  const of = (made: Readonly<Record<string, number>>) => {
    const p = made[move] ?? 0;
    return move === 'stall' ? 1 - heard * (1 - p) : heard * p;
  };
  return { hostile: of(hostile), accident: of(accident) };
}

/** ln of the likelihood ratio of a move that is heard, or of hearing nothing; exactly 0 on a line of no credibility. */
export function moveLogRatio(move: Move, situation: TalkSituation, parameters: Parameters): number {
  return lnRatioOf(move, talkChances(situation, parameters), situation, parameters);
}

function lnRatioOf(move: Move, made: TalkChances, situation: TalkSituation, parameters: Parameters): number {
  const told = { hostile: made.hostile[move] ?? 0, accident: made.accident[move] ?? 0 };
  const { hostile, accident } = move === 'stall' ? heardChances(move, made, situation, parameters) : told;
  return hostile === accident ? 0 : log(hostile / accident);
}

/** Log weights of what an office says of an act of its own side. */
export function moveWeights(
  truth: keyof TalkChances,
  situation: TalkSituation,
  parameters: Parameters,
): Record<string, number> {
  const made = talkChances(situation, parameters)[truth];
  const speaks = truth === 'hostile' ? foundOut(situation.since, parameters) : 1;
  const chanceOf = (move: string, p: number) => (move === 'stall' ? 1 - speaks * (1 - p) : speaks * p);
  const entries = Object.entries(made).flatMap(([move, p]) => {
    const chance = chanceOf(move, p);
    return chance > 0 ? [[move, log(chance)] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** What the struck side can say of the act, by how hostile it believes it to be. Ours, for their order alone. */
const DEMAND_UTILITIES: Readonly<Record<Demand, Utility>> = {
  'request-restraint': { hostile: -1.5, accident: -0.5 },
  threaten: { hostile: -1, accident: -3 },
  accuse: { hostile: -1, accident: -2 },
  stall: { hostile: -2.5, accident: -0.5 },
};

/** Log weights of what the struck side says of the act, on a line of this tier. */
export function demandWeights(tier: Tier, belief: number, { rationality }: Parameters): Record<string, number> {
  const weights: Record<string, number> = {};
  for (const demand of Object.keys(DEMANDS) as Demand[]) {
    const content = DEMANDS[demand];
    if (content !== null && !carries(tier, content)) continue;
    const { hostile, accident } = DEMAND_UTILITIES[demand];
    weights[demand] = rationality * (belief * hostile + (1 - belief) * accident);
  }
  return weights;
}
