import type { Hint, ProblemCode } from './problem.js';

/** A problem with the text itself, at an offset in it. */
export interface Flaw {
  readonly code: ProblemCode;
  readonly offset: number;
  readonly message: string;
  readonly hint?: Hint;
}
