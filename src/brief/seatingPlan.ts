import type { CheckedScenario, SeatSpec } from '../scenario/index.js';
import { seatsOf } from '../scenario/index.js';
import type { Block } from './document.js';
import { table } from './document.js';

/** Seats that one table plays, and how many people sit there. */
interface Table {
  readonly seats: readonly SeatSpec[];
  people: number;
}

const FEWEST = 3;
const MOST = 12;

/** Who sits where, for 3 to 12 people, one of whom is the white cell. */
export function seatingPlan(scenario: CheckedScenario): Block[] {
  const players = seatsOf(scenario).filter(({ observer }) => !observer);
  if (players.length === 0) return [];
  const rows = Array.from({ length: MOST - FEWEST + 1 }, (_, i) => {
    const people = FEWEST + i;
    const { tables, watching } = seated(players, people - 1);
    const left = players.filter((seat) => !tables.some(({ seats }) => seats.includes(seat)));
    return [
      String(people),
      tables.map(tableText).join('; '),
      left.map(({ name }) => name).join(', ') || '–',
      watching === 0 ? '–' : String(watching),
    ];
  });
  return [table(['People', 'One runs it; the others play', 'Played by the white cell', 'Observers'], rows)];
}

function tableText({ seats, people }: Table): string {
  return `${seats.map(({ name }) => name).join(' with ')} ${people}`;
}

/** The tables for so many players. With too few for all seats, those of one side are joined, then the last side is left out. */
function seated(players: readonly SeatSpec[], people: number): { tables: readonly Table[]; watching: number } {
  let tables: Table[] = players.map((seat) => ({ seats: [seat], people: 1 }));
  while (tables.length > people) tables = joined(tables) ?? tables.slice(0, -1);
  let free = people - tables.length;
  while (free > 0) {
    const next = roomiest(tables);
    if (next === undefined) break;
    next.people += 1;
    free -= 1;
  }
  return { tables, watching: free };
}

/** The same with the last table that shares its side with another one joined to that one; null where every side has one table. */
function joined(tables: readonly Table[]): Table[] | null {
  const last = tables.findLastIndex((each, i) => tables.findIndex((other) => sideOf(other) === sideOf(each)) < i);
  const joining = tables[last];
  if (joining === undefined) return null;
  const first = tables.findIndex((each) => sideOf(each) === sideOf(joining));
  return tables.flatMap((each, i) => {
    if (i === last) return [];
    return i === first ? [{ seats: [...each.seats, ...joining.seats], people: 1 }] : [each];
  });
}

/** The table with the most offices for each person, if it has room. */
function roomiest(tables: readonly Table[]): Table | undefined {
  const load = ({ seats, people }: Table) => sum(seats.map(({ offices }) => offices.length)) / people;
  return tables
    .filter(({ seats, people }) => people < sum(seats.map((seat) => seat.people)))
    .toSorted((a, b) => load(b) - load(a))[0];
}

function sideOf({ seats }: Table): string | null {
  return seats[0]?.side ?? null;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
