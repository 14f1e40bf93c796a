import type { SeatView } from '../../knowledge/index.js';
import { visibleLine } from '../../scenario/index.js';
import { plural } from '../plural.js';
import { writeError } from '../terminal.js';
import { Program } from './program.js';
import type { AnswerMessage, AskMessage, Parsed, ToPlayer } from './protocol.js';
import { labelOf, parseAnswer, parseReady } from './protocol.js';

/** An office and the words of the command that plays it. */
export interface PlayerCommand {
  readonly office: string;
  readonly words: readonly string[];
  /** as it was given: OFFICE=COMMAND */
  readonly text: string;
}

type Hello = Extract<ToPlayer, { type: 'hello' }>;

/** A program that plays an office. Where it fails to answer, that is told to it and on standard error, and doctrine decides. */
export class Player {
  /** `player:NAME`, after the name that the program gave itself */
  label = labelOf(null);
  wantsNews = false;
  private readonly program: Program;
  private isThere = true;
  /** asks that it has had */
  private readonly asked = new Set<string>();

  private constructor(
    readonly office: string,
    words: readonly string[],
    private readonly seconds: number,
  ) {
    this.program = new Program(words, (line) => writeError(`${office} | ${visibleLine(line)}\n`));
  }

  /** Starts the program, greets it, and waits until it is ready. */
  static async meet({ office, words }: PlayerCommand, hello: Hello): Promise<Player> {
    const player = new Player(office, words, hello.rules.answerWithin);
    player.program.send(hello);
    const ready = await player.hear(null, parseReady);
    if (ready === null) player.leave('it did not get ready');
    else {
      player.label = labelOf(ready.name);
      player.wantsNews = ready.news === true;
    }
    return player;
  }

  /** Asks the program; null where it gives no answer that counts. */
  async ask(message: AskMessage): Promise<AnswerMessage | null> {
    if (!this.isThere) return null;
    for (const _line of this.program.unread()) this.tell(null, 'nothing was asked');
    this.asked.add(message.id);
    this.program.send(message);
    const answer = await this.hear(message.id, (line) => this.parse(line, message));
    return answer;
  }

  news(view: SeatView): void {
    this.program.send({ type: 'news', view });
  }

  /** Tells the program that something it wrote came to nothing. */
  tell(id: string | null, message: string): void {
    this.program.send({ type: 'error', id, message });
  }

  async end(): Promise<void> {
    this.program.send({ type: 'end' });
    await this.program.close();
  }

  /** Waits for a message. An answer to an earlier ask, which comes too late, is passed over. */
  private async hear<T>(id: string | null, parse: (line: string) => Parsed<T> | 'earlier'): Promise<T | null> {
    const until = Date.now() + this.seconds * 1000;
    for (;;) {
      const heard = await this.program.next(until);
      if ('gone' in heard) {
        this.leave(heard.gone);
        return null;
      }
      if ('late' in heard) {
        this.warn(id, `no answer came within ${plural(this.seconds, 'second')}`);
        return null;
      }
      const parsed = parse(heard.line);
      if (parsed === 'earlier') {
        this.tell(id, 'this answer is to an earlier ask, and comes too late');
        continue;
      }
      if ('message' in parsed) return parsed.message;
      this.warn(id, parsed.wrong);
      return null;
    }
  }

  private parse(line: string, { id, options }: AskMessage): Parsed<AnswerMessage> | 'earlier' {
    const parsed = parseAnswer(line);
    if (!('message' in parsed)) return parsed;
    const { message } = parsed;
    if (message.id !== id) {
      if (this.asked.has(message.id)) return 'earlier';
      return { wrong: `id: there is no ask “${short(message.id)}”` };
    }
    const known = options.map((option) => option.id);
    if (known.includes(message.option)) return parsed;
    return { wrong: `option: “${short(message.option)}” is not one of ${known.join(', ')}` };
  }

  private warn(id: string | null, what: string): void {
    this.tell(id, `${what}; doctrine decides`);
    if (id !== null) writeError(`${this.office}: ${id} of its player: ${what}. Doctrine decides.\n`);
    else writeError(`${this.office}: its player: ${what}.\n`);
  }

  private leave(why: string): void {
    if (!this.isThere) return;
    this.isThere = false;
    this.program.dismiss(why);
    writeError(`${this.office}: its player is out: ${why}. Doctrine decides for this office from now on.\n`);
  }
}

function short(text: string): string {
  return visibleLine(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
