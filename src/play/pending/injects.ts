import type { Simulation } from '../../engine/index.js';
import type { Condition, DirectorInput, DirectorState, InjectKind, PartNow, Progress } from '../../model/index.js';
import { DIRECTOR, partsNow, progressAt } from '../../model/index.js';

/** A planned inject as it stands now. Times are in seconds from the start. */
export interface InjectNow {
  readonly id: string;
  readonly kind: InjectKind;
  /** whether it has come, or was left out */
  readonly done: boolean;
  /** when it comes, where that is set; without a time or a condition it comes only by hand */
  readonly at: number | null;
  /**
   * The condition that it waits for, or that must hold at its time: what the whole of it is, how long that must hold, since when it
   * does (null: it does not), and how far each part has come
   */
  readonly condition: {
    readonly kind: string;
    readonly for: number;
    readonly since: number | null;
    readonly parts: readonly PartNow[];
  } | null;
}

/** The planned injects of a run, in their order in the scenario. Executes nothing. */
export function plannedInjects(run: Simulation<unknown>): InjectNow[] {
  const director = run.dataOf<DirectorState & { readonly input: DirectorInput }>(DIRECTOR);
  return (director?.input.injects ?? []).map(({ inject, at, when, onlyIf }, index): InjectNow => {
    const { id, kind } = director?.edited[index] ?? inject;
    const putOff = director?.putOff[index];
    return {
      id,
      kind,
      done: director?.done[index] === true,
      at: putOff ?? at,
      condition: putOff === undefined ? conditionNow(when ?? onlyIf, director?.progress[index], run.now) : null,
    };
  });
}

function conditionNow(
  condition: Condition | undefined,
  before: Progress | undefined,
  now: number,
): InjectNow['condition'] {
  if (condition === undefined || before === undefined) return null;
  const parts = partsNow(condition, progressAt(condition, before, now));
  const [whole] = parts;
  if (whole === undefined) return null;
  const { part, since } = whole;
  return { kind: 'test' in part ? part.test.is : part.join, for: part.for, since, parts };
}
