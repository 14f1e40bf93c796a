import type { Entry } from '../engine/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import type { Level, TimelineRow } from './timeline.js';
import { tellRun } from './timeline.js';
import { wrap } from './wrap.js';

/** How the rows of a timeline are laid out as lines. */
export interface Layout {
  /** columns of text; default: 120 */
  readonly width?: number;
  /** whether each line begins with the number of its entry */
  readonly numbers?: boolean;
}

/** Columns before the sentence: day, time and mark. */
const MARGIN = 16;
const NUMBER = 8;

/**
 * Returns a function that formats the rows of one timeline as lines of text, broken at spaces. Day and time are shown only when they
 * change.
 */
export function storyLines({ width = 120, numbers = false }: Layout = {}): (rows: readonly TimelineRow[]) => string[] {
  let shown = { day: 0, time: '' };
  const margin = MARGIN + (numbers ? NUMBER : 0);
  return (rows) =>
    rows.flatMap(({ day, time, mark, text, seq }) => {
      const showDay = day === shown.day ? '' : `day ${day}`;
      const showTime = day === shown.day && time === shown.time ? '' : time;
      shown = { day, time };
      const number = numbers ? `#${seq}`.padEnd(NUMBER) : '';
      const [first = '', ...rest] = wrap(text, Math.max(20, width - margin));
      return [
        `${number}${showDay.padStart(6)} ${showTime.padEnd(5)}  ${mark.padEnd(1)} ${first}`,
        ...rest.map((line) => `${' '.repeat(margin)}${line}`),
      ];
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
export function story(
  scenario: CheckedScenario,
  entries: readonly Entry[],
  { level = 'story', ...layout }: Layout & { readonly level?: Level } = {},
): string {
  return storyLines(layout)(tellRun(scenario, entries, level)).join('\n');
}
