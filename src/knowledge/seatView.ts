import type { CrisisFact, Spoken } from '../model/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { sideOf } from '../scenario/index.js';
import { audience } from './audience.js';
import { membersOf } from './members.js';
import { optionWords } from './optionWords.js';
import type { NotedFact, Seat, SeatAsk, SeatCase, SeatNews, SeatReport, SeatView } from './seat.js';

/**
 * What a seat knows of a run: only the facts that its offices know, with its own numbers for cases and asks. It never contains other
 * sides' truths, beliefs or traffic, nor luck, chances or rungs, nor numbers of the engine, which would reveal how much happens
 * unseen. Executes nothing. Throws a `RangeError` for an unknown seat.
 */
export function seatView(scenario: CheckedScenario, noted: Iterable<NotedFact>, seat: Seat, now: number): SeatView {
  return foldOf(scenario, noted, seat, now).view(now);
}

/** The engine’s number of an ask, given the seat’s number; undefined if the seat has no such ask. */
export function askNumber(
  scenario: CheckedScenario,
  noted: Iterable<NotedFact>,
  seat: Seat,
  id: string,
): number | undefined {
  return foldOf(scenario, noted, seat).askNumber(id);
}

/** The engine’s id of a case that a seat knows by its own number, such as `case 2`; undefined if the seat has no such case. */
export function caseNamed(
  scenario: CheckedScenario,
  noted: Iterable<NotedFact>,
  seat: Seat,
  id: string,
): string | undefined {
  return foldOf(scenario, noted, seat).caseNamed(id);
}

function foldOf(scenario: CheckedScenario, noted: Iterable<NotedFact>, seat: Seat, until = Infinity): Fold {
  const fold = new Fold(scenario, seat);
  for (const each of noted) if (each.at <= until) fold.take(each);
  return fold;
}

class Fold {
  private readonly seat: string;
  /** the offices that it sees with */
  private readonly offices: readonly string[];
  /** those of them that it plays; an observer plays none */
  private readonly played: ReadonlySet<string>;
  /** by what else it is addressed */
  private readonly names: ReadonlySet<string>;
  private readonly cases = new Map<string, SeatCase>();
  private readonly saysOf = new Map<string, string>();
  /** the offices and cases for which the holder has given an estimate */
  private readonly estimates = new Set<string>();
  private readonly reports: SeatReport[] = [];
  private readonly news: SeatNews[] = [];
  private readonly asks = new Map<number, SeatAsk>();
  private readonly lineStates = new Map<string, string>();
  private readonly numbers = new Map<string, number>();

  constructor(
    private readonly scenario: CheckedScenario,
    seat: Seat,
  ) {
    const wanted = typeof seat === 'string' ? [seat] : seat;
    this.seat = wanted.join(',');
    const members = membersOf(scenario, wanted);
    if (members === null) throw new RangeError(`${scenario.id} has no seat “${this.seat}”`);
    this.offices = members.offices;
    this.played = new Set(members.played);
    this.names = new Set([...wanted, ...members.offices, ...members.offices.map(sideOf)]);
  }

  take({ at, seq, fact }: NotedFact): void {
    // A case is described in the words of its incident, which everybody who hears of the case knows.
    if (fact.fact === 'incident') this.saysOf.set(fact.case, fact.says);
    const who = audience(fact, this.scenario);
    if (who === 'nobody') return;
    const mine = who === 'everyone' ? this.offices : who.filter((id) => this.names.has(id));
    // What is public reaches an observer who watches no office too.
    if (mine.length > 0 || who === 'everyone') this.hear(fact, at, seq, mine);
  }

  askNumber(id: string): number | undefined {
    return this.numbers.get(id);
  }

  caseNamed(id: string): string | undefined {
    return [...this.cases].find(([, known]) => known.id === id)?.[0];
  }

  view(now: number): SeatView {
    const { actors, channels } = this.scenario;
    const lines = Object.entries(channels).flatMap(([id, line]) => {
      const pairs = [line.between, ...line['shared-by']].filter((pair) =>
        pair.some((end) => this.offices.includes(end)),
      );
      const others = pairs.flat().filter((end) => !this.offices.includes(end));
      return pairs.length === 0 ? [] : [{ id, state: this.lineStates.get(id) ?? line.state, with: others }];
    });
    return {
      seat: this.seat,
      now,
      offices: this.offices.map((id) => ({ id, title: actors[id]?.title ?? id })),
      cases: [...this.cases.values()],
      reports: [...this.reports],
      lines,
      news: [...this.news],
      asks: [...this.asks.values()],
    };
  }

  private hear(fact: CrisisFact, at: number, seq: number, mine: readonly string[]): void {
    switch (fact.fact) {
      case 'learned':
        this.caseOf(fact.case, at, false);
        break;
      case 'knows':
        this.change(fact.case, at, true, () => ({ really: fact.truth }));
        break;
      case 'report': {
        const { says, shows, lnRatio, physical, from } = fact;
        const { id } = this.caseOf(fact.case, at, false);
        const reliability = Math.abs(lnRatio) < 0.7 ? 'weak' : Math.abs(lnRatio) < 1.6 ? 'fair' : 'strong';
        this.reports.push({ at, office: fact.actor, case: id, says, shows, reliability, physical, from });
        break;
      }
      case 'belief':
        // An estimate that the holder gave stays until the holder withdraws it.
        if (!this.estimates.has(`${fact.actor} ${fact.case}`)) this.believe(fact.case, at, fact.actor, fact.to);
        break;
      case 'estimate':
        if (fact.estimate === null) this.estimates.delete(`${fact.actor} ${fact.case}`);
        else this.estimates.add(`${fact.actor} ${fact.case}`);
        this.believe(fact.case, at, fact.actor, fact.estimate ?? fact.sum);
        break;
      case 'closed':
        this.change(fact.case, at, false, () => ({ closed: fact.how }));
        break;
      case 'reopened':
        this.change(fact.case, at, false, () => ({ closed: null }));
        break;
      case 'ask':
        if (this.played.has(fact.actor)) this.ask(fact, at, seq);
        break;
      case 'answered':
      case 'ask-over':
        this.asks.delete(fact.ask);
        break;
      case 'line':
        this.lineStates.set(fact.channel, fact.state);
        this.tell(at, 'line', mine[0] ?? '', `${fact.channel} is ${fact.state}`, null);
        break;
      default:
        this.tellOf(fact, at);
    }
  }

