import type { Entry, Input } from '../engine/index.js';
import type { AskKind, CrisisFact } from '../model/index.js';
import { refusalsIn } from './refusals.js';

/** An ask, named so that it can be found in another run, whose messages have other numbers. */
export interface AskAnchor {
  readonly office: string;
  readonly kind: AskKind;
  readonly case: string | null;
  readonly channel: string | null;
  /** 1: the first of this kind for this office, case and line */
  readonly nth: number;
}

/** A decision, named in the same way: the nth choice of one decision of an office. */
export interface DecisionAnchor {
  readonly entity: string;
  readonly nth: number;
}

/** When an input of a recorded run is to come in another run. */
export type Cue =
  /** before the first message */
  | { readonly when: 'start' }
  /** at this second */
  | { readonly when: 'time'; readonly at: number }
  /** `wait` seconds after an ask; `first`: before everything else in that second */
  | { readonly when: 'ask'; readonly ask: AskAnchor; readonly wait: number; readonly first: boolean }
  /** at one choice, which it replaces */
  | { readonly when: 'decision'; readonly decision: DecisionAnchor }
  /** an answer to a number that no ask of the recorded run has */
  | { readonly when: 'never' };

export interface AnchoredInput {
  readonly input: Input;
  /** seconds from the start at which it takes effect in the recorded run */
  readonly at: number;
  readonly cue: Cue;
  /** how many messages are handled before it in that second, inputs not counted */
  readonly within: number;
  /** whether the recorded run refused it */
  readonly wasRefused: boolean;
}

/** Numbers the asks and decisions of a run, entry by entry. */
export class Counter {
  private readonly counts = new Map<string, number>();

  /** The asks and decisions of an entry. */
  count({ to: entity, facts }: Pick<Entry, 'to' | 'facts'>): {
    readonly asks: readonly AskAnchor[];
    readonly decisions: readonly DecisionAnchor[];
  } {
    const asks: AskAnchor[] = [];
    const decisions: DecisionAnchor[] = [];
    for (const noted of facts) {
      const fact = noted as CrisisFact;
      if (fact.fact === 'ask') {
        const { actor: office, kind, case: about, channel } = fact;
        const nth = this.next(askKey({ office, kind, case: about, channel }));
        asks.push({ office, kind, case: about, channel, nth });
      } else if (fact.fact === 'decision') {
        decisions.push({ entity, nth: this.next(JSON.stringify([entity])) });
      }
    }
    return { asks, decisions };
  }

  private next(key: string): number {
    const nth = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, nth);
    return nth;
  }
}

/** The key of an ask: equal for asks of the same kind for the same office, case and line. */
export function askKey({ office, kind, case: about, channel }: Omit<AskAnchor, 'nth'>): string {
  return JSON.stringify([office, kind, about, channel]);
}

/** Where a message stands in a run. */
export interface Position {
  /** seconds from the start */
  readonly at: number;
  /** its place among the messages of its second, inputs not counted */
  readonly within: number;
  /** its place among all messages in the order of handling; their numbers follow the order of sending */
  readonly rank: number;
}

const BEGINNING: Position = { at: 0, within: 0, rank: 0 };

/** Makes a function that gives inputs of a recorded run their cues, in their order, and one that finds messages. Executes nothing. */
export function prepareAnchors(entries: readonly Entry[]): {
  readonly anchor: (inputs: readonly Input[]) => AnchoredInput[];
  /** the position of a message by its number; 0 and numbers of no message: before the first */
  readonly positionOf: (seq: number) => Position;
} {
  const { handledAt, asks, choices } = positionsIn(entries);
  const positionOf = (seq: number) => handledAt.get(seq) ?? BEGINNING;
  const timeOf = ({ after, at }: Input) => Math.max(at, positionOf(after).at);
  return { anchor, positionOf };

  function anchor(inputs: readonly Input[]): AnchoredInput[] {
    const given = inputs.map((input, number) => {
      const { origin, to, event } = input;
      return { number, origin, to, type: event.type, at: timeOf(input) };
    });
    const refused = refusalsIn(entries, given);
    return inputs.map((input, number) => {
      const position = positionOf(input.after);
      const at = timeOf(input);
      const cue = cueOf(input, at, position);
      const within = cue.when === 'ask' && at > position.at ? 0 : position.within;
      return { input, at, cue, within, wasRefused: refused.has(number) };
    });
  }

  function cueOf({ event, after, to }: Input, at: number, { at: sent, rank }: Position): Cue {
    if (event.type === 'answer') {
      const asked = asks.get(Number(event['ask']));
      if (asked === undefined) return { when: 'never' };
      return { when: 'ask', ask: asked.ask, wait: Math.max(0, at - asked.at), first: false };
    }
    if (event.type === 'suppose') {
      const nth = choices.filter((each) => each.entity === to && each.rank <= rank).length + 1;
      return { when: 'decision', decision: { entity: to, nth } };
    }
    return after === 0 ? { when: 'start' } : { when: 'time', at: sent };
  }
}

/** The positions of the messages and the asks, by number, and the choices in order. */
function positionsIn(entries: readonly Entry[]) {
  const handledAt = new Map<number, Position>();
  const asks = new Map<number, { readonly ask: AskAnchor; readonly at: number }>();
  const choices: (DecisionAnchor & { readonly rank: number })[] = [];
  const counter = new Counter();
  let [second, within, rank] = [0, 0, 0];
  for (const entry of entries) {
    const { seq, at } = entry;
    if (at !== second) [second, within] = [at, 0];
    if (!isInput(entry)) within += 1;
    rank += 1;
    handledAt.set(seq, { at, within, rank });
    const found = counter.count(entry);
    for (const ask of found.asks) asks.set(seq, { ask, at });
    for (const decision of found.decisions) choices.push({ ...decision, rank });
  }
  return { handledAt, asks, choices };
}

/** Whether a message came from outside. */
export function isInput({ cause, from }: Pick<Entry, 'cause' | 'from'>): boolean {
  return cause === null && from !== 'scenario';
}
