import type { Verification } from '../../record/index.js';
import type { Level, TimelineRow } from '../../telling/index.js';
import type { CaseBar } from '../drawn/cases.js';
import type { ContactMark } from '../drawn/contacts.js';
import type { Curve } from '../drawn/curve.js';
import type { Lane } from '../drawn/lanes.js';

/** What the page knows of a run as soon as its header is read. */
export interface Heading {
  readonly file: string;
  readonly title: string;
  /** null: the scenario as written */
  readonly arm: string | null;
  readonly seed: string;
  readonly notice: string;
}

/** Names and texts of the scenario that the page shows. */
export interface Cast {
  readonly id: string;
  readonly summary: string;
  readonly start: string;
  readonly sides: readonly { readonly id: string; readonly name: string }[];
  readonly ladder: readonly { readonly name: string; readonly firebreak: boolean }[];
  readonly arms: readonly { readonly id: string; readonly about: string }[];
  readonly options: Readonly<Record<string, { readonly says: string; readonly does: string }>>;
  readonly channels: readonly string[];
  readonly parameters: readonly ParameterNow[];
  readonly debrief: readonly string[];
  readonly caution: string;
}

/** A number of the model as this run has it. */
export interface ParameterNow {
  /** as the scenario file writes it: drift-rate */
  readonly name: string;
  readonly value: number | string;
  readonly says: string;
}

/** A sentence of the story, and who and what it is about. */
export interface StoryRow extends TimelineRow {
  /** offices and sides */
  readonly parties: readonly string[];
  readonly channels: readonly string[];
}

export type Story = Readonly<Record<Level, readonly StoryRow[]>>;

/** Everything that is drawn of one run. Plain data; times are in seconds from the start. */
export interface Picture {
  /** when the axis ends: the horizon, or the end of a run that ended earlier */
  readonly until: number;
  readonly entries: number;
  readonly curve: Curve;
  readonly cases: readonly CaseBar[];
  readonly lanes: readonly Lane[];
  readonly contacts: readonly ContactMark[];
}

/** A run that was opened. */
export interface Opened {
  readonly heading: Heading;
  readonly cast: Cast;
  readonly picture: Picture;
  /** as the offices knew it: nothing in it tells what an act really was */
  readonly story: Story;
  /** what is wrong or unusual with the file, as half sentences */
  readonly complaints: readonly string[];
  readonly size: number;
}

/** What came of running the file again. */
export type Verified = Verification;
