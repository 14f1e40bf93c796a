import type { CheckedScenario } from '../../scenario/index.js';
import { seatsOf } from '../../scenario/index.js';

/** A place at the table, in which one or several people sit. */
export interface RoomSeat {
  readonly id: string;
  readonly name: string;
  readonly side: string | null;
  readonly offices: readonly string[];
  /** what its people read at the beginning: what their side knows, and what they alone know and want */
  readonly briefing: string;
  /** whether its people watch and decide nothing */
  readonly observes: boolean;
}

/** The seats of a scenario. */
export function roomSeats(scenario: CheckedScenario): RoomSeat[] {
  return seatsOf(scenario).map(({ id, name, side, offices, briefing, wants, observer }) => {
    const ofSide = side === null ? '' : (scenario.sides[side]?.briefing ?? '');
    const texts = [ofSide, briefing, wants].map((text) => text.trim()).filter((text) => text !== '');
    return { id, name, side, offices, briefing: texts.join('\n\n'), observes: observer };
  });
}
