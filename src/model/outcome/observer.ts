import type { Observer } from '../../engine/index.js';
import type { CrisisFact } from '../facts.js';
import type { Landmarks } from '../vocabulary.js';
import { LANDMARKS } from '../vocabulary.js';
import type { Contact, Crossing, RunLog } from './log.js';
import { addToLog, emptyLog } from './log.js';
import type { Measure, MeasuredValue, Note } from './measure.js';
import { valueOf } from './measure.js';

/** The result of a run. Times are in seconds from the start. A measured time counts from the first case, and is null if it never came. */
export interface Outcome {
  readonly peakRung: number;
  readonly finalRung: number;
  readonly crossings: readonly Crossing[];
  readonly contacts: readonly Contact[];
  readonly measures: Readonly<Record<string, MeasuredValue>>;
  /** what happened during the run, to find where two runs diverge */
  readonly milestones: readonly { readonly at: number; readonly what: string }[];
}

/** What an observer has seen so far. Plain data. */
export interface OutcomeState extends RunLog {
  /** the notes of the measures, by name */
  readonly notes: Record<string, Note>;
}

/** An observer that computes the outcome of a run; with `stopWhenCalm` it ends the run once it is calm. */
export function outcomeObserver(
  measures: Readonly<Record<string, Measure>>,
  stopWhenCalm: boolean,
  { crisisRung }: Landmarks = LANDMARKS,
): Observer<OutcomeState> {
  const watchers = watchersOf(measures);
  return {
    start: () => {
      const notes = Object.fromEntries(Object.entries(measures).map(([name, { start }]) => [name, start]));
      return { ...emptyLog(crisisRung), notes };
    },
    note(state, { fact: noted, at, seq }) {
      const fact = noted as CrisisFact;
      addToLog(state, fact, at, seq);
      for (const { name, measure } of watchers.get(fact.fact) ?? []) {
        const before = state.notes[name] ?? null;
        const after = measure.note(before, fact, state, at);
        if (after !== before) state.notes[name] = after;
      }
    },
    ended: (state) => (state.absorbed ? 'absorbed' : state.over ? 'over' : stopWhenCalm && state.calm ? 'calm' : null),
  };
}

interface Watcher {
  readonly name: string;
  readonly measure: Measure;
}

/** The measures that watch each fact. */
function watchersOf(measures: Readonly<Record<string, Measure>>): Map<CrisisFact['fact'], Watcher[]> {
  const watchers = new Map<CrisisFact['fact'], Watcher[]>();
  for (const [name, measure] of Object.entries(measures)) {
    for (const fact of measure.watches) watchers.set(fact, [...(watchers.get(fact) ?? []), { name, measure }]);
  }
  return watchers;
}

/** The outcome of a run that lasted until `at`, from what its observer has seen. */
export function outcomeOf({ peak, rung, crossings, contacts, milestones, notes }: OutcomeState, at: number): Outcome {
  const measures = Object.fromEntries(Object.entries(notes).map(([name, note]) => [name, valueOf(note, at)]));
  return { peakRung: peak, finalRung: rung, crossings, contacts, measures, milestones };
}
