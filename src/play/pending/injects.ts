import type { Simulation } from '../../engine/index.js';
import type { DirectorInput, DirectorState, InjectKind } from '../../model/index.js';
import { DIRECTOR } from '../../model/index.js';

/** A planned inject as it stands now. Times are in seconds from the start. */
export interface InjectNow {
  readonly id: string;
  readonly kind: InjectKind;
  /** whether it has come, or was left out */
  readonly done: boolean;
  /** when it comes, where that is set; without a time or a condition it comes only by hand */
  readonly at: number | null;
  /** the condition that it waits for, how long that must hold, and since when it does; null: it does not hold */
  readonly condition: { readonly kind: string; readonly for: number; readonly since: number | null } | null;
}

/** The planned injects of a run, in their order in the scenario. Executes nothing. */
export function plannedInjects(run: Simulation<unknown>): InjectNow[] {
  const director = run.dataOf<DirectorState & { readonly input: DirectorInput }>(DIRECTOR);
  return (director?.input.injects ?? []).map(({ inject, at, when }, index): InjectNow => {
    const { id, kind } = director?.edited[index] ?? inject;
    const putOff = director?.putOff[index];
    return {
      id,
      kind,
      done: director?.done[index] === true,
      at: putOff ?? at,
      condition:
        when === null || putOff !== undefined
          ? null
          : { kind: when.kind, for: when.for, since: director?.holding[index] ?? null },
    };
  });
}
