import type { Entry, Epoch, Input } from '../engine/index.js';
import { ENGINE_VERSION } from '../engine/index.js';
import type { Ending, Outcome } from '../model/index.js';
import { DISCLAIMER } from '../model/index.js';
import type { NotApplied, RunResult } from '../play/index.js';
import type { World } from '../scenario/index.js';
import { canonical } from '../telling/index.js';
import { sha256 } from './digest.js';

/** The version of the format: lines of canonical JSON with a header, the inputs from outside, the entries, and a footer. */
export const RUN_FORMAT = 1;

export interface RunHeader {
  readonly kind: 'header';
  readonly brinkline: 'run';
  readonly format: number;
  /** the version that recorded it */
  readonly engine: string;
  /** the text of the scenario file, unchanged, and its SHA-256 */
  readonly scenario: { readonly id: string; readonly sha256: string; readonly text: string };
  /** null: the file as written */
  readonly arm: string | null;
  readonly seed: string;
  /** the values of the world’s switches; absent if none was chosen */
  readonly world?: World;
  /** the messages after which there is new luck; absent if there are none */
  readonly epochs?: readonly Epoch[];
  /** the run that this one is a rerun of; absent if it is none */
  readonly rerun?: RerunOf;
  readonly notice: string;
}

/** The recorded run that a run was made from, the decision that was replaced, and the inputs that did not apply. */
export interface RerunOf {
  readonly arm: string | null;
  readonly seed: string;
  readonly hash: string;
  readonly instead: {
    /** the entry of the recorded run */
    readonly seq: number;
    readonly at: number;
    readonly office: string;
    readonly case: string | null;
    readonly chosen: string;
    readonly instead: string;
    /** why it could not be replaced; null if it was */
    readonly notReplaced: string | null;
  } | null;
  readonly notApplied: readonly NotApplied[];
}

export type InputLine = { readonly kind: 'input' } & Input;
export type EntryLine = { readonly kind: 'entry' } & Entry;

export interface RunFooter {
  readonly kind: 'footer';
  readonly entries: number;
  /** the hash of the run, as `run --json` prints it */
  readonly hash: string;
  readonly endedBy: Ending;
  readonly endedAt: number;
  readonly outcome: Omit<Outcome, 'milestones'>;
  /** of all lines before this one, with their line ends */
  readonly sha256: string;
}

/** What a recorded run depends on. */
export interface Recorded {
  /** the text of the scenario file */
  readonly text: string;
  readonly id: string;
  readonly arm: string | null;
  readonly seed: string;
  readonly world?: World;
  readonly epochs?: readonly Epoch[];
  readonly rerun?: RerunOf;
  readonly inputs: readonly Input[];
}

export function headerOf({ text, id, arm, seed, world = {}, epochs = [], rerun }: Recorded): RunHeader {
  return {
    kind: 'header',
    brinkline: 'run',
    format: RUN_FORMAT,
    engine: ENGINE_VERSION,
    scenario: { id, sha256: sha256(text), text },
    arm,
    seed,
    ...(Object.keys(world).length === 0 ? {} : { world }),
    ...(epochs.length === 0 ? {} : { epochs }),
    ...(rerun === undefined ? {} : { rerun }),
    notice: DISCLAIMER,
  };
}

export function footerOf({ hash, events, endedBy, endedAt, outcome }: RunResult, digest: string): RunFooter {
  const { milestones: _milestones, ...measured } = outcome;
  return { kind: 'footer', entries: events, hash, endedBy, endedAt, outcome: measured, sha256: digest };
}

/** A line of a run file, with its line end. */
export function makeLine(line: RunHeader | InputLine | EntryLine | RunFooter): string {
  return `${canonical(line)}\n`;
}
