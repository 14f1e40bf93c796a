import type { Entry, Input } from '../../engine/index.js';
import type { NotedFact } from '../../knowledge/index.js';
import type { PendingAsk, Play, PlayStop, RunResult } from '../../play/index.js';
import { PlayError, startPlay } from '../../play/index.js';
import type { CheckedScenario } from '../../scenario/index.js';

/** What an evening depends on, besides what is done at the table. */
export interface Setting {
  readonly scenario: CheckedScenario;
  /** null: the file as written */
  readonly arm: string | null;
  readonly seed: string;
}

/** A moment of a run: the clock, and the message that was handled last. */
export interface Moment {
  readonly at: number;
  readonly after: number;
}

/** Inputs that something at the table would lead to, and how the crisis refused it, if it did. */
export interface Tried {
  readonly inputs: readonly Input[];
  readonly refused: string | null;
}

/** One course of a crisis: a play, with its trace, that can be brought to any recorded moment. */
export class Course {
  readonly entries: Entry[] = [];
  private readonly play: Play;

  constructor({ scenario, arm, seed }: Setting) {
    this.play = startPlay(scenario, { arm, seed, trace: (entry) => void this.entries.push(entry) });
  }

  get now(): number {
    return this.play.now;
  }

  get moment(): Moment {
    return { at: this.play.now, after: this.entries.at(-1)?.seq ?? 0 };
  }

  get hasEnded(): boolean {
    return this.play.hasEnded;
  }

  get inputs(): readonly Input[] {
    return this.play.inputs;
  }

  get facts(): readonly NotedFact[] {
    return this.play.noted;
  }

  get whiteCell(): Play['whiteCell'] {
    return this.play.whiteCell;
  }

  pending(): PendingAsk[] {
    return this.play.pending();
  }

  holderOf(office: string): string | null {
    return this.play.holderOf(office);
  }

  /** Lets time pass, as `Play.advance` does. */
  advance(until: number): PlayStop {
    return this.play.advance(until);
  }

  /** Lets everything happen that still belongs to this second. */
  settle(): void {
    if (!this.hasEnded) while (this.play.advance(this.play.now).why === 'ask');
  }

  /** What something at the table would lead to. Changes nothing. Throws a `PlayError` for what does not exist. */
  try(what: (play: Play) => void): Tried {
    const trial = this.play.fork();
    let refused: string | null = null;
    try {
      what(trial);
    } catch (error) {
      if (!(error instanceof PlayError) || error.code !== 'refused') throw error;
      refused = error.message;
    }
    return { inputs: trial.inputs.slice(this.inputs.length), refused };
  }

  /** Goes on to a moment that was recorded. False if this course does not come to it. */
  goTo({ at, after }: Moment): boolean {
    while (this.moment.after !== after) if (this.play.advance(at).why !== 'ask') break;
    if (this.moment.after !== after || this.now > at) return false;
    if (this.now < at) this.play.advance(at);
    return this.moment.after === after;
  }

  /** Takes in an input where it came then. False if it cannot have come there. */
  repeat(input: Input): boolean {
    if (!this.goTo(input) || this.hasEnded) return false;
    try {
      this.play.repeat(input);
    } catch {
      return false;
    }
    return true;
  }

  result(): RunResult {
    return this.play.result();
  }
}
