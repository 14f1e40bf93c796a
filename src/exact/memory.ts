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

/** @throws ExactRefusal if a measure counts seconds: a finite chain has no state for every number of them */
export function refuseClocks(measures: Readonly<Record<string, Measure>>): void {
  for (const [name, { keep }] of Object.entries(measures)) {
    if (keep.note !== 'clock') continue;
    throw new ExactRefusal(null, `the outcome ${name} counts seconds`, 'leave it out, or use brinkline compare');
  }
}
