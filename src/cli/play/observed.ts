import type { SeatView } from '../../knowledge/index.js';
import { inWords } from '../../model/index.js';
import { oneLine, sentence } from '../../telling/index.js';
import type { Told } from '../seatNews.js';
import { NewsTeller } from '../seatNews.js';
import type { Table } from './table.js';

/** What the person has been shown of what his offices know. */
export class Observed {
  private readonly teller: NewsTeller;
  private shown = new Map<string, SeatView>();
  private facts = 0;

  constructor(private readonly table: Table) {
    this.teller = new NewsTeller(table.scenario);
  }

  /** What is new since the last time, in the order of time. */
  news(): string[] {
    const rows = this.table.views().flatMap((view) => this.teller.since(this.shown.get(view.seat), view));
    const lines = [...rows, ...this.lapsed()].toSorted((a, b) => a.at - b.at).map((row) => this.teller.line(row));
    this.skip();
    // What is said in public is news to each office.
    return [...new Set(lines)];
  }

  /** All that the offices know, one after the other. */
  all(): string[] {
    return this.table.views().flatMap((view, i) => [...(i === 0 ? [] : ['']), ...this.teller.all(view)]);
  }

  /** Takes what is known now as shown. */
  skip(): void {
    this.shown = new Map(this.table.views().map((view) => [view.seat, view]));
    this.facts = this.table.facts.length;
  }

  /** The asks of the person that were not answered in time, or came to nothing. */
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
