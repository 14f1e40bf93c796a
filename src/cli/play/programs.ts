import type { Input } from '../../engine/index.js';
import type { PendingAsk } from '../../play/index.js';
import { PlayError } from '../../play/index.js';
import { parseDuration } from '../../scenario/index.js';
import { answerOf } from '../players/answer.js';
import { Known } from '../players/known.js';
import type { Player } from '../players/player.js';
import type { AnswerMessage } from '../players/protocol.js';
import type { Table } from './table.js';

/** An answer, and the time at which it is given. */
interface Given {
  readonly ask: number;
  readonly at: number;
  readonly player: Player;
  readonly answer: AnswerMessage;
}

/** The programs that play offices in an evening. */
export class Programs {
  private readonly known: Known;
  private given: Given[] = [];

  constructor(
    private readonly table: Table,
    private readonly players: ReadonlyMap<string, Player>,
  ) {
    this.known = new Known(table.scenario, () => table.facts);
  }

  /** The time at which the next delayed answer is given; infinity if there is none. */
  get nextDue(): number {
    return Math.min(...this.given.map(({ at }) => at));
  }

  /** Puts an ask to its program. Gives the answer at once, or after the time that the answer asks for. */
  async ask(asked: PendingAsk, keep: (input: Input) => void): Promise<void> {
    const player = this.players.get(asked.office);
    const { now } = this.table;
    const answer = (await player?.ask(this.known.askOf(asked, now))) ?? null;
    if (player === undefined || answer === null) return;
    const at = now + (typeof answer.after === 'string' ? parseDuration(answer.after) : 0);
    const given = { ask: asked.ask, at, player, answer };
    if (at > now) this.given.push(given);
    else this.give(given, keep);
  }

  /** Gives the answers whose time has come. */
  giveDue(keep: (input: Input) => void): void {
    const due = this.given.filter(({ at }) => at <= this.table.now);
    this.given = this.given.filter(({ at }) => at > this.table.now);
    for (const each of due) this.give(each, keep);
  }

  tellNews(): void {
    this.known.tellNews(this.players.values());
  }

  /** Forgets the answers that are still to be given. For when time is turned back: open asks are then put again. */
  forget(): void {
    this.given = [];
  }

  private give({ ask, player, answer }: Given, keep: (input: Input) => void): void {
    try {
      this.table.act((play) => void play.answer(ask, answerOf(answer, player.label)), keep);
    } catch (error) {
      if (!(error instanceof PlayError)) throw error;
      player.tooLate(answer.id);
    }
  }
}
