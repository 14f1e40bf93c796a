import type { Entry } from '../engine/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import type { TimelineRow } from './timeline.js';
import { timeline } from './timeline.js';

/** Returns a function that formats the rows of one timeline as lines of text. Day and time are shown only when they change. */
export function storyLines(): (rows: readonly TimelineRow[]) => string[] {
  let shown = { day: 0, time: '' };
  return (rows) =>
    rows.map(({ day, time, mark, text }) => {
      const showDay = day === shown.day ? '' : `day ${day}`;
      const showTime = day === shown.day && time === shown.time ? '' : time;
      shown = { day, time };
      return `${showDay.padStart(6)} ${showTime.padEnd(5)}  ${mark.padEnd(1)} ${text}`;
    });
}

/**
 * Tells a whole run as lines of text, each with a time, a mark (`▲` or `▼` for a move of the ladder, `!` for an act) and a sentence.
 * Executes nothing.
 *
 * @example
 * const { scenario } = checkScenario(text, 'file.yaml');
 * const entries = [];
 * runScenario(scenario, { arm: null, seed: '1', trace: (entry) => entries.push(entry) });
 * console.log(story(scenario, entries));
 */
export function story(scenario: CheckedScenario, entries: readonly Entry[]): string {
  const tell = timeline(scenario);
  return storyLines()(entries.flatMap(tell)).join('\n');
}
