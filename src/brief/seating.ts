import type { CheckedScenario } from '../scenario/index.js';
import { seatsOf } from '../scenario/index.js';
import { Names, oneLine } from '../telling/index.js';
import type { Block } from './document.js';
import { NONE, table } from './document.js';

/** Who sits where, and what the white cell must know of each seat; nothing where each side is one seat. */
export function seating(scenario: CheckedScenario): Block[] {
  if (Object.keys(scenario.seats).length === 0) return [];
  const names = new Names(scenario);
  const rows = seatsOf(scenario).map(({ name, side, offices, people, observer, briefing, wants }) => [
    name,
    side === null ? NONE : names.side(side),
    watches(observer, offices.map((office) => scenario.actors[office]?.title ?? office).join(', ')),
    String(people),
    oneLine(briefing.trim()) || NONE,
    oneLine(wants.trim()) || NONE,
  ]);
  return [table(['Seat', 'Side', 'Plays', 'People at most', 'Knows alone', 'Wants'], rows)];
}

function watches(observer: boolean, titles: string): string {
  if (!observer) return titles;
  return titles === '' ? 'watches what is public' : `watches ${titles}`;
}
