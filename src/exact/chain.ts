/** A jump to another state. */
export interface Jump {
  readonly to: number;
  /** per second */
  readonly rate: number;
}

/** A continuous-time Markov chain on the states 0, 1, 2, … */
export interface Chain {
  /** the jumps out of each state, one for each state that it can jump to; none: the state is absorbing */
  readonly jumps: readonly (readonly Jump[])[];
  /** the states that it may begin in, with their probabilities */
  readonly start: ReadonlyMap<number, number>;
}
