import type { Entry, Input } from '../engine/index.js';
import { ENGINE_VERSION } from '../engine/index.js';
import type { Outcome } from '../model/index.js';
import { DISCLAIMER } from '../model/index.js';
import type { RunResult } from '../play/index.js';
import { canonical } from '../telling/index.js';

/** A run file is lines of canonical JSON: a header, the outside inputs, one line per entry, and a footer. This is format 1. */
export const RUN_FORMAT = 1;

export interface RunHeader {
  readonly kind: 'header';
  readonly brinkline: 'run';
  readonly format: number;
  /** the version that recorded it */
  readonly engine: string;
  /** the scenario file as it was, and the SHA-256 of its text */
  readonly scenario: { readonly id: string; readonly sha256: string; readonly text: string };
  /** null: the file as written */
  readonly arm: string | null;
  readonly seed: string;
  readonly notice: string;
}

export type InputLine = { readonly kind: 'input' } & Input;
export type EntryLine = { readonly kind: 'entry' } & Entry;

export interface RunFooter {
  readonly kind: 'footer';
  readonly entries: number;
  /** the engine's own hash of the run, as `run --json` gives it */
  readonly hash: string;
  readonly endedBy: RunResult['endedBy'];
  readonly endedAt: number;
  readonly outcome: Omit<Outcome, 'milestones'>;
  /** over every line before this one, line ends included */
  readonly sha256: string;
}

/** What a run is recorded from. */
export interface Recorded {
  /** the text of the scenario file */
  readonly text: string;
  readonly id: string;
  readonly arm: string | null;
  readonly seed: string;
  readonly inputs: readonly Input[];
}

export function headerOf({ text, id, arm, seed }: Recorded): RunHeader {
  return {
    kind: 'header',
    brinkline: 'run',
    format: RUN_FORMAT,
    engine: ENGINE_VERSION,
    scenario: { id, sha256: sha256(text), text },
    arm,
    seed,
    notice: DISCLAIMER,
  };
}

export function footerOf({ hash, events, endedBy, endedAt, outcome }: RunResult, digest: string): RunFooter {
  const { milestones: _milestones, ...measured } = outcome;
  return { kind: 'footer', entries: events, hash, endedBy, endedAt, outcome: measured, sha256: digest };
}

/** A line of a run file, with its end. */
export function makeLine(line: RunHeader | InputLine | EntryLine | RunFooter): string {
  return `${canonical(line)}\n`;
}

export function sha256(text: string): string {
  return newHash().update(text).digest('hex');
}

/** A SHA-256 that grows line by line. */
export function lineHash(): { add(line: string): void; digest(): string } {
  const hash = newHash();
  return { add: (line) => void hash.update(line), digest: () => hash.copy().digest('hex') };
}

/** Loaded only where a run file is written or read. */
function newHash() {
  return process.getBuiltinModule('node:crypto').createHash('sha256');
}
