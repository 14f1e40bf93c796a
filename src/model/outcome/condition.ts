import type { Condition } from '../condition/condition.js';
import type { Progress } from '../condition/progress.js';
import { firstHolds, progressAfter, startProgress } from '../condition/progress.js';
import type { CrisisFact } from '../facts.js';
import type { Measure, MeasuredValue, NoteWithMemory } from './measure.js';
import { timeStart } from './measure.js';

/** The facts that conditions hear, and those from which times count. */
const WATCHES = [
  'act',
  'belief',
  'calm',
  'closed',
  'contact',
  'decision',
  'incident',
  'inject',
  'level',
  'rung',
  'truth',
] as const satisfies readonly CrisisFact['fact'][];

interface Note extends NoteWithMemory {
  readonly progress: Progress;
  /** until when the condition has been looked at */
  readonly at: number;
}

/** Whether a condition ever holds. */
export function everHolds(condition: Condition): Measure {
  return measuring(condition, 'binary', false, { start: () => 0, value: () => true });
}

/** The time until a condition first holds. */
export function timeToHold(condition: Condition): Measure {
  return measuring(condition, 'time', null, {
    start: (log) => timeStart('first-case', log),
    value: (at, start) => at - start,
  });
}

function measuring(
  condition: Condition,
  kind: 'binary' | 'time',
  none: MeasuredValue,
  how: {
    /** from when on it counts; null: not yet */
    readonly start: (log: Parameters<Measure['note']>[2]) => number | null;
    readonly value: (at: number, start: number) => MeasuredValue;
  },
): Measure {
  const laterFrom = (progress: Progress, from: number, start: number | null) => {
    const at = start === null ? null : firstHolds(condition, progress, Math.max(from, start), Infinity);
    return at === null || start === null ? null : { at, value: how.value(at, start) };
  };
  const progress = startProgress(condition);
  const first: Note = { value: none, progress, at: 0, later: kind === 'binary' ? laterFrom(progress, 0, 0) : null };
  return {
    kind,
    start: first,
    watches: WATCHES,
    note(given, fact, log, at) {
      const before = given as Note;
      if (before.value !== none) return before;
      // What would come by this second has come; later in it, the fact may still prevent it.
      const { later } = before;
      if (later !== null && later !== undefined && later.at < at) return { ...before, value: later.value, later: null };
      const after = progressAfter(condition, before.progress, fact, at);
      return { value: none, progress: after, at, later: laterFrom(after, at, how.start(log)) };
    },
    keep: { note: 'clock', cases: false },
    ...(kind === 'time' ? { from: 'first-case' as const } : {}),
  };
}
