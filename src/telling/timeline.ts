import type { CrisisFact } from '../model/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import type { ClockTime } from './clock.js';
import { clockTime } from './clock.js';
import type { Told } from './sentences.js';
import { Storyteller } from './sentences.js';
import type { ToldEntry } from './story/chronicle.js';
import { beatsOf } from './story/index.js';

/** How much of a run is told, least first. */
export const LEVELS = ['headlines', 'story', 'all'] as const;
export type Level = (typeof LEVELS)[number];

/** A row of a timeline: one sentence. The caller formats the rows. */
export interface TimelineRow extends ClockTime, Told {
  /** the number of the entry that it tells of */
  readonly seq: number;
  /** seconds from the start */
  readonly at: number;
  /** the case that it is about, if it is about one */
  readonly case: string | null;
}

/**
 * Returns a function that tells the entries of one run, given in their order: a row for each fact that is told. Executes nothing.
 *
 * @example
 * const { scenario } = checkScenario(text, 'file.yaml');
 * const rowsOf = timeline(scenario);
 * const rows = [];
 * runScenario(scenario, { arm: null, seed: '1', trace: (entry) => rows.push(...rowsOf(entry)) });
 * for (const { day, time, text } of rows) console.log(`day ${day} ${time} ${text}`);
 */
export function timeline(scenario: CheckedScenario): (entry: ToldEntry) => TimelineRow[] {
  const teller = new Storyteller(scenario);
  return ({ seq, at, facts }) => {
    const when = clockTime(scenario.start, at);
    return (facts as readonly CrisisFact[]).flatMap((fact) => {
      const told = teller.tell(fact, at);
      return told === null ? [] : [{ ...when, ...told, seq, at, case: 'case' in fact ? fact.case : null }];
    });
  };
}

/**
 * Tells a whole run at a level. headlines: what mattered most, one line for every six hours and five more; story: what changed and
 * why it matters, each thing once; all: every fact that readers may need. Executes nothing.
 *
 * @example
 * const { scenario } = checkScenario(text, 'file.yaml');
 * const entries = [];
 * runScenario(scenario, { arm: null, seed: '1', trace: (entry) => entries.push(entry) });
 * for (const { time, text } of tellRun(scenario, entries, 'headlines')) console.log(time, text);
 */
export function tellRun(scenario: CheckedScenario, entries: readonly ToldEntry[], level: Level): TimelineRow[] {
  if (level === 'all') return entries.flatMap(timeline(scenario));
  return beatsOf(scenario, entries, level).map(({ seq, at, mark, text, case: about }) => ({
    ...clockTime(scenario.start, at),
    mark,
    text,
    seq,
    at,
    case: about,
  }));
}
