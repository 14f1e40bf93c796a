import type { Level } from '../spec/format.js';

/** The levels of the factors that a setting changes, by factor, in the order of the spec. Factors that are not named stay as in the file. */
export type Levels = Readonly<Record<string, Level>>;

/** One point of a design. */
export interface Setting {
  readonly levels: Levels;
  /** Which luck the runs have: settings with the same number share their seeds. */
  readonly luck: number;
}
