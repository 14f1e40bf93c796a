import type { SeatNews, SeatReport, SeatView } from '../knowledge/index.js';
import { inWords } from '../model/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { Names, clock, oneLine, percent, sentence } from '../telling/index.js';
import { AUTHORITY, splitNews, statementWords } from './seatWords.js';

const SHOWS: Readonly<Record<SeatReport['shows'], string>> = {
  hostile: 'it looks as if it was meant',
  accident: 'it looks like an accident',
  nothing: 'it says nothing either way',
};
const RELIABILITY: Readonly<Record<SeatReport['reliability'], string>> = {
  weak: 'weak evidence',
  fair: 'fair evidence',
  strong: 'strong evidence',
};
const CLOSED = new Map([
  ['cleared', 'there was nothing hostile in it'],
  ['answered', 'it has been answered'],
  ['stale', 'nothing has followed for a long time'],
  ['unresolved', 'nothing has followed, but it is held to have been meant: a protest stays on record'],
]);
const CONTACT = new Map([
  ['connected', 'the call is taken'],
  ['refused', 'the call is refused'],
  ['unanswered', 'nobody answers the call'],
  ['barred', 'calls are not allowed'],
  ['busy', 'the line is taken'],
  ['out-of-scope', 'the line is not for this'],
  ['no-line', 'there is no line'],
]);

/** A sentence, and its time in seconds from the start. */
export interface Told {
  readonly at: number;
  readonly text: string;
  /** set if the sentence tells of a changed belief */
  readonly belief?: BeliefChange;
}

/** A changed belief of an office: how likely it was, and now is, that the act of a case was meant, from 0 to 1. */
interface BeliefChange {
  readonly office: string;
  readonly case: string;
  readonly from: number | undefined;
  readonly to: number;
}

/** Tells in sentences what an office knows. Says nothing that is not in its view. */
export class NewsTeller {
  readonly names: Names;

  constructor(private readonly scenario: CheckedScenario) {
    this.names = new Names(scenario);
  }

  /** What is new in a view since an earlier view of the same seat, in the order of time; without one, since the start. */
  since(before: SeatView | undefined, view: SeatView): Told[] {
    const who = this.seat(view);
    const rows: Told[] = [];
    const tell = (at: number, text: string) => void rows.push({ at, text: `${oneLine(sentence(text))}.` });
    for (const { id, says, own, learnedAt } of view.cases.slice(before?.cases.length ?? 0)) {
      tell(learnedAt, `${who} ${own ? 'learns of an act of its own side' : 'hears'} (${id}): “${stripped(says)}”`);
    }
    for (const report of view.reports.slice(before?.reports.length ?? 0)) tell(report.at, this.report(report));
    for (const news of view.news.slice(before?.news.length ?? 0)) tell(news.at, this.news(news));
    for (const [i, each] of view.cases.entries()) {
      const was = before?.cases[i];
      if (each.really !== null && each.really !== was?.really) {
        tell(view.now, `${who} knows what ${each.id} really was: ${inWords(each.really)}`);
      }
      for (const [office, belief] of Object.entries(each.beliefs)) {
        const from = was?.beliefs[office];
        if (from === belief) continue;
        rows.push(this.belief(view.now, { office, case: each.id, from, to: belief }));
      }
      if (each.closed !== (was?.closed ?? null)) {
        const why =
          each.closed === null ? 'it is open again' : `it is closed: ${CLOSED.get(each.closed) ?? each.closed}`;
        tell(view.now, `${who} on ${each.id}: ${why}`);
      }
    }
    return rows.toSorted((a, b) => a.at - b.at);
  }

  /** The clock time, then the sentence. */
  line({ at, text }: Told): string {
    return `${clock(this.scenario.start, at)}  ${text}`;
  }

  /** All that a seat knows. */
  all(view: SeatView): string[] {
    const lines = view.lines.map(({ id, state, with: others }) => {
      const ends = others.map((other) => this.office(other)).join(', ');
      return `${sentence(this.names.channel(id))}${ends === '' ? '' : ` to ${ends}`}: ${state}.`;
    });
    return [sentence(this.seat(view)), ...this.since(undefined, view).map((told) => this.line(told)), ...lines];
  }

  belief(at: number, belief: BeliefChange): Told {
    const { office, case: about, from, to } = belief;
    const change = from === undefined ? percent(to) : `${percent(from)} → ${percent(to)}`;
    return { at, text: `${oneLine(sentence(this.office(office)))} thinks of ${about}: hostile? ${change}.`, belief };
  }

  office(id: string): string {
    return this.names.party(id);
  }

  /** A seat of several offices is called the table. */
  private seat({ seat }: SeatView): string {
    return seat.includes(',') ? 'the table' : this.office(seat);
  }

  private contact(channel: string, result: string): string {
    const line = channel === '' ? '' : this.names.channel(channel);
    if (result === 'not-tried') return line === '' ? 'makes no call' : `makes no call on ${line}`;
    return `${line === '' ? 'wants to call' : `calls on ${line}`}: ${CONTACT.get(result) ?? result}`;
  }

  private report({ office, case: about, says, shows, reliability, physical, from }: SeatReport): string {
    const passed = from === null ? '' : `, passed on by ${this.office(from)}`;
    const evidence = shows === 'nothing' ? '' : ` (${physical ? 'physical, ' : ''}${RELIABILITY[reliability]})`;
    return `${this.office(office)} gets a report on ${about}${passed}: ${inWords(says)}; ${SHOWS[shows]}${evidence}`;
  }

  private news({ kind, office, text, case: about }: SeatNews): string {
    const who = this.office(office);
    const on = about === null ? '' : ` (${about})`;
    const [first, rest] = splitNews(text);
    switch (kind) {
      case 'decision':
        return `${who} decides: ${inWords(text)}${on}`;
      case 'act':
        return `${who} ${text}${on}`;
      case 'authority':
        return `${who} ${AUTHORITY.get(first) ?? first}: ${inWords(rest)}${on}`;
      case 'contact':
        return `${who} ${this.contact(first, rest)}${on}`;
      case 'said':
        return `${who} ${first === 'public' ? 'in public' : `on ${this.names.channel(first)}`}: ${inWords(rest)}${on}`;
      case 'words':
        return `${office === 'white cell' ? 'the white cell' : `${who} to the white cell`}: “${stripped(text)}”`;
      case 'public':
        return `${who} speaks in public: ${statementWords(this.names, text)}`;
      case 'line':
        return text;
      case 'side':
        return `${who}: ${inWords(text)}`;
      case 'case':
        return `${who}: ${text}${on}`;
    }
  }
}

/** Without the full stop at the end. */
function stripped(text: string): string {
  return text.replace(/\.$/, '');
}
