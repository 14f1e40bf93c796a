import type { ConsoleState } from '../views/console.js';
import type { ProjectorState } from '../views/projector.js';
import type { Sees } from '../views/seatSees.js';
import type { Told } from '../views/seatStream.js';
import type { TimelineRow } from '../../telling/index.js';
import type { RefusalCode } from './codes.js';
import type { Stage } from './cellCommands.js';

/** Where the clock stands. The only message whose number and times depend on what a seat is not told. */
export interface ClockMessage {
  readonly type: 'clock';
  readonly at: number;
  readonly when: string;
  readonly mode: 'paused' | 'running' | 'waiting' | 'stopped' | 'over';
  /** game seconds to the second */
  readonly speed: number;
}

/** What a page of a seat shows besides what happens in the crisis. */
export interface SeatCard {
  readonly seat: { readonly id: string; readonly name: string; readonly side: number };
  readonly offices: readonly {
    readonly id: string;
    readonly title: string;
    /** the offices below it that it can order to call, with their lines */
    readonly below: readonly { readonly id: string; readonly title: string; readonly lines: readonly string[] }[];
  }[];
  readonly observes: boolean;
  readonly title: string;
  readonly background: string;
  readonly briefing: string;
  readonly notice: string;
  /** the actions that can be decided without being asked */
  readonly actions: readonly { readonly id: string; readonly says: string }[];
  readonly sides: readonly { readonly id: string; readonly name: string }[];
}

/** What a seat is told about the room. */
export interface SeatRoom {
  readonly stage: Stage;
  /** set while everything is stopped */
  readonly isStopped: boolean;
  readonly asksEstimates: boolean;
  /** whether people decide for this seat now */
  readonly isPlayed: boolean;
  /** who sits in this seat */
  readonly people: readonly { readonly id: string; readonly name: string; readonly isHere: boolean }[];
  /** which seats are played by people, by programs, or by the formula */
  readonly seats: readonly { readonly name: string; readonly by: string }[];
  readonly questions: readonly string[];
  /** by question: what this person has answered */
  readonly answered: Readonly<Record<string, string>>;
  /** in a study: the text that people read before they take part, and whether this person has agreed */
  readonly consent: { readonly text: string; readonly agrees: boolean | null } | null;
}

/** What the server sends. */
export type ServerMessage =
  | {
      readonly type: 'welcome';
      readonly protocol: number;
      readonly kind: 'seat';
      readonly person: string;
      readonly name: string;
      /** the highest number of a command of this device that was accepted */
      readonly last: number;
      readonly card: SeatCard;
      readonly sees: Sees;
      readonly room: SeatRoom;
      readonly clock: ClockMessage;
    }
  | { readonly type: 'welcome'; readonly protocol: number; readonly kind: 'cell' | 'projector'; readonly last: number }
  | ({ readonly type: 'told' } & Told)
  /** the evening has gone back, or to another branch: this is what the seat sees now */
  | { readonly type: 'turned'; readonly when: string; readonly sees: Sees }
  | { readonly type: 'room'; readonly room: SeatRoom }
  | ClockMessage
  | { readonly type: 'console'; readonly state: ConsoleState }
  | { readonly type: 'rows'; readonly from: number; readonly rows: readonly TimelineRow[] }
  | { readonly type: 'projector'; readonly state: ProjectorState }
  | { readonly type: 'done'; readonly no: number }
  | { readonly type: 'answer'; readonly no: number; readonly what: unknown }
  | { readonly type: 'refused'; readonly no: number | null; readonly code: RefusalCode; readonly message: string };
