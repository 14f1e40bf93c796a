import type { Draw } from '../../engine/index.js';
import type { CrisisFact } from '../../model/index.js';
import { inWords, logistic } from '../../model/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { clock, decidedDraw, Names, oneLine, percent, sentence, Storyteller } from '../../telling/index.js';
import type { EntryLine } from '../format.js';
import { tippingOf } from './tip.js';

/** One link of a chain of causes, in words. */
export interface Link {
  readonly seq: number;
  /** “day 1 09:17” */
  readonly when: string;
  /** what happened, in sentences */
  readonly says: readonly string[];
  /** whether it is more than a message being passed on */
  readonly telling: boolean;
  /** what a belief in it was made of, largest first */
  readonly grounds: readonly { readonly why: string; readonly points: number; readonly seq: number }[];
  /** what decided it, and what would have tipped it */
  readonly decided: readonly string[];
}

/** Says what an entry of a run was, and why it went that way. */
export class Explainer {
  private readonly names: Names;
  private readonly teller: Storyteller;

  constructor(private readonly scenario: CheckedScenario) {
    this.names = new Names(scenario);
    this.teller = new Storyteller(scenario);
  }

  /** Takes in an entry, so that the cases that it brings can be named. */
  learn({ facts, at }: EntryLine): void {
    for (const fact of facts) this.teller.learn(fact as CrisisFact, at);
  }

  explain(entry: EntryLine): Link {
    const told = entry.facts.flatMap((fact) => {
      const line = this.teller.tell(fact as CrisisFact, entry.at);
      return line === null ? [] : [line.text];
    });
    return {
      seq: entry.seq,
      when: clock(this.scenario.start, entry.at),
      says: told.length > 0 ? told : [oneLine(this.passing(entry))],
      telling: told.length > 0,
      grounds: groundsOf(entry),
      decided: [...this.tipping(entry), ...entry.draws.flatMap((draw) => this.luck(draw, entry.to))].map(oneLine),
    };
  }

  private passing({ from, to, event }: EntryLine): string {
    const who = (id: string) => (id.includes('.') && !id.includes('/') ? this.names.actor(id) : id);
    return `${sentence(who(to))} gets “${event.type}” from ${who(from)}.`;
  }

  private tipping(entry: EntryLine): string[] {
    const tipping = tippingOf(this.scenario, entry);
    if (tipping === null) return [];
    const { luck, belief } = tipping;
    const chosen = entry.draws.find((draw) => draw.kind === 'pick')?.result ?? '';
    const said: string[] = [];
    if (luck !== null) {
      const { to, lead } = luck;
      said.push(`Luck and weight favoured ${inWords(chosen)} by ${lead.toFixed(2)} over ${inWords(to)}.`);
    }
    said.push(
      belief === null
        ? 'With this luck no belief would have changed the choice.'
        : `What would have tipped it: a belief ${belief.when === 'below' ? 'under' : 'over'} ${percent(belief.at)} → ${inWords(belief.to)}.`,
    );
    return said;
  }

  private luck(draw: Draw, entity: string): string[] {
    if (draw.overruled !== undefined) {
      const decided = decidedDraw(this.names, { entity, purpose: draw.purpose, outcome: draw.result });
      return [`Decided at the table in place of luck (#${draw.overruled}): ${decided}`];
    }
    if (draw.kind !== 'chance' || draw.purpose === 'misreads') return [];
    const { purpose, p, luck, result } = draw;
    const tipped = result
      ? `under ${percent(luck)} it would not have been`
      : `from ${percent(luck)} on it would have been`;
    return [`Drawn: ${purpose}? ${result ? 'yes' : 'no'}, at a chance of ${percent(p)}; ${tipped}.`];
  }
}

/** What made the belief that a decision was briefed with, in points of probability as each came. */
function groundsOf({ event }: EntryLine): Link['grounds'] {
  const given = event.type === 'briefing' ? event['grounds'] : undefined;
  if (!Array.isArray(given)) return [];
  let logOdds = 0;
  return given.flatMap((ground: { why: string; amount: number; seq: number }, i) => {
    const before = i === 0 ? 0 : logistic(logOdds);
    logOdds += ground.amount;
    return { why: oneLine(ground.why), points: logistic(logOdds) - before, seq: ground.seq };
  });
}
