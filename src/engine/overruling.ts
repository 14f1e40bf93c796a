import type { Occurrence } from './address.js';
import type { EntityName } from './system.js';

/** What comes of a draw by decree: whether it happens, which option is picked, or a delay in seconds. */
export type Decreed = boolean | string | number;

/** A draw that somebody outside has decided in place of luck, by its address. Plain data. */
export interface Overruling {
  readonly entity: EntityName;
  readonly purpose: string;
  readonly occurrence: string;
  readonly outcome: Decreed;
  /** the message with which it was decided */
  readonly seq: number;
}

/** The latest overruling of an address. */
export function overrulingOf(
  overrulings: readonly Overruling[],
  entity: EntityName,
  purpose: string,
  occurrence: Occurrence,
): Overruling | undefined {
  const place = String(occurrence);
  return overrulings.findLast(
    (each) => each.entity === entity && each.purpose === purpose && each.occurrence === place,
  );
}
