import type { SeatAsk, SeatView } from '../../knowledge/index.js';
import { callLines, sideOf } from '../../scenario/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { Names, clock, oneLine } from '../../telling/index.js';
import type { SeatRow } from './seatRows.js';

/** A case as the page of a seat has it: without beliefs, which are the player’s own. */
export interface SeenCase {
  readonly id: string;
  readonly says: string;
  readonly own: boolean;
  readonly when: string;
  readonly isOpen: boolean;
}

export interface SeenLine {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  /** for each own office on this line: whom it reaches */
  readonly ends: readonly { readonly office: string; readonly to: string }[];
  /** whether one can call on it, now and at all */
  readonly canCall: boolean;
}

export interface SeenOption {
  readonly id: string;
  readonly says: string;
  /** what kind of thing it does, for its sign */
  readonly does: string | null;
  /** who must authorise it first; null: nobody */
  readonly authority: string | null;
  /** with an option to call: the lines to choose from */
  readonly lines: readonly { readonly id: string; readonly name: string; readonly to: string }[];
}

export interface SeenAsk {
  readonly id: string;
  readonly office: string;
  readonly kind: SeatAsk['kind'];
  readonly title: string;
  readonly case: { readonly id: string; readonly says: string } | null;
  readonly line: string | null;
  readonly options: readonly SeenOption[];
  readonly since: number;
  readonly until: number | null;
  readonly untilWhen: string | null;
  /** what happens if nobody answers */
  readonly otherwise: string;
}

/** All that a seat sees. */
export interface Sees {
  readonly rows: readonly SeatRow[];
  readonly cases: readonly SeenCase[];
  readonly lines: readonly SeenLine[];
  readonly asks: readonly SeenAsk[];
}

/** What the page of a seat shows of a view: in words, without beliefs, rungs or chances. */
export function seen(scenario: CheckedScenario, view: SeatView): Omit<Sees, 'rows'> {
  const names = new Names(scenario);
  const { start, actors } = scenario;
  const title = (office: string) => actors[office]?.title ?? office;
  const own = view.offices.map(({ id }) => id);
  return {
    cases: view.cases.map(({ id, says, own: isOwn, learnedAt, closed }) => ({
      id,
      says: oneLine(says),
      own: isOwn,
      when: clock(start, learnedAt),
      isOpen: closed === null,
    })),
    lines: view.lines
      .filter(({ id }) => scenario.channels[id]?.tier !== 'public')
      .map(({ id, state }) => {
        const ends = own.flatMap((office) =>
          callLines(scenario, office).flatMap((line) => (line.id === id ? [{ office, to: names.actor(line.to) }] : [])),
        );
        return { id, name: names.channel(id), state, ends, canCall: ends.length > 0 };
      }),
    asks: view.asks.map((ask) => ({
      id: ask.id,
      office: ask.office,
      kind: ask.kind,
      title: titleOf(ask, names, title(ask.office)),
      case: ask.case === null ? null : { id: ask.case.id, says: oneLine(ask.case.says) },
      line: ask.channel,
      options: ask.options.map(({ id, says, authority }) => ({
        id,
        says: oneLine(says),
        does: doesOf(scenario, ask, id),
        authority: authority === null ? null : names.actor(authority),
        lines: linesFor(scenario, ask, id, names),
      })),
      since: ask.since,
      until: ask.until,
      untilWhen: ask.until === null ? null : clock(start, ask.until),
      otherwise: otherwise(ask),
    })),
  };
}

function doesOf({ actions }: CheckedScenario, { kind }: SeatAsk, option: string): string | null {
  const decides = kind === 'decision' || kind === 'statement';
  return decides && Object.hasOwn(actions, option) ? (actions[option]?.does ?? null) : null;
}

function linesFor(scenario: CheckedScenario, ask: SeatAsk, option: string, names: Names) {
  const lines = doesOf(scenario, ask, option) === 'call' ? callLines(scenario, ask.office) : [];
  return lines.length < 2 ? [] : lines.map(({ id, to }) => ({ id, name: names.channel(id), to: names.actor(to) }));
}

function titleOf({ kind, channel, asked, case: about }: SeatAsk, names: Names, office: string): string {
  const line = channel === null ? 'a line' : names.channel(channel);
  switch (kind) {
    case 'decision':
      return about === null ? `${office}: how to meet a setback` : `${office}: your decision`;
    case 'statement':
      return `${office}: what to say in public`;
    case 'authority':
      return `${office}: authority is asked for${asked === null ? '' : `: ${oneLine(asked)}`}`;
    case 'call':
      return `${office}: ask for a call on ${line}?`;
    case 'answer-call':
      return `${office}: you are called on ${line}`;
    case 'say':
      return `${office}: you are in a call on ${line}`;
  }
}

function otherwise({ kind, until }: SeatAsk): string {
  if (until === null) return 'Answer while the call lasts.';
  return kind === 'decision' || kind === 'statement' ? 'Then your standing orders decide.' : 'Then it is too late.';
}

/** The side of a seat, for its colour: 1 for the first side of the scenario. */
export function sideNumber({ sides }: CheckedScenario, office: string | undefined): number {
  return office === undefined ? 0 : Object.keys(sides).indexOf(sideOf(office)) + 1;
}
