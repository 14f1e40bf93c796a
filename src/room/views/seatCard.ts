import { DISCLAIMER } from '../../model/index.js';
import { callLines } from '../../scenario/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { oneLine } from '../../telling/index.js';
import type { SeatCard } from '../protocol/serverMessages.js';
import type { RoomSeat } from '../session/seats.js';
import { sideNumber } from './seatSees.js';

/** What a seat knows from the beginning, and what its page needs to offer it. */
export function seatCard(scenario: CheckedScenario, seat: RoomSeat): SeatCard {
  const { actors, actions, sides, title, background } = scenario;
  return {
    seat: { id: seat.id, name: seat.name, side: sideNumber(scenario, seat.offices[0]) },
    offices: seat.offices.map((id) => ({
      id,
      title: actors[id]?.title ?? id,
      below: Object.entries(actors).flatMap(([below, actor]) =>
        actor['reports-to'] === id
          ? [{ id: below, title: actor.title, lines: callLines(scenario, below).map((line) => line.id) }]
          : [],
      ),
    })),
    observes: seat.observes,
    title: oneLine(title),
    background: background.trim(),
    briefing: seat.briefing.trim(),
    notice: DISCLAIMER,
    actions: Object.entries(actions).map(([id, { says }]) => ({ id, says: oneLine(says) })),
    sides: Object.entries(sides).map(([id, { name }]) => ({ id, name })),
  };
}
