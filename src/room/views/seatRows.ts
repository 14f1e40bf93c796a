import { AUTHORITY, splitNews, statementWords } from '../../brief/index.js';
import type { SeatCase, SeatNews, SeatReport, SeatView } from '../../knowledge/index.js';
import { inWords } from '../../model/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { Names, clock, oneLine, sentence } from '../../telling/index.js';

/** One thing that a seat knows, in words. It says nothing that is not in the view of the seat, and judges nothing. */
export interface SeatRow {
  /** counted by the seat */
  readonly id: number;
  readonly at: number;
  readonly when: string;
  readonly kind: 'case' | 'report' | 'words' | 'call' | 'order' | 'public' | 'line' | 'truth';
  /** the office whose news it is */
  readonly office: string;
  readonly text: string;
  /** of a report: who passed it on, and how much such reports are worth */
  readonly source: string | null;
  readonly reliability: SeatReport['reliability'] | null;
  readonly case: string | null;
}

const CONTACT = new Map([
  ['connected', 'the call is taken'],
  ['refused', 'the call is refused'],
  ['unanswered', 'nobody answers'],
  ['barred', 'this line is not open to you'],
  ['busy', 'the line is taken'],
  ['out-of-scope', 'the line is not for this'],
  ['no-line', 'there is no line'],
  ['not-tried', 'no call is made'],
]);
const CLOSED = new Map([
  ['cleared', 'there was nothing hostile in it'],
  ['answered', 'it has been answered'],
  ['stale', 'nothing has followed for a long time'],
  ['unresolved', 'nothing has followed; a protest stays on record'],
]);

type Draft = Omit<SeatRow, 'id' | 'when'>;

/** Tells what is new in a view of one seat since an earlier one. */
export class SeatTeller {
  private readonly names: Names;
  private told = 0;

  constructor(private readonly scenario: CheckedScenario) {
    this.names = new Names(scenario);
  }

  since(before: SeatView | null, view: SeatView): SeatRow[] {
    const [office = ''] = view.offices.map(({ id }) => id);
    const rows: Draft[] = [
      ...view.cases.slice(before?.cases.length ?? 0).map((each) => this.learned(each, office)),
      ...view.reports.slice(before?.reports.length ?? 0).map((each) => this.report(each)),
      ...view.news.slice(before?.news.length ?? 0).map((each) => this.news(each)),
      ...view.cases.flatMap((each, i) => this.changes(each, before?.cases[i], view.now, office)),
    ];
    return rows
      .toSorted((a, b) => a.at - b.at)
      .map((row) => {
        this.told += 1;
        return { id: this.told, when: clock(this.scenario.start, row.at), ...row };
      });
  }

  private learned({ id, says, own, learnedAt }: SeatCase, office: string): Draft {
    const text = own ? `An act of your own side: ${says}` : says;
    return plain(learnedAt, 'case', office, text, id);
  }

  private changes(each: SeatCase, was: SeatCase | undefined, now: number, office: string): Draft[] {
    const rows: Draft[] = [];
    if (each.really !== null && each.really !== (was?.really ?? null))
      rows.push(plain(now, 'truth', office, `You know what it really was: ${inWords(each.really)}.`, each.id));
    if (each.closed !== (was?.closed ?? null)) {
      const why =
        each.closed === null ? 'It is open again.' : `It is closed: ${CLOSED.get(each.closed) ?? each.closed}.`;
      rows.push(plain(now, 'case', office, why, each.id));
    }
    return rows;
  }

  private report({ at, office, case: about, says, reliability, physical, from }: SeatReport): Draft {
    const source =
      from === null
        ? physical
          ? 'your own people, physical evidence'
          : 'your own people'
        : `passed on by ${this.names.actor(from)}`;
    return { ...plain(at, 'report', office, sentence(reportWords(says)), about), source, reliability };
  }

  private news({ at, kind, office, text, case: about }: SeatNews): Draft {
    const who = sentence(this.office(office));
    const [first, rest] = splitNews(text);
    switch (kind) {
      case 'decision':
        return plain(at, 'order', office, `${who} decides: ${inWords(text)}.`, about);
      case 'act':
        return plain(at, 'order', office, `${who} ${text}.`, about);
      case 'authority':
        return plain(at, 'order', office, `${who} ${AUTHORITY.get(first) ?? first}: ${inWords(rest)}.`, about);
      case 'contact':
        return plain(at, 'call', office, `${who} calls${this.on(first)}: ${CONTACT.get(rest) ?? rest}.`, about);
      case 'said': {
        const where = first === 'public' ? ' in public' : this.on(first);
        return plain(at, 'call', office, `${who}${where}: ${inWords(rest)}.`, about);
      }
      case 'words':
        return plain(at, 'words', office, office === 'white cell' ? text : `You to the white cell: ${text}`, null);
      case 'public':
        return plain(at, 'public', office, `${who} in public: ${statementWords(this.names, text)}.`, about);
      case 'line':
        return plain(at, 'line', office, `${sentence(text)}.`, null);
      case 'side':
      case 'case':
        return plain(at, 'case', office, `${who}: ${inWords(text)}.`, about);
    }
  }

  private on(channel: string): string {
    return channel === '' ? '' : ` on ${this.names.channel(channel)}`;
  }

  private office(id: string): string {
    return this.names.actor(id);
  }
}

/** “impact report” for a kind of report; the words of the white cell as they are. */
function reportWords(says: string): string {
  const words = inWords(says);
  return /\s|report/.test(words.trim()) ? words : `${words} report`;
}

function plain(at: number, kind: SeatRow['kind'], office: string, text: string, about: string | null): Draft {
  return { at, kind, office, text: oneLine(text).replace(/\.\.$/, '.'), source: null, reliability: null, case: about };
}
