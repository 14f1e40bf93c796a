import { nearest } from '../scenario/index.js';

/** What a play cannot do. `refused`: it was tried, and came to nothing in the crisis. */
export type PlayErrorCode =
  | 'no-such-office'
  | 'no-such-line'
  | 'no-such-side'
  | 'no-such-case'
  | 'no-such-inject'
  | 'no-such-ask'
  | 'no-such-option'
  | 'wrong-value'
  | 'refused'
  | 'ended'
  | 'not-held';

/** Something that a play cannot do, and why: an unknown office, an ask that is over, an option that is not open. */
export class PlayError extends Error {
  override readonly name = 'PlayError';

  constructor(
    readonly code: PlayErrorCode,
    message: string,
    readonly cure: string | null = null,
  ) {
    super(cure === null ? message : `${message}: ${cure}`);
  }
}

/** Throws a `PlayError` with the nearest name, or all names, for one that is not known. */
export function assertKnown(code: PlayErrorCode, what: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  const near = nearest(name, known);
  const all = known.length === 0 ? 'there is none' : `choose one of ${known.join(', ')}`;
  throw new PlayError(code, `there is no ${what} “${name}”`, near === undefined ? all : `did you mean ${near}?`);
}
