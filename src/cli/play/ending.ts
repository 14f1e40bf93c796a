import type { CrisisFact } from '../../model/index.js';
import { inWords } from '../../model/index.js';
import { Names, clock, sentence, story } from '../../telling/index.js';
import type { Table } from './table.js';

type Asked = Extract<CrisisFact, { fact: 'ask' }>;

/** All that has happened, with truths, rungs and chances; then, for each answered ask, what the formula would have chosen. */
export function wholeStory(table: Table): string {
  const compared = besideFormula(table);
  const told = story(table.scenario, table.entries);
  return compared.length === 0 ? told : `${told}\n\nWhat the formula would have chosen:\n${compared.join('\n')}`;
}

function besideFormula(table: Table): string[] {
  const names = new Names(table.scenario);
  const asks = new Map<number, Asked>();
  const lines: string[] = [];
  for (const { at, seq, fact } of table.facts) {
    if (fact.fact === 'ask') asks.set(seq, fact);
    if (fact.fact !== 'answered') continue;
    const asked = asks.get(fact.ask);
    if (asked === undefined) continue;
    const { option, by } = fact;
    const chose = by === 'doctrine' ? `no answer, so ${inWords(option)}` : inWords(option);
    const formula = option === asked.formula ? 'the same' : inWords(asked.formula);
    const when = clock(table.scenario.start, at);
    lines.push(`  ${when}  ${sentence(names.actor(fact.actor))}: ${chose}; the formula: ${formula}`);
  }
  return lines;
}
