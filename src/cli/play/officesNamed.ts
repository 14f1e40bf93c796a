import type { CheckedScenario } from '../../scenario/index.js';
import { nearest, seatsOf, sideOf, visibleLine } from '../../scenario/index.js';
import { CommandError, EXIT } from '../exit.js';

/**
 * The offices that these names mean, in the order of the scenario: an office, a seat with its offices, or a side with all of them.
 * Ends the command for a name that the scenario does not have, and for an observer’s seat.
 */
export function officesNamed(scenario: CheckedScenario, given: readonly string[]): readonly string[] {
  const { id, actors } = scenario;
  const seats = seatsOf(scenario);
  const offices = Object.keys(actors);
  const wanted = new Set<string>();
  for (const name of given) {
    const seat = seats.find((each) => each.id === name);
    if (seat?.observer === true) {
      const message = `${seat.id} is an observer’s seat, which plays no office. Watch with replay --seat ${seat.id}.`;
      throw new CommandError(message, EXIT.wrongUsage);
    }
    const meant = offices.filter((office) => office === name || sideOf(office) === name);
    for (const office of seat?.offices ?? meant) wanted.add(office);
    if (seat === undefined && meant.length === 0) throw unknownName(scenario, name);
  }
  if (wanted.size === 0) {
    const message =
      offices.length === 0
        ? `${id} has no offices to play.`
        : `Whom do you play? Name seats or offices with --as: ${id} has ${playable(scenario).join(', ')}.`;
    throw new CommandError(message, EXIT.wrongUsage);
  }
  return offices.filter((office) => wanted.has(office));
}

function unknownName(scenario: CheckedScenario, name: string): CommandError {
  const known = playable(scenario);
  const near = nearest(name, known);
  const hint = near === undefined ? '' : ` Did you mean “${near}”?`;
  const message = `${scenario.id} has no seat or office “${visibleLine(name)}”: it has ${known.join(', ')}.${hint}`;
  return new CommandError(message, EXIT.wrongUsage);
}

/** All seats that play, and all offices. */
function playable(scenario: CheckedScenario): string[] {
  const seats = seatsOf(scenario).flatMap(({ id, observer }) => (observer ? [] : id));
  return [...seats, ...Object.keys(scenario.actors)];
}
