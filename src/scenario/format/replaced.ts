import type { KeyPath } from '../text/path.js';

/** Fields of earlier versions, by their place, and what to write today. */
const REPLACED: ReadonlyMap<string, string> = new Map([
  [
    'parameters.rebuff',
    'what a refusal says now follows from what an acceptance says: see reads-refusals (0 reads nothing) and nobody-answers',
  ],
  [
    'parameters.quiet-evidence',
    'what quiet is worth follows from the chance of a repeat now: set quiet-weight (0 reads nothing into it) or repeat-unanswered',
  ],
  [
    'parameters.quiet-evidence-period',
    'what quiet is worth follows from the chance of a repeat now: set repeat-after, the time in which it is expected',
  ],
]);

/** What took the place of a field that an earlier version had; undefined if no version had it. */
export function replacedBy(keys: KeyPath): string | undefined {
  return REPLACED.get(keys.join('.'));
}
