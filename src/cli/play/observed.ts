import type { SeatView } from '../../knowledge/index.js';
import { inWords } from '../../model/index.js';
import { oneLine, sentence } from '../../telling/index.js';
import type { Told } from '../../brief/index.js';
import { NewsTeller } from '../../brief/index.js';
import type { Table } from './table.js';

/** Keeps track of what the person has been shown of what the offices know. */
export class Observed {
  private readonly teller: NewsTeller;
  private shown: SeatView | undefined;
  private facts = 0;

  constructor(private readonly table: Table) {
    this.teller = new NewsTeller(table.scenario);
  }

  /** What is new since the last call, in the order of time. Of several changes of one belief, only the last value is told. */
  news(): string[] {
    const instants = new Set([...this.table.facts.slice(this.facts).map(({ at }) => at), this.table.now]);
    const rows: Told[] = [];
    for (const at of instants) {
      const view = this.table.view(at);
      rows.push(...this.teller.since(this.shown, view));
      this.shown = view;
    }
    const told = [...this.lastBeliefs(rows), ...this.lapsed()].toSorted((a, b) => a.at - b.at);
    this.facts = this.table.facts.length;
    return told.map((row) => this.teller.line(row));
  }

  /** Joins the changes of each belief into one: from the value that was shown last to the value now. */
  private lastBeliefs(rows: readonly Told[]): Told[] {
    const first = new Map<string, number | undefined>();
    const last = new Map<string, Told>();
    for (const row of rows) {
      if (row.belief === undefined) continue;
      const key = `${row.belief.office} ${row.belief.case}`;
      if (!first.has(key)) first.set(key, row.belief.from);
      last.set(key, row);
    }
    return rows.flatMap((row) => {
      if (row.belief === undefined) return [row];
      const key = `${row.belief.office} ${row.belief.case}`;
      const from = first.get(key);
      if (last.get(key) !== row || from === row.belief.to) return [];
      return [this.teller.belief(row.at, { ...row.belief, from })];
    });
  }

  /** All that the offices know. */
  all(): string[] {
    return this.teller.all(this.table.view());
  }

  /** Counts everything that is known now as shown. */
  skip(): void {
    this.shown = this.table.view();
    this.facts = this.table.facts.length;
  }

  /** The asks of the person that were not answered in time, or that ended without an answer. */
  private lapsed(): Told[] {
    return this.table.facts.slice(this.facts).flatMap(({ at, fact }): Told[] => {
      if ((fact.fact !== 'answered' && fact.fact !== 'ask-over') || !this.table.isPersons(fact.actor)) return [];
      const who = sentence(this.teller.office(fact.actor));
      if (fact.fact === 'ask-over') return [{ at, text: `${who}: the question is over; ${oneLine(fact.why)}.` }];
      const orders = `did not answer in time. Standing orders: ${inWords(fact.option)}`;
      return fact.by === 'doctrine' ? [{ at, text: `${who} ${orders}.` }] : [];
    });
  }
}
