import type { EntryLine } from '../../src/record/index.js';
import { canonical } from '../../src/telling/index.js';
import { SMALL, recorded } from './recording.js';

export { verdictOn } from './recording.js';

/** The lines of a recorded run. */
export const LINES: readonly string[] = recorded(SMALL, { arm: 'closed', seed: '1/14' }).split('\n').slice(0, -1);

/** The run file with a late entry changed. */
export function changedEntry(edit: (entry: EntryLine & Record<string, unknown>) => object): string {
  const at = LINES.length - 5;
  const entry = JSON.parse(LINES[at] ?? '') as EntryLine & Record<string, unknown>;
  return `${LINES.with(at, canonical(edit(entry))).join('\n')}\n`;
}
