import type { Entry } from '../engine/index.js';
import type { CrisisFact } from '../model/index.js';

type Fact<Kind extends CrisisFact['fact']> = Extract<CrisisFact, { fact: Kind }>;

/** A decision of a run that can be replaced: a choice of the formula, or an answer to an ask. */
export interface ChoicePoint {
  readonly seq: number;
  /** the message that was handled before it (for an answer: before the entry in which it came); 0: none */
  readonly before: number;
  /** seconds from the start */
  readonly at: number;
  readonly office: string;
  readonly case: string | null;
  readonly entity: string;
  readonly chosen: string;
  readonly options: readonly string[];
  /** the chance that the formula gave to each option; null: the formula did not decide */
  readonly chances: Readonly<Record<string, number>> | null;
  /** the ask that it answers; null: the formula chose */
  readonly ask: number | null;
}

/** The decisions of a run that can be replaced, from its entries in order. */
export function choicePoints(entries: Iterable<Entry>): ChoicePoint[] {
  const points: ChoicePoint[] = [];
  const asks = new Map<number, Fact<'ask'>>();
  /** by entity: the answer that a decision has received but not yet carried out */
  const answers = new Map<string, ChoicePoint>();
  let before = 0;
  for (const { seq, at, to: entity, facts } of entries) {
    for (const noted of facts) {
      const fact = noted as CrisisFact;
      if (fact.fact === 'ask') asks.set(seq, fact);
      if (fact.fact === 'answered') {
        const ask = asks.get(fact.ask);
        if (ask === undefined) continue;
        const { actor: office, case: about, options } = ask;
        const chosen = fact.option;
        const point = { seq, before, at, office, case: about, entity, chosen, options, chances: null, ask: fact.ask };
        points.push(point);
        answers.set(entity, point);
      }
      if (fact.fact === 'decision') {
        const answered = fact.formula === undefined ? undefined : answers.get(entity);
        if (answered?.seq === seq) continue;
        const { actor: office, case: about, chosen } = fact;
        const options = Object.keys(fact.options);
        const chances = fact.by === undefined ? fact.options : null;
        points.push({ before, at, office, case: about, entity, chosen, options, chances, ask: null, ...answered, seq });
      }
    }
    before = seq;
  }
  return points;
}
