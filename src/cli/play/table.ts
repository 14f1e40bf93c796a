import { z } from 'zod';
import type { Entry, Input } from '../../engine/index.js';
import type { NotedFact, SeatAsk, SeatView } from '../../knowledge/index.js';
import { askNumber, caseNamed, seatView } from '../../knowledge/index.js';
import type { HoldOptions, PendingAsk, Play, PlayStop, RunResult } from '../../play/index.js';
import { PlayError, startPlay } from '../../play/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { applyArm } from '../../scenario/index.js';

/** The holder of the offices that a person plays. */
export const PERSON = 'table';

const answer = z.looseObject({ type: z.literal('answer'), ask: z.int(), option: z.string() });

/** What an evening depends on, besides what is done at the table. */
export interface Seating {
  readonly scenario: CheckedScenario;
  /** null: the file as written */
  readonly arm: string | null;
  readonly seed: string;
  /** who holds which office from the start */
  readonly held: Readonly<Record<string, HoldOptions>>;
}

/** A moment to go back to, at which an office of the person is asked; ask null: one at which the person stopped time. */
interface Moment {
  readonly ask: number | null;
  readonly play: Play;
  readonly entries: number;
}

/** A crisis that is played at a terminal: what has happened so far, what its offices know of it, and the way back. */
export class Table {
  readonly entries: Entry[] = [];
  /** the scenario with the arm applied */
  readonly scenario: CheckedScenario;
  private readonly trace = (entry: Entry) => void this.entries.push(entry);
  private readonly moments: Moment[] = [];
  private play: Play;

  constructor(readonly seating: Seating) {
    const { scenario, arm, seed, held } = seating;
    this.scenario = arm === null ? scenario : applyArm(scenario, arm);
    this.play = startPlay(scenario, { arm, seed, held, trace: this.trace });
  }

  get now(): number {
    return this.play.now;
  }

  get inputs(): readonly Input[] {
    return this.play.inputs;
  }

  get facts(): readonly NotedFact[] {
    return this.play.noted;
  }

  /** The offices that the person plays. */
  get offices(): string[] {
    return Object.keys(this.scenario.actors).filter((office) => this.isPersons(office));
  }

  /** The offices that are held by programs. */
  get playedByPrograms(): string[] {
    return Object.keys(this.scenario.actors).filter((office) => ![null, PERSON].includes(this.play.holderOf(office)));
  }

  isPersons(office: string): boolean {
    return this.play.holderOf(office) === PERSON;
  }

  /** What the person’s offices together knew at a time; default: now. It numbers the cases and asks. */
  view(at = this.now): SeatView {
    return seatView(this.scenario, this.facts, this.offices, at);
  }

  /** An ask as the person sees it. */
  seen({ ask }: PendingAsk): SeatAsk {
    const seen = this.view().asks.find(({ id }) => askNumber(this.scenario, this.facts, this.offices, id) === ask);
    if (seen === undefined) throw new Error(`internal error: the table does not know of ask ${ask}`);
    return seen;
  }

  /** The engine’s id of a case that the person knows by a number, such as `case 2`; null where there is none. */
  caseNamed(id: string): string | null {
    return caseNamed(this.scenario, this.facts, this.offices, id) ?? null;
  }

  /** The open asks, oldest first. */
  pending(): PendingAsk[] {
    return this.play.pending();
  }

  advance(until: number): PlayStop {
    return this.play.advance(until);
  }

  /**
   * Does something at the table. Passes the resulting inputs to `keep` before they take effect. Throws a `PlayError` if it cannot be
   * done; if the code is `refused`, the attempt is kept as an input.
   */
  act(what: (play: Play) => void, keep: (input: Input) => void): void {
    const trial = this.play.fork();
    try {
      what(trial);
    } catch (error) {
      if (!(error instanceof PlayError && error.code === 'refused')) throw error;
    }
    for (const input of trial.inputs.slice(this.inputs.length)) keep(input);
    what(this.play);
  }

  /** Keeps this moment so that `undo` can go back to it: the person is asked, or (null) has stopped time. */
  mark(ask: number | null): void {
    const last = this.moments.at(-1);
    if (last?.ask === ask && (ask !== null || last.play.now === this.now)) return;
    this.moments.push({ ask, play: this.play.fork(), entries: this.entries.length });
  }

  /** Goes back by `count` moments, or to the first. Returns that moment; null if there is none before the present one. */
  undo(count: number): Pick<Moment, 'ask'> | null {
    const steps = Math.min(count, this.moments.length - 1);
    if (steps < 1) return null;
    this.moments.length -= steps;
    const moment = this.moments.at(-1);
    if (moment === undefined) return null;
    this.entries.length = moment.entries;
    this.play = moment.play.fork(this.trace);
    return moment;
  }

  /** Repeats an input of the recorded evening at the point where it came then. False if it cannot have come there. */
  repeat(input: Input): boolean {
    const { at, after } = input;
    while (this.seq !== after) {
      const stop = this.play.advance(at);
      if (stop.why !== 'ask') break;
      this.markNewest(stop.asks);
    }
    if (this.seq !== after || this.now > at) return false;
    if (this.now < at) this.play.advance(at);
    if (this.seq !== after) return false;
    const answered = answeredBy(input);
    const asked = this.pending().find(({ ask }) => ask === answered?.ask);
    if (answered !== null && asked?.options.includes(answered.option) !== true) return false;
    if (input.origin === PERSON) this.markNewest(asked === undefined ? this.pending() : [asked]);
    this.play.repeat(input);
    return true;
  }

  result(): RunResult {
    return this.play.result();
  }

  /** Marks the newest of the asks that is put to the person. */
  private markNewest(asks: readonly PendingAsk[]): void {
    const own = asks.findLast(({ office }) => this.isPersons(office));
    if (own !== undefined) this.mark(own.ask);
  }

  private get seq(): number {
    return this.entries.at(-1)?.seq ?? 0;
  }
}

/** The ask and the option of an answer; null for other inputs. */
function answeredBy({ event }: Input): { readonly ask: number; readonly option: string } | null {
  return answer.safeParse(event).data ?? null;
}
