import type { Entry } from '../engine/index.js';
import type { CrisisFact } from '../model/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { clockTime } from './clock.js';
import { Storyteller } from './sentences.js';

/** Tells entries as they come. */
export interface Timeline {
  /** The lines for the next entry: day and clock where they change, a mark where the ladder moves, a sentence a fact. May be empty. */
  tell(entry: Entry): string;
}

/** A teller of a run, entry by entry. */
export function timeline(scenario: CheckedScenario): Timeline {
  const teller = new Storyteller(scenario);
  let day = 0;
  let time = '';
  return {
    tell({ at, facts }) {
      const now = clockTime(scenario.start, at);
      const lines: string[] = [];
      for (const fact of facts) {
        const told = teller.tell(fact as CrisisFact, at);
        if (told === null) continue;
        const showDay = now.day !== day ? `day ${now.day}` : '';
        const showTime = now.day !== day || now.time !== time ? now.time : '';
        day = now.day;
        time = now.time;
        lines.push(`${showDay.padStart(6)} ${showTime.padEnd(5)}  ${(told.mark || ' ').padEnd(1)} ${told.text}`);
      }
      return lines.join('\n');
    },
  };
}

/** The story of a whole run. */
export function story(scenario: CheckedScenario, entries: readonly Entry[]): string {
  const teller = timeline(scenario);
  return entries
    .map((entry) => teller.tell(entry))
    .filter((lines) => lines !== '')
    .join('\n');
}
