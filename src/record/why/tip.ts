import type { Draw, Entry } from '../../engine/index.js';
import type { CrisisFact, Situation } from '../../model/index.js';
import { logWeights, menu } from '../../model/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { choicesOf } from '../../scenario/index.js';

type DecisionFact = Extract<CrisisFact, { fact: 'decision' }>;
type Pick = Extract<Draw, { kind: 'pick' }>;

/** What would have tipped a choice: the smallest change of luck or belief with which another option wins. */
export interface Tipping {
  /** the option that came second with this luck, and by how much the winner led it */
  readonly luck: { readonly to: string; readonly lead: number } | null;
  /** the nearest belief at which, with this luck, another option wins */
  readonly belief: { readonly to: string; readonly at: number; readonly when: 'above' | 'below' } | null;
}

/** Finds what would have tipped the choice that an entry records. Null if it records none, or one that was made at the table. */
export function tippingOf(scenario: CheckedScenario, entry: Entry): Tipping | null {
  const choice = choiceIn(entry);
  if (choice === null) return null;
  const { fact, draw } = choice;
  const scores = Object.entries(draw.weights).map(([id, weight]) => ({ id, score: weight + (draw.luck[id] ?? 0) }));
  const [, second] = scores.toSorted((a, b) => b.score - a.score);
  return {
    luck: second === undefined || draw.margin === null ? null : { to: second.id, lead: draw.margin },
    belief: tippingBelief(scenario, entry, fact, draw),
  };
}

/** A stretch of beliefs, up to `to`, in which one option wins. */
export interface Stretch {
  readonly option: string;
  readonly to: number;
}

/**
 * Which option the choice of an entry would have come to at each belief from 0 to 1, with the same luck: stretches, lowest first.
 * Null where `tippingOf` is null.
 */
export function choicesByBelief(scenario: CheckedScenario, entry: Entry): Stretch[] | null {
  const choice = choiceIn(entry);
  if (choice === null) return null;
  const winner = winnerAt(scenario, entry, choice.fact, choice.draw);
  const stretches: Stretch[] = [];
  let [from, option] = [0, winner(0)];
  for (let step = COARSE; step <= STEPS; step += COARSE) {
    const next = winner(step / STEPS);
    // Where the winner changes, the last step at which the old one still wins is found by halving.
    while (next !== option) {
      let [low, high] = [Math.max(from, step - COARSE), step];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (winner(middle / STEPS) === option) low = middle;
        else high = middle;
      }
      stretches.push({ option, to: low / STEPS });
      [from, option] = [high, winner(high / STEPS)];
    }
  }
  stretches.push({ option, to: 1 });
  return stretches;
}

/** The decision of an entry and its draw; null if it records none, or one that was made at the table. */
function choiceIn(entry: Entry): { readonly fact: DecisionFact; readonly draw: Pick } | null {
  const fact = entry.facts.find(({ fact: kind }) => kind === 'decision') as DecisionFact | undefined;
  const draw = entry.draws.find((each): each is Pick => each.kind === 'pick' && each.purpose === 'chooses');
  return fact === undefined || draw === undefined || draw.overruled !== undefined ? null : { fact, draw };
}

const STEPS = 1000;
/** Wins that are narrower than so many steps can be missed between the stretches. */
const COARSE = 20;

/** Tries beliefs further and further from the one held, under the same luck. */
function tippingBelief(scenario: CheckedScenario, entry: Entry, fact: DecisionFact, draw: Pick): Tipping['belief'] {
  const winner = winnerAt(scenario, entry, fact, draw);
  if (winner(fact.belief) !== draw.result) return null;
  for (let step = 1; step <= STEPS; step++) {
    for (const [at, when] of [
      [fact.belief - step / STEPS, 'below'],
      [fact.belief + step / STEPS, 'above'],
    ] as const) {
      if (at < 0 || at > 1) continue;
      const to = winner(at);
      if (to !== draw.result) return { to, at, when };
    }
  }
  return null;
}

function winnerAt(
  scenario: CheckedScenario,
  { event }: Entry,
  fact: DecisionFact,
  draw: Pick,
): (belief: number) => string {
  const { options, ladder, parameters } = choicesOf(scenario);
  const open = menu(options, ladder, fact.rung).filter(({ id }) => Object.hasOwn(draw.weights, id));
  const situation: Situation = {
    belief: fact.belief,
    rung: fact.rung,
    stress: fact.stress,
    losing: Number(event['losing'] ?? 0),
    threatened: event['threatened'] === true,
    denial: event['denial'] === true,
    standingLost: Number(event['exposed'] ?? 0),
    weapon: fact.weapon,
    local: fact.kind === 'local',
  };
  return (belief) => {
    const weights = logWeights(open, { ...situation, belief }, ladder, parameters);
    let best = draw.result;
    let most = -Infinity;
    for (const [id, weight] of Object.entries(weights)) {
      const score = weight + (draw.luck[id] ?? 0);
      if (score > most) {
        most = score;
        best = id;
      }
    }
    return best;
  };
}
