import type { Input } from '../../engine/index.js';
import type { AnswerGiven, PendingAsk } from '../../play/index.js';
import { PlayError } from '../../play/index.js';
import { clock, sentence } from '../../telling/index.js';
import { writeOut } from '../terminal.js';
import { choiceIn } from './asking.js';
import { askLine, choosesLine } from './callLine.js';
import { COMMANDS, HELP, IDLE, secondsOf, stopIn } from './commands.js';
import { wholeStory } from './ending.js';
import type { Journal } from './journal.js';
import { Observed } from './observed.js';
import type { Person, Question } from './person.js';
import type { Programs } from './programs.js';
import { PERSON } from './table.js';
import type { Table } from './table.js';
import type { Around } from './unasked.js';
import { UNASKED, unaskedIn } from './unasked.js';

/** The most characters of a reason that are kept. */
const LONGEST = 2000;

/** What a line of input led to: the same question again, another moment of the evening, or a stop. */
type Next = 'again' | 'go-on' | 'stop';

/** One evening at the terminal: tells what is new, asks, takes the answer, and goes on. */
export class Evening {
  /** whether the person has typed or chosen anything */
  hasHeard = false;
  private readonly observed: Observed;
  /** the asks that have been put to the person or to a program */
  private put = new Set<number>();
  /** the time until which the person waits, even if asks are open */
  private until = 0;
  /** when to stop even if nothing is asked */
  private stopAt = Infinity;

  constructor(
    private readonly table: Table,
    private readonly journal: Journal,
    private readonly person: Person,
    private readonly programs: Programs,
  ) {
    this.observed = new Observed(table);
  }

  /** Plays until the crisis ends (true) or the person stops (false). */
  async play(): Promise<boolean> {
    for (;;) {
      const open = this.table.pending();
      const fresh = open.find(({ ask }) => !this.put.has(ask));
      const own = fresh ?? open.find(({ office }) => this.table.isPersons(office));
      if (fresh !== undefined) {
        this.put.add(fresh.ask);
        this.until = 0;
      }
      if (fresh !== undefined && !this.table.isPersons(fresh.office)) await this.programs.ask(fresh, this.keep);
      else if (own !== undefined && this.until <= this.table.now) {
        if (!(await this.askPerson(own))) return false;
      } else if (this.stopAt <= this.table.now) {
        this.stopAt = Infinity;
        if (!(await this.atStop())) return false;
      } else if (this.passTime(own !== undefined)) return true;
    }
  }

  private readonly keep = (input: Input): void => this.journal.add(input);

  /** Lets time pass to the next ask, or to an answer or the end of a wait if that comes first. True at the end of the crisis. */
  private passTime(isWaiting: boolean): boolean {
    this.programs.tellNews();
    const stop = this.table.advance(Math.min(this.programs.nextDue, this.stopAt, isWaiting ? this.until : Infinity));
    if (stop.why === 'time') this.programs.giveDue(this.keep);
    if (stop.why !== 'ended') return false;
    this.programs.tellNews();
    this.tellNews();
    return true;
  }

  /** Puts an ask to the person, again and again until something has changed. False if the person stops. */
  private async askPerson(asked: PendingAsk): Promise<boolean> {
    this.table.mark(asked.ask);
    this.tellNews();
    print('');
    const { scenario, now } = this.table;
    const others = this.table.pending().filter(({ ask, office }) => ask !== asked.ask && this.table.isPersons(office));
    const question: Question = { scenario, now, seen: this.table.seen(asked), others: others.length };
    let line = await this.person.choose(question);
    for (;;) {
      if (line !== null) this.hasHeard = true;
      const next = line === null ? 'stop' : await this.take(line, asked, question);
      if (next !== 'again') return next === 'go-on';
      line = await this.person.chooseAgain(question);
    }
  }

  /** Takes commands at a time at which nothing is asked. False if the person stops. */
  private async atStop(): Promise<boolean> {
    this.table.mark(null);
    this.tellNews();
    print(`\nIt is ${clock(this.table.scenario.start, this.table.now)}.`);
    for (;;) {
      const line = await this.person.idle(IDLE);
      if (line === null) return false;
      this.hasHeard = true;
      const next = line === '' ? 'go-on' : this.takeAtStop(line);
      if (next !== 'again') return next === 'go-on';
    }
  }

  private takeAtStop(line: string): Next {
    const [command = '', ...rest] = line.split(/\s+/);
    // No ask is open here, so both only say when to stop next.
    if (['wait', 'stop'].includes(command.toLowerCase())) return this.stop(rest.join(' '), 'go-on');
    const [office = ''] = this.table.offices;
    return this.command(line) ?? this.unasked(line, { office, case: null }) ?? say('Type help for what you can do.');
  }

