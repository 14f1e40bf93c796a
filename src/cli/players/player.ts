import type { SeatView } from '../../knowledge/index.js';
import { visibleLine } from '../../scenario/index.js';
import { plural } from '../plural.js';
import { Program } from './program.js';
import type { AnswerMessage, AskMessage, Parsed, ToPlayer } from './protocol.js';
import { labelOf, parseAnswer, parseReady } from './protocol.js';

/** An office and the words of the command that plays it. */
export interface PlayerCommand {
  readonly office: string;
  readonly words: readonly string[];
  /** as the user gave it: OFFICE=COMMAND */
  readonly text: string;
}

/** What the caller gives to a player. */
export interface Around {
  /** is called for each thing that goes wrong, and for each line that the program writes to its standard error */
  readonly notify: (line: string) => void;
  /** stops the program at once */
  readonly signal?: AbortSignal | undefined;
}

/** Seconds that a program has to start and to get ready, at least: on a busy machine that takes longer than an answer. */
const TO_GET_READY = 60;

const NOT_UTF8 = { wrong: 'the line is not UTF-8' };

type Hello = Extract<ToPlayer, { type: 'hello' }>;

/** A program that plays an office. If it fails to answer, doctrine decides, and the program and `notify` are told. */
export class Player {
  /** `player:NAME`, after the name that the program gave itself */
  label = labelOf(null);
  wantsNews = false;
  /** numbers of asks: all so far; those without an answer that counted; of these, those for which none came in time */
  asked = 0;
  unanswered = 0;
  late = 0;
  private readonly program: Program;
  private isThere = true;
  private readonly had = new Set<string>();

  private constructor(
    readonly office: string,
    words: readonly string[],
    private readonly seconds: number,
    private readonly around: Around,
  ) {
    this.program = new Program(words, (line) => around.notify(`${office} | ${line}`));
    around.signal?.addEventListener('abort', this.stop);
  }

  /** Starts the program, greets it, and waits until it is ready. */
  static async meet({ office, words }: PlayerCommand, hello: Hello, around: Around): Promise<Player> {
    const player = new Player(office, words, hello.rules.answerWithin, around);
    player.program.send(hello);
    const ready = await player.hear(null, Math.max(TO_GET_READY, player.seconds), parseReady);
    if (ready !== null) {
      player.label = labelOf(ready.name);
      player.wantsNews = ready.news === true;
    }
    return player;
  }

  /** Asks the program. Null if it gives no answer that counts. */
  async ask(message: AskMessage): Promise<AnswerMessage | null> {
    this.asked += 1;
    const answer = this.isThere ? await this.put(message) : null;
    if (answer === null) this.unanswered += 1;
    return answer;
  }

  news(view: SeatView): void {
    this.program.send({ type: 'news', view });
  }

  /** Takes note that an answer came after its ask was over, and tells the program. */
  tooLate(id: string): void {
    this.unanswered += 1;
    this.drop(id, 'its answer came after the ask was over', 'it does not count');
  }

  async end(): Promise<void> {
    this.program.send({ type: 'end' });
    await this.program.close();
    this.around.signal?.removeEventListener('abort', this.stop);
  }

  /** Stops the program in the middle of a run, without a message to it. */
  private readonly stop = (): void => {
    this.isThere = false;
    this.program.dismiss('the run was stopped');
  };

  private async put(message: AskMessage): Promise<AnswerMessage | null> {
    const dropped = this.program.drop();
    if (dropped > 0) this.drop(null, `it wrote ${plural(dropped, 'unexpected line')}`, 'this does not count');
    this.had.add(message.id);
    this.program.send(message);
    return this.hear(message.id, this.seconds, (line) => this.parse(line, message));
  }

  /** Waits for a message. Skips answers to earlier asks, which come too late. */
  private async hear<T>(
    id: string | null,
    seconds: number,
    parse: (line: string) => Parsed<T> | 'earlier',
  ): Promise<T | null> {
    const until = Date.now() + seconds * 1000;
    for (;;) {
      const heard = await this.program.next(until);
      if ('gone' in heard) {
        this.leave(heard.gone);
        return null;
      }
      if ('late' in heard) {
        if (id !== null) this.late += 1;
        this.warn(id, `no answer came within ${plural(seconds, 'second')}`);
        return null;
      }
      const parsed = heard.line === null ? NOT_UTF8 : parse(heard.line);
      if (parsed === 'earlier') {
        this.drop(id, 'it answered an earlier ask', 'that does not count');
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
      if (this.had.has(message.id)) return 'earlier';
      return { wrong: `id: there is no ask “${short(message.id)}”` };
    }
    const known = options.map((option) => option.id);
    if (known.includes(message.option)) return parsed;
    return { wrong: `option: “${short(message.option)}” is not one of ${known.join(', ')}` };
  }

  private warn(id: string | null, what: string): void {
    if (id === null) this.leave(`it did not get ready: ${what}`);
    else this.drop(id, what, 'doctrine decides');
  }

  /** Tells the program and `notify` what did not count, and what follows from it. */
  private drop(id: string | null, what: string, follows: string): void {
    if (!this.isThere) return;
    this.program.send({ type: 'error', id, message: `${what}; ${follows}` });
    this.around.notify(`${this.office}: ${this.label}${id === null ? '' : `, ${id}`}: ${what}; ${follows}.`);
  }

  private leave(why: string): void {
    if (!this.isThere) return;
    this.isThere = false;
    this.program.dismiss(why);
    this.around.notify(`${this.office}: ${this.label} is out: ${why}. Doctrine decides for this office from now on.`);
  }
}

function short(text: string): string {
  return visibleLine(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
