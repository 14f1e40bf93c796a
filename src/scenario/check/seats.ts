import { sideOf } from '../format/names.js';
import type { SeatSpec } from '../format/seats.js';
import { officesOfSide, seatsOf } from '../format/seats.js';
import type { FullScenario } from '../format/schema.js';
import { finding, findingAtKey } from '../text/problem.js';
import type { Finding } from '../text/problem.js';

/** Each seat must have offices of its own side, and each office one seat. A seat with the id of a side must be all of that side. */
export function* seatsFit(scenario: FullScenario): Iterable<Finding> {
  const seatOf = new Map<string, string>();
  for (const [id, { side, observer }] of Object.entries(scenario.seats)) {
    if (side !== undefined || observer) continue;
    const message = `the seat ${id} has no side: expected side, or observer: true`;
    yield findingAtKey('choose-one', ['seats', id], message);
  }
  for (const seat of seatsOf(scenario)) {
    const { id, side, offices, observer } = seat;
    const written = scenario.seats[id];
    if (written === undefined || side === null || !Object.hasOwn(scenario.sides, side)) continue;
    for (const [i, office] of (written.offices ?? []).entries()) {
      if (sideOf(office) === side) continue;
      const message = `the seat ${id} belongs to ${side}, but names ${office}: expected offices of ${side}`;
      yield finding(
        'seat-offices',
        ['seats', id, 'offices', i],
        message,
        `move ${office} to a seat of ${sideOf(office)}`,
      );
    }
    const whole = !observer && officesOfSide(scenario, id).every((office) => offices.includes(office));
    if (Object.hasOwn(scenario.sides, id) && (side !== id || !whole)) {
      const message = `the seat ${id} is not the whole of that side: “${id}” always means all of its offices`;
      yield findingAtKey('reserved-id', ['seats', id], message, 'choose another id; its name may stay');
    }
    if (observer) continue;
    if (offices.length === 0) {
      const message = `the seat ${id} has no office: other seats name all offices of ${side}`;
      yield findingAtKey('seat-offices', ['seats', id], message, 'give it one of them, or make it an observer’s');
    }
    const shared = offices.findIndex((office) => seatOf.has(office));
    if (shared >= 0) yield sharedOffice(seat, shared, seatOf, written.offices !== undefined);
    for (const office of offices) seatOf.set(office, id);
  }
}

/** An office that another seat has already. */
function sharedOffice({ id, offices }: SeatSpec, at: number, seatOf: Map<string, string>, named: boolean): Finding {
  const office = offices[at] ?? '';
  const message = `${office} has the seat ${seatOf.get(office)} already, and ${id} takes it too: expected one seat for each office`;
  const hint = 'remove it from one of the two; name the offices of both';
  return named
    ? finding('seat-offices', ['seats', id, 'offices', at], message, hint)
    : findingAtKey('seat-offices', ['seats', id], message, hint);
}
