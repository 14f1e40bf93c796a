import type { Measure, OutcomeState } from '../model/index.js';
import { ExactRefusal } from './refusal.js';

/** What the observer has seen of a run, without times and details that no measure keeps. */
export function memoryOf(seen: OutcomeState, measures: Readonly<Record<string, Measure>>): OutcomeState {
  const keepsCases = Object.values(measures).some(({ keep }) => keep.cases);
  return {
    ...seen,
    rung: 0,
    peak: 0,
    crossings: [],
    contacts: [],
    cases: keepsCases ? seen.cases : {},
    milestones: [],
  };
}

/** What to say of notes that can have infinitely many values. */
const ENDLESS: ReadonlyMap<Measure['keep']['note'], string> = new Map([
  ['clock', 'counts seconds'],
  ['mean', 'is a mean over the run'],
]);

/** @throws ExactRefusal if a measure can have infinitely many notes: a finite chain has no state for each of them */
export function refuseEndless(measures: Readonly<Record<string, Measure>>): void {
  for (const [name, { keep }] of Object.entries(measures)) {
    const what = ENDLESS.get(keep.note);
    if (what === undefined) continue;
    throw new ExactRefusal(null, `the outcome ${name} ${what}`, 'leave it out, or use brinkline compare');
  }
}
