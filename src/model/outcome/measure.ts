import type { CrisisFact } from '../facts.js';
import type { Remembered, RunStart } from './log.js';

/** What a measure gives: a number, a time in seconds, or whether something holds; null: it did not happen. */
export type MeasuredValue = number | boolean | null;

/** A note that remembers more than the result so far. Plain data, replaced and never changed in place. */
export interface NoteWithMemory {
  readonly value: MeasuredValue;
  /** the value from this second on, if nothing more happens; null or absent: the same */
  readonly later?: { readonly at: number; readonly value: MeasuredValue } | null;
}

/** What a measure notes of a run: the result so far. */
export type Note = MeasuredValue | NoteWithMemory;

/** The result that a note stands for at this time, in seconds from the start. */
export function valueOf(note: Note, at: number): MeasuredValue {
  if (typeof note !== 'object' || note === null) return note;
  const { value, later = null } = note;
  return later !== null && at >= later.at ? later.value : value;
}

export type MeasuredKind = 'binary' | 'number' | 'time' | 'ordinal';

type FactName = CrisisFact['fact'];
type FactOf<Name extends FactName> = Extract<CrisisFact, { fact: Name }>;

/** What the exact solver must keep in its state so that the state is Markov. */
export interface Keep {
  /**
   * The kind of the note. `once`: it changes at most once, so the outcome is an arrival; `latest`: it can change again and again;
   * `clock`: it counts seconds; `mean`: it is a mean over the run. A Markov state cannot hold the last two, so the exact solver
   * refuses them.
   */
  readonly note: 'once' | 'latest' | 'clock' | 'mean';
  /** Whether the rungs and truths of all cases must be kept as well. */
  readonly cases: boolean;
}

/** What a time counts from: `first-case`, or the start of the abstract processes if there is no case; `process`: always that start. */
export type TimeFrom = 'first-case' | 'process';

/** When that was, in seconds from the start of the run; null if it has not happened. */
export function timeStart(from: TimeFrom, { firstCase, began }: Pick<RunStart, 'firstCase' | 'began'>): number | null {
  return from === 'process' ? began : (firstCase ?? began);
}

/**
 * One thing to measure in a run. The measure keeps a note, which begins as `start` and which every watched fact may change; the
 * value of the note at the end of the run is the result.
 */
export interface Measure {
  readonly kind: MeasuredKind;
  readonly start: Note;
  readonly watches: readonly FactName[];
  /** The note after a watched fact. The log holds the fact already. */
  note(before: Note, fact: CrisisFact, log: Remembered, at: number): Note;
  readonly keep: Keep;
  /** of a time */
  readonly from?: TimeFrom;
}

/** The same with the types of its note and of the facts that it watches. */
interface Definition<Name extends FactName, Own extends Note> {
  readonly kind: MeasuredKind;
  readonly start: Own;
  readonly watches: readonly Name[];
  readonly note: (before: Own, fact: FactOf<Name>, log: Remembered, at: number) => Own;
  readonly keep: Keep;
  readonly from?: TimeFrom;
}

/** Makes a measure. Observers hand it only facts that it watches, and notes that it made. */
export function measure<Name extends FactName, Own extends Note>(definition: Definition<Name, Own>): Measure {
  return definition;
}

/** Whether something ever happened: false until a watched fact shows it, then true for good. */
export function ever<Name extends FactName>(
  watches: readonly Name[],
  shows: (fact: FactOf<Name>, log: Remembered) => boolean,
  { start = false, cases = false }: { readonly start?: boolean; readonly cases?: boolean } = {},
): Measure {
  return measure<Name, boolean>({
    kind: 'binary',
    start,
    watches,
    note: (before, fact, log) => before || shows(fact, log),
    keep: { note: 'once', cases },
  });
}

/** The time to the first watched fact that shows something. */
export function firstTime<Name extends FactName>(
  watches: readonly Name[],
  shows: (fact: FactOf<Name>, log: Remembered) => boolean,
  { from = 'first-case', cases = false }: { readonly from?: TimeFrom; readonly cases?: boolean } = {},
): Measure {
  return measure<Name, number | null>({
    kind: 'time',
    start: null,
    watches,
    note(before, fact, log, at) {
      const start = timeStart(from, log);
      return before !== null || start === null || !shows(fact, log) ? before : at - start;
    },
    keep: { note: 'once', cases },
    from,
  });
}
