import type { CheckedScenario } from '../checked.js';
import { kindOf } from '../format/sections/injects.js';

/** An inject as a row of the list that exercise planners keep. Each cell is a text; an empty one means none. */
export interface InjectRow {
  readonly id: string;
  /** when it comes: a time as the file has it, `by hand`, or `when …` with a condition */
  readonly time: string;
  /** who acts: the office that speaks, or the white cell */
  readonly from: string;
  /** who hears what is read out, separated by semicolons; empty: everybody */
  readonly to: string;
  /** how it comes: read out, a statement, an incident, a change of a line or of a weapon */
  readonly medium: string;
  /** what is read out */
  readonly text: string;
  readonly objective: string;
  readonly expected: string;
  readonly notes: string;
}

/** The columns of the list after the running number, in their order. */
export const INJECT_COLUMNS = [
  'id',
  'time',
  'from',
  'to',
  'medium',
  'text',
  'objective',
  'expected',
  'notes',
] as const satisfies readonly (keyof InjectRow)[];

/** The cell for the time of an inject that only the facilitator fires. */
export const BY_HAND = 'by hand';

type Inject = CheckedScenario['injects'][number];

/** The injects of a scenario as rows, in the order of the file. */
export function injectRows({ injects }: CheckedScenario): InjectRow[] {
  return injects.map((inject) => ({
    id: inject.id,
    time: timeOf(inject),
    from: inject.statement?.by ?? 'white cell',
    to: (inject.to ?? []).join('; '),
    medium: mediumOf(inject),
    text: (inject.says ?? '').trim(),
    objective: (inject.objective ?? '').trim(),
    expected: (inject.expect ?? '').trim(),
    notes: (inject.notes ?? '').trim(),
  }));
}

function timeOf({ at, when }: Inject): string {
  if (at !== undefined) return at;
  return when === undefined ? BY_HAND : `when ${JSON.stringify(when)}`;
}

function mediumOf(inject: Inject): string {
  const kind = kindOf(inject);
  switch (kind) {
    case 'says':
      return 'read out';
    case 'incident':
      return `incident ${inject.incident ?? ''}`;
    case 'statement':
      return `statement: ${inject.statement?.kind ?? ''}`;
    case 'channel':
      return `line ${inject.channel?.id ?? ''}`;
    case 'weapon':
      return `weapon: ${inject.weapon?.activity ?? ''}`;
  }
}