  private async take(line: string, asked: PendingAsk, question: Question): Promise<Next> {
    // An option may have the name of a command.
    const isOption = question.seen.options.some(({ id }) => id.toLowerCase() === line.toLowerCase());
    if (line === '') return say('Choose an option, or type help.');
    const { office, case: about } = question.seen;
    const next = isOption ? null : (this.command(line) ?? this.unasked(line, { office, case: about?.id ?? null }));
    if (next === null) return this.choose(line, asked, question);
    // What was done unasked may have settled the question.
    const isOpen = this.table.pending().some(({ ask }) => ask === asked.ask);
    return next === 'again' && !isOpen ? 'go-on' : next;
  }

  /** Does what can be done at any stop; null for a line that is none of it. */
  private command(line: string): Next | null {
    const [command = '', ...rest] = line.split(/\s+/);
    switch (command.toLowerCase()) {
      case 'quit':
        return 'stop';
      case 'help':
        return say(HELP);
      case 'know':
        return say(this.observed.all().join('\n'));
      case 'reveal':
        return say(wholeStory(this.table));
      case 'undo':
        return this.undo(rest.join(' '));
      case 'wait':
        return this.wait(rest.join(''));
      case 'stop':
        return this.stop(rest.join(' '), 'again');
      default:
        return null;
    }
  }

  private async choose(line: string, { ask }: PendingAsk, question: Question): Promise<Next> {
    const { seen } = question;
    const choice = choiceIn(seen, line, [...COMMANDS, ...UNASKED]);
    if ('unknown' in choice) return say(choice.unknown);
    const { option } = choice;
    const channel = choosesLine(question, option) ? await askLine(this.person, question) : null;
    const words = seen.kind === 'say' && option === 'explain' ? await this.text('In what words? (may be empty)') : '';
    const reason = words === null ? null : await this.text('Why? (may be empty)');
    // An answer without a reason counts; after Ctrl-C it does not.
    if (this.person.isInterrupted) return 'stop';
    const given: AnswerGiven = {
      option,
      by: PERSON,
      ...(reason === null || reason === '' ? {} : { reason }),
      ...(words === null || words === '' ? {} : { words }),
      ...(channel === null ? {} : { channel }),
    };
    this.table.act((play) => void play.answer(ask, given), this.keep);
    return 'go-on';
  }

  /** Does what a line orders that was not asked for; null if the line is not such an order. */
  private unasked(line: string, around: Around): Next | null {
    try {
      const what = unaskedIn(this.table, short(line), around);
      if (what === null) return null;
      this.table.act(what, this.keep);
      const news = this.observed.news();
      return say(news.length > 0 ? news.join('\n') : 'Done.');
    } catch (error) {
      if (!(error instanceof PlayError)) throw error;
      this.observed.skip();
      const text = sentence(error.message);
      return say(text.endsWith('?') ? text : `${text}.`);
    }
  }

  private undo(text: string): Next {
    const count = text === '' ? 1 : /^\d{1,4}$/.test(text) ? Number(text) : 0;
    if (count === 0) return say('How many questions? For example: undo 2');
    const moment = this.table.undo(count);
    if (moment === null) return say('There is no question before this one.');
    const { ask } = moment;
    this.stopAt = ask === null ? this.table.now : Infinity;
    this.journal.replace(this.table.inputs);
    this.programs.forget();
    const others = this.table.pending().filter((each) => each.ask !== ask && this.table.isPersons(each.office));
    this.put = new Set(others.map((each) => each.ask));
    this.observed.skip();
    print(`Back to ${clock(this.table.scenario.start, this.table.now)}.`);
    return 'go-on';
  }

  private wait(text: string): Next {
    const seconds = secondsOf(text);
    if (seconds === null) return say('How long? For example: wait 10m');
    this.until = this.table.now + seconds;
    return 'go-on';
  }

  private stop(text: string, next: Next): Next {
    const { scenario, now } = this.table;
    const at = stopIn(text, scenario.start, now);
    if (at === null) return say('When? A time to come, for example: stop 09:40, or stop 30m');
    this.stopAt = at;
    if (next === 'again')
      print(`Time will stop at ${clock(scenario.start, at)}, even if nothing is asked. Now answer.`);
    return next;
  }

  private async text(question: string): Promise<string | null> {
    const text = await this.person.text(question);
    if (text === null) return null;
    const kept = short(text);
    if (kept !== text) print(`Only the first ${LONGEST} characters are kept.`);
    return kept;
  }

  private tellNews(): void {
    const lines = this.observed.news();
    if (lines.length > 0) print(`\n${lines.join('\n')}`);
  }
}

function short(text: string): string {
  return text.length <= LONGEST ? text : Array.from(text).slice(0, LONGEST).join('');
}

function say(text: string): Next {
  print(text);
  return 'again';
}

function print(text: string): void {
  writeOut(`${text}\n`);
}
