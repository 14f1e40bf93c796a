import type { GroundKind, Stretch, Tipping } from '../../record/index.js';

/** What the panel shows of one office at a moment. Plain data. */
export interface Moment {
  readonly office: string;
  readonly at: number;
  readonly belief: Believed | null;
  /** its latest decision by then */
  readonly decision: DecisionCard | null;
  readonly grounds: Grounds | null;
  /** newest first */
  readonly knew: readonly Sentence[];
  readonly unknown: readonly Sentence[];
  readonly truth: readonly Sentence[];
}

export interface Sentence {
  /** its entry; null: it is not a sentence of the story */
  readonly seq: number | null;
  readonly when: string;
  readonly text: string;
}

export interface Believed {
  /** how likely it thinks it that the act was meant, from 0 to 1 */
  readonly value: number;
  /** null: what it expects of a side in general */
  readonly case: string | null;
  /** the name of the case or side */
  readonly about: string;
  readonly isOpen: boolean;
}

export interface Grounds {
  readonly prior: { readonly why: string; readonly points: number };
  readonly kinds: readonly GroundKind[];
}

export interface DecisionCard {
  readonly seq: number;
  readonly at: number;
  readonly when: string;
  /** whether it is taken at this very moment */
  readonly isNow: boolean;
  readonly case: string | null;
  readonly about: string | null;
  readonly deadline: string | null;
  readonly belief: number;
  readonly chosen: string;
  /** the likeliest first; no chance where the formula did not decide */
  readonly options: readonly { readonly id: string; readonly chance: number | null }[];
  readonly by: string | null;
  readonly reason: string | null;
  /** what decided it, and what would have tipped it */
  readonly decided: readonly string[];
  readonly tips: Tipping['belief'];
  readonly stretches: readonly Stretch[] | null;
  readonly canReplace: boolean;
}
