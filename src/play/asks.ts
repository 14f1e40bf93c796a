import type { Noted, Observer } from '../engine/index.js';
import type { AskKind, CrisisFact, OutcomeState } from '../model/index.js';

/** An open ask: what the holder of an office must decide. Plain data; times are in seconds from the start. */
export interface PendingAsk {
  /** its number: that of the message that led to it */
  readonly ask: number;
  /** the office, and the entity that takes the answer: the office itself or one of its decisions */
  readonly office: string;
  readonly entity: string;
  readonly kind: AskKind;
  readonly case: string | null;
  /** the line that it is about, if any */
  readonly channel: string | null;
  readonly options: readonly string[];
  readonly since: number;
  /** when it lapses; null: when the call that it is about ends */
  readonly until: number | null;
  /** what the formula would choose; not to be shown to the holder */
  readonly formula: string;
}

/** What a play has seen: its outcome so far, and the asks that are open, by number. Plain data. */
export interface PlaySeen {
  readonly outcome: OutcomeState;
  readonly asks: Record<number, PendingAsk>;
  /** every fact so far */
  readonly noted: { readonly at: number; readonly seq: number; readonly fact: CrisisFact }[];
}

/** The asks that are open, in the order in which they came. */
export function openAsks({ asks }: Pick<PlaySeen, 'asks'>): PendingAsk[] {
  return Object.values(asks);
}

/** The observer of a run, extended: it also keeps the open asks and every fact. */
export function askObserver(outcomes: Observer<OutcomeState>): Observer<PlaySeen> {
  return {
    start: () => ({ outcome: outcomes.start(), asks: {}, noted: [] }),
    note(seen, noted) {
      const { at, seq } = noted;
      // The sender may change its fact later, so a copy is kept.
      const fact = Object.freeze({ ...noted.fact }) as CrisisFact;
      outcomes.note(seen.outcome, noted);
      seen.noted.push(Object.freeze({ at, seq, fact }));
      noteAsk(seen.asks, noted);
    },
    ended: ({ outcome }) => outcomes.ended(outcome),
  };
}

function noteAsk(asks: Record<number, PendingAsk>, { fact: noted, at, seq, by: entity }: Noted): void {
  const fact = noted as CrisisFact;
  switch (fact.fact) {
    case 'ask': {
      const { actor: office, kind, case: about, channel, options, until, formula } = fact;
      asks[seq] = { ask: seq, office, entity, kind, case: about, channel, options, since: at, until, formula };
      break;
    }
    case 'answered':
    case 'ask-over':
      delete asks[fact.ask];
      break;
    default:
      break;
  }
}