  /** Facts that are told in one line. */
  private tellOf(fact: CrisisFact, at: number): void {
    switch (fact.fact) {
      case 'decision':
        return this.tell(at, 'decision', fact.actor, fact.says, fact.case);
      case 'act':
        return this.tell(at, 'act', fact.actor, fact.says, fact.case);
      case 'authority':
        return this.tell(
          at,
          'authority',
          fact.result === 'asked' ? fact.actor : fact.by,
          `${fact.result}: ${fact.asked}`,
          fact.case,
        );
      case 'recalled':
        return this.tell(at, 'decision', fact.actor, `recalls ${fact.option}`, fact.case);
      case 'answer-refused':
      case 'order-refused':
        return this.tell(at, 'decision', fact.actor, `${fact.option}: ${fact.why}`, null);
      case 'contact':
        return this.tell(at, 'contact', fact.from, `${fact.channel}: ${fact.result}`, fact.case);
      case 'said':
        // A listener cannot tell whether the speaker lies.
        return this.tell(
          at,
          'said',
          fact.by,
          `${fact.channel}: ${fact.what.replace(/, knowing better$/, '')}`,
          fact.case,
        );
      case 'spoke':
        return this.tell(at, 'said', fact.by, `${fact.channel}: ${spoken(fact)}`, null);
      case 'ordered':
        return this.tell(at, 'said', fact.actor, `${fact.channel}: orders ${fact.to} to call`, fact.case);
      case 'assured':
        return this.tell(at, 'said', fact.by, `${fact.channel}: means no harm`, null);
      case 'words':
        return this.tell(at, 'words', fact.from ?? 'white cell', fact.words, null);
      case 'inject':
        return this.tell(at, 'words', 'white cell', fact.reads ?? '', null);
      case 'statement':
        return this.tell(at, 'public', fact.by, `${fact.kind}${fact.about === null ? '' : ` (${fact.about})`}`, null);
      case 'threat':
        return this.tell(at, 'public', fact.side, 'threat', null);
      case 'setback':
        return this.tell(at, 'side', fact.side, 'setback', null);
      case 'firestorm':
        return this.tell(at, 'side', fact.side, `it is known at home that ${fact.channel} was used`, null);
      default:
    }
  }

  private tell(at: number, kind: SeatNews['kind'], office: string, text: string, about: string | null): void {
    const known = about === null ? undefined : this.cases.get(about);
    this.news.push({ at, kind, office, text, case: known?.id ?? null });
  }

  private caseOf(id: string, at: number, own: boolean): SeatCase {
    const known = this.cases.get(id);
    if (known !== undefined) return known;
    const made: SeatCase = {
      id: `case ${this.cases.size + 1}`,
      says: this.saysOf.get(id) ?? '',
      own,
      learnedAt: at,
      closed: null,
      really: null,
      beliefs: {},
    };
    this.cases.set(id, made);
    return made;
  }

  private change(id: string, at: number, own: boolean, make: (before: SeatCase) => Partial<SeatCase>): void {
    const before = this.caseOf(id, at, own);
    this.cases.set(id, { ...before, ...make(before) });
  }

  private believe(id: string, at: number, office: string, belief: number): void {
    const rounded = Math.round(belief * 100) / 100;
    this.change(id, at, false, ({ beliefs }) => ({ beliefs: { ...beliefs, [office]: rounded } }));
  }

  private ask(fact: Extract<CrisisFact, { fact: 'ask' }>, at: number, seq: number): void {
    const id = `ask ${this.numbers.size + 1}`;
    this.numbers.set(id, seq);
    const known = fact.case === null ? undefined : this.caseOf(fact.case, at, false);
    const { actors } = this.scenario;
    const above = actors[fact.actor]?.['reports-to'] ?? null;
    this.asks.set(seq, {
      id,
      office: fact.actor,
      kind: fact.kind,
      case: known === undefined ? null : { id: known.id, says: known.says },
      channel: fact.channel,
      asked: fact.asked === null ? null : this.option(fact.asked, 'decision', above).says,
      options: fact.options.map((option) => this.option(option, fact.kind, above)),
      since: at,
      until: fact.until,
    });
  }

  private option(id: string, kind: SeatAsk['kind'], above: string | null): SeatAsk['options'][number] {
    const { actions } = this.scenario;
    const decides = kind === 'decision' || kind === 'statement';
    const action = decides && Object.hasOwn(actions, id) ? actions[id] : undefined;
    const says = action?.says ?? optionWords(id);
    return { id, says, authority: action?.authority === 'chain' ? above : null };
  }
}

function spoken({ kind, words }: Extract<CrisisFact, { fact: 'spoke' }>): string {
  return [kind === undefined ? null : SPOKEN_WORDS[kind], words].filter((part) => part !== null).join(': ');
}

const SPOKEN_WORDS: Readonly<Record<Spoken, string>> = {
  explain: 'explains',
  assure: 'says that no harm is meant',
  accuse: 'accuses',
  threaten: 'threatens',
};
