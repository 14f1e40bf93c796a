import type { Entry } from '../engine/index.js';
import type { CrisisFact } from '../model/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { clockTime } from './clock.js';
import { Storyteller } from './sentences.js';

/** The story of a run, a line a fact: day and clock where they change, a mark where the ladder moves, a sentence. */
export function timeline(scenario: CheckedScenario, entries: readonly Entry[]): string {
  const teller = new Storyteller(scenario);
  const lines: string[] = [];
  let day = 0;
  let time = '';
  for (const { at, facts } of entries) {
    const now = clockTime(scenario.start, at);
    for (const fact of facts) {
      const told = teller.tell(fact as CrisisFact, at);
      if (told === null) continue;
      const showDay = now.day !== day ? `day ${now.day}` : '';
      const showTime = now.day !== day || now.time !== time ? now.time : '';
      day = now.day;
      time = now.time;
      lines.push(`${showDay.padStart(6)} ${showTime.padEnd(5)}  ${(told.mark || ' ').padEnd(1)} ${told.text}`);
    }
  }
  return lines.join('\n');
}
