import type { Entry } from '../engine/index.js';
import type { CrisisFact } from '../model/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import type { ClockTime } from './clock.js';
import { clockTime } from './clock.js';
import type { Told } from './sentences.js';
import { Storyteller } from './sentences.js';

/** How much of a run is told, least first. */
export type Level = 'headlines' | 'story' | 'all';

/** A row of a timeline: one fact as a sentence. The caller formats the rows. */
export interface TimelineRow extends ClockTime, Told {
  /** the number of the entry that the fact is in */
  readonly seq: number;
  /** the case that the fact is about, if it is about one */
  readonly case: string | null;
  /** the first level that tells it */
  readonly level: Level;
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
export function timeline(scenario: CheckedScenario): (entry: Entry) => TimelineRow[] {
  const teller = new Storyteller(scenario);
  return ({ seq, at, facts }) => {
    const when = clockTime(scenario.start, at);
    return (facts as readonly CrisisFact[]).flatMap((fact) => {
      const told = teller.tell(fact, at);
      if (told === null) return [];
      return [{ ...when, ...told, seq, case: 'case' in fact ? fact.case : null, level: 'story' }];
    });
  };
}
