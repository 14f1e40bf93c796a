import type { Entry, Input } from '../../engine/index.js';
import type { CrisisFact } from '../../model/index.js';
import type { AnswerGiven, PendingAsk, Play, PlayStop, RunResult } from '../../play/index.js';
import { PlayError, startPlay } from '../../play/index.js';
import type { NotedFact, SeatAsk, SeatView } from '../../knowledge/index.js';
import { askNumber, seatView } from '../../knowledge/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { applyArm } from '../../scenario/index.js';

/** What an evening depends on, besides the answers. */
export interface Seating {
  readonly scenario: CheckedScenario;
  /** null: the file as written */
  readonly arm: string | null;
  readonly seed: string;
  /** the offices that are played here */
  readonly offices: readonly string[];
}

/** An ask as the engine has it, and as its office sees it. */
export interface OpenAsk {
  readonly pending: PendingAsk;
  readonly seen: SeatAsk;
}

/** The moment before an answer, to go back to. */
interface Moment {
  readonly ask: number;
  readonly play: Play;
  readonly entries: number;
}

/** A crisis that is played at a terminal: what has happened so far, what its offices know of it, and the way back. */
export class Table {
  readonly entries: Entry[] = [];
  /** the scenario as the arm has made it */
  readonly scenario: CheckedScenario;
  private readonly trace = (entry: Entry) => void this.entries.push(entry);
  private readonly moments: Moment[] = [];
  private play: Play;
  private hasEnded = false;

  constructor(readonly seating: Seating) {
    const { scenario, arm, seed, offices } = seating;
    this.scenario = arm === null ? scenario : applyArm(scenario, arm);
    const held = Object.fromEntries(offices.map((office) => [office, {}]));
    this.play = startPlay(scenario, { arm, seed, held, trace: this.trace });
  }

  get now(): number {
    return this.play.now;
  }

  get inputs(): readonly Input[] {
    return this.play.inputs;
  }

  facts(from = 0): NotedFact[] {
    return this.entries
      .slice(from)
      .flatMap(({ at, seq, facts }) => (facts as readonly CrisisFact[]).map((fact) => ({ at, seq, fact })));
  }

  /** What each of its offices knows. */
  views(): SeatView[] {
    const facts = this.facts();
    return this.seating.offices.map((office) => seatView(this.scenario, facts, office, this.now));
  }

  /** The ask to answer first; null: nobody is asked, or the run has ended. */
  asked(): OpenAsk | null {
    const [pending] = this.play.pending();
    if (pending === undefined || this.hasEnded) return null;
    const facts = this.facts();
    const { asks } = seatView(this.scenario, facts, pending.office, this.now);
    const seen = asks.find(({ id }) => askNumber(this.scenario, facts, pending.office, id) === pending.ask);
    return seen === undefined ? null : { pending, seen };
  }

  pending(): PendingAsk[] {
    return this.play.pending();
  }

  advance(until?: number): PlayStop {
    const stop = this.play.advance(until);
    this.hasEnded = stop.why === 'ended';
    return stop;
  }

  /** The input that this answer will be. Changes nothing. */
  inputOf(ask: number, given: AnswerGiven): Input {
    return this.play.fork().answer(ask, given);
  }

  answer(ask: number, given: AnswerGiven): Input {
    return this.play.answer(ask, given);
  }

  /** Keeps this moment, at which somebody is asked, to go back to. */
  mark(ask: number): void {
    if (this.moments.at(-1)?.ask === ask) return;
    this.moments.push({ ask, play: this.play.fork(), entries: this.entries.length });
  }

  /** Goes back to the ask before the last one marked. False where there is none. */
  undo(): boolean {
    if (this.moments.length < 2) return false;
    this.moments.pop();
    const moment = this.moments.at(-1);
    if (moment === undefined) return false;
    this.entries.length = moment.entries;
    this.play = moment.play.fork(this.trace);
    return true;
  }

  /** Gives an answer of an earlier evening again, at the moment at which it was given. Throws a `PlayError` where it cannot be. */
  answerAgain({ at, after }: Input, ask: number, given: AnswerGiven): Input {
    while (this.seq !== after) {
      if (this.play.advance(at).why !== 'ask') break;
    }
    if (this.seq === after && this.now < at) this.play.advance(at);
    if (this.seq !== after) throw new PlayError('no-such-ask', 'this answer does not belong to this run');
    this.mark(ask);
    return this.play.answer(ask, given);
  }

  result(): RunResult {
    return this.play.result();
  }

  private get seq(): number {
    return this.entries.at(-1)?.seq ?? 0;
  }
}
