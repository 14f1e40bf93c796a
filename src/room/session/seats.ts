import type { CheckedScenario } from '../../scenario/index.js';
import { sideOf } from '../../scenario/index.js';

/** A place at the table, in which one or several people sit. */
export interface RoomSeat {
  readonly id: string;
  readonly name: string;
  readonly side: string | null;
  readonly offices: readonly string[];
  /** what its people read at the beginning */
  readonly briefing: string;
  /** whether its people watch and decide nothing */
  readonly observes: boolean;
}

/** The seats of a scenario: one for each side that has offices. */
export function roomSeats({ sides, actors }: CheckedScenario): RoomSeat[] {
  return Object.entries(sides).flatMap(([id, { name, briefing }]): RoomSeat[] => {
    const offices = Object.keys(actors).filter((office) => sideOf(office) === id);
    return offices.length === 0 ? [] : [{ id, name, side: id, offices, briefing, observes: false }];
  });
}
