import type { Input } from '../../engine/index.js';
import type { Seated, Stage } from '../protocol/cellCommands.js';
import type { Moment } from './course.js';
import type { JournalLine } from './line.js';
import type { RoomSeat } from './seats.js';

/** Somebody who has used the link of a seat. */
export interface Person {
  readonly id: string;
  readonly seat: string;
  readonly device: string;
  name: string;
  /** null: has not been asked, or has not answered */
  consent: boolean | null;
}

/** Who decides for a seat now. */
export interface Seating {
  readonly seat: RoomSeat;
  by: Seated;
  /** whether the facilitator has chosen that; before, the first person who joins takes the seat */
  isChosen: boolean;
  /** how many links of this seat have been revoked */
  generation: number;
}

/** A line of the journal as a step of a branch. */
export interface Step {
  readonly line: JournalLine;
}

/** A course of events that was played: its steps, and where it stands. */
export interface Branch {
  readonly id: number;
  name: string;
  /** the branch from which it went off, and when; null: the first */
  readonly from: { readonly branch: number; readonly at: number } | null;
  readonly steps: readonly Step[];
  readonly end: Moment;
}

/** What somebody wrote down that affects nothing, with the branch and the moment to which it belongs. */
export interface Noted<What> {
  readonly n: number;
  readonly branch: number;
  readonly at: number;
  readonly by: string;
  readonly what: What;
}

export function inputsOf(steps: readonly Step[]): Input[] {
  return steps.flatMap(({ line }) => line.inputs);
}

/** What is true of the room as a whole. */
export interface RoomState {
  stage: Stage;
  /** who has said the stop word; null: nobody */
  stoppedBy: { readonly person: string; readonly words: string | null } | null;
  /** whether the clock stops where people are asked */
  stops: boolean;
  asksEstimates: boolean;
}
