import { sideOf } from './names.js';
import type { FullScenario } from './schema.js';

/** A place at the table: who sits there plays these offices, or watches them. */
export interface SeatSpec {
  readonly id: string;
  readonly name: string;
  /** null: an observer who watches no side */
  readonly side: string | null;
  readonly offices: readonly string[];
  readonly briefing: string;
  readonly wants: string;
  /** how many people can share it */
  readonly people: number;
  readonly observer: boolean;
}

type Seated = Pick<FullScenario, 'seats' | 'sides' | 'actors'>;

/**
 * The seats of a scenario, side by side in the order of the file, observers last. A side for which the file has no seat is one seat
 * with the id of the side and room for one person in each office.
 */
export function seatsOf(scenario: Seated): SeatSpec[] {
  const { seats, sides } = scenario;
  const written = Object.entries(seats).map(([id, { side = null, ...seat }]) => ({
    ...seat,
    id,
    side,
    offices: officesOf(scenario, id),
  }));
  const players = Object.keys(sides).flatMap((side) => {
    const own = written.filter((seat) => seat.side === side && !seat.observer);
    return own.length > 0 ? own : wholeSide(scenario, side);
  });
  return [...players, ...written.filter(({ observer }) => observer)];
}

/** The offices of a side, in the order of the file. */
export function officesOfSide({ actors }: Pick<Seated, 'actors'>, side: string): string[] {
  return Object.keys(actors).filter((actor) => sideOf(actor) === side);
}

/** The offices of a written seat: those that it names, or those of its side that no other seat names. */
function officesOf(scenario: Seated, id: string): readonly string[] {
  const { seats } = scenario;
  const seat = seats[id];
  if (seat?.offices !== undefined) return seat.offices;
  if (seat?.side === undefined) return [];
  const others = seat.observer ? [] : Object.values(seats).filter(({ observer }) => !observer);
  const taken = new Set(others.flatMap(({ offices }) => offices ?? []));
  return officesOfSide(scenario, seat.side).filter((office) => !taken.has(office));
}

function wholeSide(scenario: Seated, side: string): SeatSpec[] {
  const offices = officesOfSide(scenario, side);
  if (offices.length === 0) return [];
  const name = scenario.sides[side]?.name ?? side;
  return [{ id: side, name, side, offices, briefing: '', wants: '', people: offices.length, observer: false }];
}
