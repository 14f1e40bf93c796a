import type { AnswerGiven, PendingAsk } from '../../play/index.js';
import { PlayError } from '../../play/index.js';
import { Refusal } from '../protocol/codes.js';
import type { Keep, Session } from '../session/session.js';

/** The answer of a program, and after how many game seconds it comes. */
export interface ProgramAnswer {
  readonly given: AnswerGiven;
  readonly after: number;
}

/** Puts an ask to the program of its office. Null: it gave no answer, and doctrine will decide. */
export type AskProgram = (asked: PendingAsk, session: Session) => Promise<ProgramAnswer | null>;

interface Due extends ProgramAnswer {
  readonly asked: PendingAsk;
  readonly at: number;
}

/** The programs that play offices in the room. */
export class Programs {
  private put = new Set<number>();
  private due: readonly Due[] = [];
  private thinking = 0;
  private turns = 0;

  constructor(
    private readonly session: Session,
    private readonly ask: AskProgram,
    private readonly keep: Keep,
    private readonly changed: () => void,
  ) {}

  get isBusy(): boolean {
    return this.thinking > 0;
  }

  get nextDue(): number {
    return Math.min(...this.due.map(({ at }) => at));
  }

  /** Gives the answers that are due, and puts new asks to their programs. */
  serve(): void {
    const { session } = this;
    if (this.turns !== session.turns) {
      this.turns = session.turns;
      this.put = new Set();
      this.due = [];
    }
    const now = this.due.filter(({ at }) => at <= session.now.now);
    this.due = this.due.filter(({ at }) => at > session.now.now);
    for (const each of now) this.give(each);
    for (const asked of session.now.pending()) {
      const holder = session.now.holderOf(asked.office);
      if (this.put.has(asked.ask) || holder !== session.setup.programs.get(asked.office)) continue;
      this.put.add(asked.ask);
      void this.think(asked);
    }
  }

  private async think(asked: PendingAsk): Promise<void> {
    const { turns } = this;
    this.thinking += 1;
    const answer = await this.ask(asked, this.session).catch(() => null);
    this.thinking -= 1;
    if (answer !== null && turns === this.session.turns) {
      const at = this.session.now.now + answer.after;
      if (answer.after > 0) this.due = [...this.due, { ...answer, asked, at }];
      else this.give({ ...answer, asked, at });
    }
    this.changed();
  }

  private give({ asked, given }: Due): void {
    try {
      this.session.fromProgram(asked.office, (play) => void play.answer(asked.ask, given), this.keep);
    } catch (error) {
      // The ask is over, or the option is not open any more.
      if (!(error instanceof Refusal) && !(error instanceof PlayError)) throw error;
    }
  }
}
