import type { SeatView } from '../../knowledge/index.js';
import type { AnswerGiven } from '../../play/index.js';
import { inWords } from '../../model/index.js';
import { parseDuration } from '../../scenario/index.js';
import { clock, oneLine, sentence } from '../../telling/index.js';
import { writeOut } from '../terminal.js';
import { askText, choiceIn } from './asking.js';
import { wholeStory } from './ending.js';
import type { Journal } from './journal.js';
import type { Lines } from './lines.js';
import { NewsTeller } from '../seatNews.js';
import type { OpenAsk, Table } from './table.js';

const COMMANDS = ['know', 'wait', 'undo', 'reveal', 'help', 'quit'];
const HELP = `Type the number or the name of an option. Or:
  know      all that your offices know
  wait 10m  let time pass; the question stays open until its time is up
  undo      go back to the question before
  reveal    all that has happened, the truth included: the evening is then no longer a fair one
  quit      stop; the evening can go on later`;
/** The most characters of a reason that are kept. */
const LONGEST = 2000;

/** What a line of input led to: the same question again, another moment of the evening, or the end of it. */
type Next = 'again' | 'go-on' | 'stop';

/** One evening at the terminal: tells what is new, asks, takes the answer, and goes on. */
export class Evening {
  private readonly teller: NewsTeller;
  private shown = new Map<string, SeatView>();
  private shownEntries = 0;

  constructor(
    private readonly table: Table,
    private readonly journal: Journal,
    private readonly lines: Lines,
  ) {
    this.teller = new NewsTeller(table.scenario);
  }

  /** Plays on. True if the crisis has ended, false if the player has stopped. */
  async play(): Promise<boolean> {
    for (;;) {
      const asked = this.table.asked();
      if (asked !== null) {
        this.table.mark(asked.pending.ask);
        this.tellNews();
        if (!(await this.answerOne(asked))) return false;
      } else if (this.table.advance().why === 'ended') {
        this.tellNews();
        return true;
      }
    }
  }

  /** Asks until something has changed. False if the player stops. */
  private async answerOne(asked: OpenAsk): Promise<boolean> {
    print(`\n${askText(this.table.scenario, asked.seen, this.table.now)}`);
    const others = this.table.pending().length - 1;
    if (others > 0) print(`(${others} more ${others === 1 ? 'question is' : 'questions are'} open.)`);
    for (;;) {
      const line = await this.lines.next();
      const next = line === null ? 'stop' : await this.take(line, asked);
      if (next !== 'again') return next === 'go-on';
    }
  }

  private async take(line: string, asked: OpenAsk): Promise<Next> {
    const [command = '', ...rest] = line.split(/\s+/);
    // An option may have the name of a command.
    const isOption = asked.seen.options.some(({ id }) => id === line.toLowerCase());
    switch (isOption ? '' : command.toLowerCase()) {
      case 'quit':
        return 'stop';
      case 'help':
        return say(HELP);
      case 'know':
        for (const view of this.table.views()) print(`${this.teller.all(view).join('\n')}\n`);
        return 'again';
      case 'reveal':
        return say(wholeStory(this.table));
      case 'undo':
        return this.undo();
      case 'wait':
        return this.wait(rest.join(''));
      default:
        return line === '' ? say('Choose an option, or type help.') : this.choose(line, asked);
    }
  }

  private async choose(line: string, { pending, seen }: OpenAsk): Promise<Next> {
    const choice = choiceIn(seen, line, COMMANDS);
    if ('unknown' in choice) return say(choice.unknown);
    const words =
      seen.kind === 'say' && choice.option === 'explain' ? await this.text('In what words? (may be empty)') : '';
    const reason = this.lines.interrupted ? '' : await this.text('Why? (may be empty)');
    if (this.lines.interrupted) return 'stop';
    const given: AnswerGiven = {
      option: choice.option,
      ...(reason === '' ? {} : { reason }),
      ...(words === '' ? {} : { words }),
    };
    this.journal.add(this.table.inputOf(pending.ask, given));
    this.table.answer(pending.ask, given);
    return 'go-on';
  }

  private async text(question: string): Promise<string> {
    print(question);
    const text = (await this.lines.next()) ?? '';
    if (text.length > LONGEST) print(`Only the first ${LONGEST} characters are kept.`);
    return Array.from(text).slice(0, LONGEST).join('');
  }

  private undo(): Next {
    if (!this.table.undo()) return say('There is no question before this one.');
    this.journal.replace(this.table.inputs);
    this.remember();
    print(`Back to ${clock(this.table.scenario.start, this.table.now)}.`);
    return 'go-on';
  }

  private wait(text: string): Next {
    const seconds = secondsOf(text);
    if (seconds === null) return say('How long? For example: wait 10m');
    this.table.advance(this.table.now + seconds);
    print(`It is ${clock(this.table.scenario.start, this.table.now)}.`);
    return 'go-on';
  }

  private tellNews(): void {
    const views = this.table.views();
    const told = views.flatMap((view) => this.teller.since(this.shown.get(view.seat), view));
    const lines = [...new Set(told), ...this.lapsed()];
    this.remember();
    if (lines.length > 0) print(`\n${lines.join('\n')}`);
  }

  /** The asks of its offices that were not answered in time, or came to nothing. */
  private lapsed(): string[] {
    const { offices } = this.table.seating;
    return this.table.facts(this.shownEntries).flatMap(({ at, fact }) => {
      if (fact.fact !== 'answered' && fact.fact !== 'ask-over') return [];
      if (!offices.includes(fact.actor)) return [];
      const told = `${clock(this.table.scenario.start, at)}  ${sentence(this.teller.office(fact.actor))}`;
      if (fact.fact === 'ask-over') return [`${told}: the question is over; ${oneLine(fact.why)}.`];
      return fact.by === 'doctrine'
        ? [`${told} did not answer in time. Standing orders: ${inWords(fact.option)}.`]
        : [];
    });
  }

  private remember(): void {
    this.shown = new Map(this.table.views().map((view) => [view.seat, view]));
    this.shownEntries = this.table.entries.length;
  }
}

function secondsOf(text: string): number | null {
  try {
    const seconds = parseDuration(text);
    return seconds > 0 ? Math.ceil(seconds) : null;
  } catch {
    return null;
  }
}

function say(text: string): Next {
  print(text);
  return 'again';
}

function print(text: string): void {
  writeOut(`${text}\n`);
}
