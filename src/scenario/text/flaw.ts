import type { Hint, ProblemCode } from './problem.js';

/** A problem of the text itself, at a character of it. */
export interface Flaw {
  readonly code: ProblemCode;
  readonly offset: number;
  readonly message: string;
  readonly hint?: Hint;
}
