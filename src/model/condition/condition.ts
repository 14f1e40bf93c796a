import type { CrisisFact } from '../facts.js';
import type { ActorId, CaseId, ChannelId, Deed } from '../vocabulary.js';

/** From when on events count. */
export const SINCE = ['start', 'first-case'] as const;
type Since = (typeof SINCE)[number];

/** What a condition asks of the crisis. A state holds while it lasts; an event holds from then on. */
export type Test =
  /** nothing has crossed a rung yet, or it is calm again */
  | { readonly is: 'calm' }
  | { readonly is: 'rung'; readonly atLeast: number }
  /** the belief of an office on an open case of at least `fromRung` */
  | {
      readonly is: 'belief';
      readonly of: ActorId;
      readonly below: number | null;
      readonly above: number | null;
      readonly fromRung: number;
    }
  /** no contact on any of these lines: counted anew from each contact */
  | { readonly is: 'no-contact'; readonly lines: readonly ChannelId[]; readonly since: Since }
  | {
      readonly is: 'contact' | 'attempt' | 'refusal';
      readonly lines: readonly ChannelId[];
      readonly since: Since;
    }
  | {
      readonly is: 'act';
      /** null: any option, office or side, and deed */
      readonly option: string | null;
      readonly by: string | null;
      readonly does: Deed | null;
      readonly atLeast: number;
      readonly since: Since;
    }
  /** `names`: the first parts of the names that its cases can have */
  | {
      readonly is: 'incident';
      readonly names: readonly string[];
      readonly truth: string | null;
      readonly since: Since;
    }
  | { readonly is: 'inject'; readonly inject: string }
  /** a decision that the formula did not make */
  | { readonly is: 'decided'; readonly by: ActorId | null; readonly option: string | null; readonly since: Since };

/** A part of a condition, and how many seconds it must hold without a break. */
export type Part = { readonly for: number } & (
  | { readonly test: Test }
  /** `of`: earlier parts, by index */
  | { readonly join: 'all' | 'any' | 'not'; readonly of: readonly number[] }
);

/** A condition as a list in which each part stands after the parts that it joins. The last part is the whole. */
export interface Condition {
  readonly parts: readonly Part[];
  /** the rung from which on an incident is a first case */
  readonly crisisRung: number;
}

const TRIED = new Set(['connected', 'refused', 'unanswered', 'busy', 'out-of-scope']);
/** What decides in place of people. Such a choice is no decision at the table. */
const AUTOMATIC = new Set(['formula', 'doctrine']);

/** Whether a fact matters to a test. A contact without effect does not count. */
export function concerns(test: Test, fact: CrisisFact): boolean {
  switch (test.is) {
    case 'calm':
      return fact.fact === 'calm' || fact.fact === 'rung';
    case 'rung':
      return fact.fact === 'rung';
    case 'belief':
      if (fact.fact === 'closed') return fact.actor === test.of;
      return fact.fact === 'belief' && fact.actor === test.of && fact.rung >= test.fromRung;
    case 'no-contact':
    case 'contact':
      return isOn(test.lines, fact) && fact.result === 'connected';
    case 'attempt':
      return isOn(test.lines, fact) && TRIED.has(fact.result);
    case 'refusal':
      return isOn(test.lines, fact) && (fact.result === 'refused' || fact.result === 'unanswered');
    case 'act':
      return (
        fact.fact === 'act' &&
        (test.option === null || test.option === fact.option) &&
        (test.by === null || test.by === fact.actor || test.by === fact.side) &&
        (test.does === null || test.does === fact.does) &&
        fact.rung >= test.atLeast
      );
    case 'incident':
      if (test.truth === null) return fact.fact === 'incident' && isOneOf(test.names, fact.case);
      return fact.fact === 'truth' && fact.truth === test.truth && isOneOf(test.names, fact.case);
    case 'inject':
      return fact.fact === 'inject' && fact.id === test.inject && (fact.how === 'planned' || fact.how === 'fired');
    case 'decided':
      return (
        fact.fact === 'decision' &&
        fact.by !== undefined &&
        !AUTOMATIC.has(fact.by) &&
        (test.by === null || test.by === fact.actor) &&
        (test.option === null || test.option === fact.chosen)
      );
  }
}

/** Whether a fact can change a condition. */
export function hears({ parts, crisisRung }: Condition, fact: CrisisFact): boolean {
  return (
    parts.some((part) => 'test' in part && concerns(part.test, fact)) ||
    (isFirstCase(fact, crisisRung) && parts.some((part) => 'test' in part && countsFromCase(part.test)))
  );
}

export function isFirstCase(fact: CrisisFact, crisisRung: number): boolean {
  return fact.fact === 'incident' && fact.rung >= crisisRung;
}

export function countsFromCase(test: Test): boolean {
  return 'since' in test && test.since === 'first-case';
}

type Contact = Extract<CrisisFact, { fact: 'contact' }>;

function isOn(lines: readonly ChannelId[], fact: CrisisFact): fact is Contact {
  return fact.fact === 'contact' && fact.effect && lines.includes(fact.channel);
}

function isOneOf(names: readonly string[], about: CaseId): boolean {
  return names.some((name) => about.startsWith(`${name}/`));
}
