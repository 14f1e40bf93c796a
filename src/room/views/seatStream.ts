import type { NotedFact, SeatView } from '../../knowledge/index.js';
import { audience, seatView } from '../../knowledge/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { sideOf } from '../../scenario/index.js';
import type { RoomSeat } from '../session/seats.js';
import type { SeatRow } from './seatRows.js';
import { SeatTeller } from './seatRows.js';
import type { Sees } from './seatSees.js';
import { seen } from './seatSees.js';

/** What is new to a seat with one fact. A list that is absent has not changed. */
export type Told = { readonly rows: readonly SeatRow[] } & { readonly [K in 'cases' | 'lines' | 'asks']?: Sees[K] };

/**
 * What a seat is told, one message for each fact that it learns. So its messages do not depend on where the clock stops, or on
 * anything else that the seat is not told.
 */
export class SeatStream {
  private teller: SeatTeller;
  private view: SeatView;
  private shown: Omit<Sees, 'rows'>;
  private rows: SeatRow[] = [];
  private taken = 0;
  private readonly names: ReadonlySet<string>;

  constructor(
    private readonly scenario: CheckedScenario,
    private readonly seat: RoomSeat,
  ) {
    this.names = new Set([seat.id, ...seat.offices, ...seat.offices.map(sideOf)]);
    this.teller = new SeatTeller(scenario);
    this.view = seatView(scenario, [], seat.id, 0);
    this.shown = seen(scenario, this.view);
  }

  /** All that the seat sees, for a page that has just come. */
  get sees(): Sees {
    return { rows: this.rows, ...this.shown };
  }

  /** Forgets everything: the evening has turned to another course. */
  restart(): void {
    this.teller = new SeatTeller(this.scenario);
    this.view = seatView(this.scenario, [], this.seat.id, 0);
    this.shown = seen(this.scenario, this.view);
    this.rows = [];
    this.taken = 0;
  }

  /** What is new, one message for each fact. */
  take(facts: readonly NotedFact[]): Told[] {
    const told: Told[] = [];
    while (this.taken < facts.length) {
      const each = facts[this.taken];
      this.taken += 1;
      if (each === undefined || !this.hears(each)) continue;
      const view = seatView(this.scenario, facts.slice(0, this.taken), this.seat.id, each.at);
      const news = this.change(view);
      if (news !== null) told.push(news);
    }
    return told;
  }

  private hears({ fact }: NotedFact): boolean {
    const who = audience(fact, this.scenario);
    return who === 'everyone' || (who !== 'nobody' && who.some((name) => this.names.has(name)));
  }

  private change(view: SeatView): Told | null {
    const rows = this.teller.since(this.view, view);
    const shown = seen(this.scenario, view);
    const changed = (['cases', 'lines', 'asks'] as const).filter(
      (list) => JSON.stringify(shown[list]) !== JSON.stringify(this.shown[list]),
    );
    this.view = view;
    this.shown = shown;
    this.rows.push(...rows);
    if (rows.length === 0 && changed.length === 0) return null;
    return { rows, ...Object.fromEntries(changed.map((list) => [list, shown[list]])) };
  }
}
