import type { CheckedScenario } from '../scenario/index.js';
import { seatsOf, sideOf } from '../scenario/index.js';

/** What somebody sees with, and plays. */
export interface Members {
  readonly offices: readonly string[];
  /** those of `offices` that they are asked for; an observer is asked for none */
  readonly played: readonly string[];
}

/** The offices behind sides, seats and offices, in the order of the scenario; null where there is none and nobody observes. */
export function membersOf(scenario: CheckedScenario, wanted: readonly string[]): Members | null {
  const seats = seatsOf(scenario).filter(({ id }) => wanted.includes(id));
  const seen = new Set(seats.flatMap(({ offices }) => offices));
  const played = new Set(seats.flatMap(({ offices, observer }) => (observer ? [] : offices)));
  const offices = Object.keys(scenario.actors).filter((id) => {
    // A seat with the id of a side is all of that side.
    const isNamed = wanted.includes(id) || wanted.includes(sideOf(id));
    if (isNamed) played.add(id);
    return isNamed || seen.has(id);
  });
  if (offices.length === 0 && !seats.some(({ observer }) => observer)) return null;
  return { offices, played: offices.filter((id) => played.has(id)) };
}
