import type { AskKind, CrisisFact } from '../../model/index.js';
import { makeDuration } from '../../scenario/index.js';
import type { Play } from '../play.js';

/** An ask of an office that has come in a play. Times are in seconds from the start. */
export interface AskRecord {
  /** 1: the first of this office */
  readonly nth: number;
  readonly ask: number;
  readonly kind: AskKind;
  readonly case: string | null;
  readonly channel: string | null;
  readonly options: readonly string[];
  readonly at: number;
  /** when it was over, and why; null: it is open */
  over: { readonly at: number; readonly why: string } | null;
}

const MOST_NAMED = 3;

/** The asks of every office in a play, as far as it has come. */
export class FiledAsks {
  private readonly byOffice = new Map<string, AskRecord[]>();
  private readonly byNumber = new Map<number, AskRecord>();
  private taken = 0;

  constructor(private readonly play: Play) {}

  /** The asks that an office has got so far, in order. */
  of(office: string): readonly AskRecord[] {
    const { noted } = this.play;
    for (const { at, seq, fact } of noted.slice(this.taken)) this.take(fact, at, seq);
    this.taken = noted.length;
    return this.byOffice.get(office) ?? [];
  }

  /** The asks of an office that come nearest to a time, in words. */
  near(office: string, time: number): string {
    const asks = this.of(office);
    if (asks.length === 0) return `${office} is asked nothing in this run`;
    const near = asks.toSorted((a, b) => distance(a, time) - distance(b, time)).slice(0, MOST_NAMED);
    const named = near.toSorted((a, b) => a.nth - b.nth).map(inWords);
    return `asks of ${office} in this run: ${named.join('; ')}`;
  }

  private take(fact: CrisisFact, at: number, seq: number): void {
    switch (fact.fact) {
      case 'ask': {
        const { actor, kind, case: about, channel, options } = fact;
        const asks = this.byOffice.get(actor) ?? [];
        const record = { nth: asks.length + 1, ask: seq, kind, case: about, channel, options, at, over: null };
        this.byOffice.set(actor, [...asks, record]);
        this.byNumber.set(seq, record);
        break;
      }
      case 'answered':
        this.end(fact.ask, at, fact.by === 'doctrine' ? 'doctrine decided' : `${fact.by} answered`);
        break;
      case 'ask-over':
        this.end(fact.ask, at, fact.why);
        break;
      default:
        break;
    }
  }

  private end(ask: number, at: number, why: string): void {
    const record = this.byNumber.get(ask);
    if (record !== undefined) record.over = { at, why };
  }
}

function distance({ at, over }: AskRecord, time: number): number {
  return Math.max(0, at - time, time - (over?.at ?? time));
}

/** “2 (call about stray-missile/strike, on chiefs), from 7h to 19h” */
export function inWords({ nth, kind, case: about, channel, at, over }: AskRecord): string {
  const on = channel === null ? '' : `, on ${channel}`;
  const until = over === null ? '' : ` to ${makeDuration(over.at)}`;
  return `${nth} (${kind}${about === null ? '' : ` about ${about}`}${on}), from ${makeDuration(at)}${until}`;
}
