import type { CrisisFact } from '../model/index.js';

/** A fact of a run: when it was noted, and with which message. */
export interface NotedFact {
  readonly at: number;
  readonly seq: number;
  readonly fact: CrisisFact;
}

/** An incident as a seat knows it. Cases are numbered in the order in which the seat learned of them. */
export interface SeatCase {
  readonly id: string;
  readonly says: string;
  /** whether it is an act of one's own side */
  readonly own: boolean;
  /** when this seat heard of it, in seconds from the start */
  readonly learnedAt: number;
  /** null while it is open */
  readonly closed: string | null;
  /** the truth, if the seat knows it; null if not */
  readonly really: string | null;
  /** by office: how likely it thinks that the act was meant, from 0 to 1 */
  readonly beliefs: Readonly<Record<string, number>>;
}

export interface SeatReport {
  readonly at: number;
  readonly office: string;
  readonly case: string;
  /** what kind of report */
  readonly says: string;
  readonly shows: 'hostile' | 'accident' | 'nothing';
  readonly reliability: 'weak' | 'fair' | 'strong';
  readonly physical: boolean;
  /** who passed it on; null: it came to this office first */
  readonly from: string | null;
}

/** Something that this seat did, heard or was told. */
export interface SeatNews {
  readonly at: number;
  readonly kind: 'decision' | 'act' | 'authority' | 'contact' | 'said' | 'words' | 'public' | 'line' | 'case' | 'side';
  /** whose news it is, or who speaks */
  readonly office: string;
  readonly text: string;
  readonly case: string | null;
}

export interface SeatAsk {
  readonly id: string;
  readonly office: string;
  readonly kind: Extract<CrisisFact, { fact: 'ask' }>['kind'];
  readonly case: { readonly id: string; readonly says: string } | null;
  readonly channel: string | null;
  /** what authority is asked for, in the words of the scenario; null: it is asked something else */
  readonly asked: string | null;
  /** `authority`: who must authorise it first; null: nobody */
  readonly options: readonly { readonly id: string; readonly says: string; readonly authority: string | null }[];
  readonly since: number;
  /** when it lapses, in seconds from the start; null: with the call that it is about */
  readonly until: number | null;
}

/** Who knows: a side with all its offices, a seat of the scenario, one office, or several of these that one person plays. */
export type Seat = string | readonly string[];

/** All that a seat knows at a moment. Times are in seconds from the start. */
export interface SeatView {
  /** the side, the seat or the office; several with commas between them */
  readonly seat: string;
  readonly now: number;
  readonly offices: readonly { readonly id: string; readonly title: string }[];
  readonly cases: readonly SeatCase[];
  readonly reports: readonly SeatReport[];
  readonly lines: readonly { readonly id: string; readonly state: string; readonly with: readonly string[] }[];
  readonly news: readonly SeatNews[];
  readonly asks: readonly SeatAsk[];
}
