import type { CrisisFact } from '../../model/index.js';
import { Names, clock, oneLine } from '../../telling/index.js';
import type { Session } from '../session/session.js';
import { actionWords } from '../views/words.js';
import { PEOPLE } from '../session/session.js';

/** An incident of the evening: what was believed of it, who knew, and what it was. */
export interface DebriefCase {
  readonly name: string;
  readonly says: string;
  readonly when: string;
  readonly at: number;
  /** the side that it happened to */
  readonly against: string;
  /** how likely the head of that side thought that it was meant, from time to time */
  readonly beliefs: readonly (readonly [at: number, belief: number])[];
  readonly believer: string;
  /** own estimates of people, without names */
  readonly estimates: readonly number[];
  readonly contacts: readonly { readonly at: number; readonly result: string }[];
  /** what it was, and when each side knew; null before the truth is shown */
  readonly truth: {
    readonly kind: string;
    readonly text: string;
    readonly meant: boolean;
    readonly knew: readonly { readonly side: string; readonly at: number; readonly when: string }[];
  } | null;
}

/** A decision of people at the table. */
export interface DebriefDecision {
  readonly at: number;
  readonly when: string;
  readonly office: string;
  readonly about: string;
  readonly option: string;
  readonly by: string;
  readonly reason: string | null;
  /** what the formula would have chosen */
  readonly formula: string;
}

export interface Debrief {
  readonly endsAt: number;
  readonly cases: readonly DebriefCase[];
  readonly decisions: readonly DebriefDecision[];
  readonly curve: readonly (readonly [at: number, rung: number])[];
  readonly rungs: readonly { readonly name: string; readonly firebreak: boolean }[];
  /** by question: the answers, without names, in an order that says nothing */
  readonly answers: readonly (readonly string[])[];
}

type Fact = Session['now']['facts'][number];
type Of<K extends CrisisFact['fact']> = Extract<CrisisFact, { fact: K }>;

/** The evening as it is shown afterwards. `withTruth`: also what really happened. */
export function debriefOf(session: Session, withTruth: boolean): Debrief {
  const { scenario, now: course } = session;
  const names = new Names(scenario);
  const facts = course.facts;
  const when = (at: number) => clock(scenario.start, at);
  const incidents = of(facts, 'incident');
  return {
    endsAt: course.now,
    cases: incidents.map(({ at, fact }, i) => {
      const believer = headOf(session, fact.against);
      return {
        name: `case ${i + 1}`,
        says: oneLine(fact.says),
        when: when(at),
        at,
        against: names.side(fact.against),
        believer: believer === null ? '' : names.actor(believer),
        beliefs: of(facts, 'belief').flatMap((each) =>
          each.fact.actor === believer && each.fact.case === fact.case ? [[each.at, each.fact.to] as const] : [],
        ),
        estimates: estimatesOf(session, fact.case),
        contacts: of(facts, 'contact').flatMap((each) =>
          each.fact.case === fact.case ? [{ at: each.at, result: each.fact.result }] : [],
        ),
        truth: withTruth ? truthOf(facts, fact.case, names, when) : null,
      };
    }),
    decisions: decisionsOf(session, names, when),
    curve: [[0, 0] as const, ...of(facts, 'rung').map(({ at, fact }) => [at, fact.to] as const)],
    rungs: scenario.ladder.map(({ name, firebreak }) => ({ name, firebreak })),
    answers: scenario.debrief.map((_, question) => lastAnswers(session, question).toSorted()),
  };
}

function of<K extends CrisisFact['fact']>(facts: readonly Fact[], kind: K): { at: number; seq: number; fact: Of<K> }[] {
  return facts.flatMap(({ at, seq, fact }) => (fact.fact === kind ? [{ at, seq, fact: fact as Of<K> }] : []));
}

/** The highest office of a side. */
function headOf({ scenario: { actors } }: Session, side: string): string | null {
  const own = Object.entries(actors).filter(([id]) => id.startsWith(`${side}.`));
  return own.find(([, { role }]) => role === 'head')?.[0] ?? own.at(-1)?.[0] ?? null;
}

function truthOf(
  facts: readonly Fact[],
  about: string,
  names: Names,
  when: (at: number) => string,
): DebriefCase['truth'] {
  const truth = of(facts, 'truth').find(({ fact }) => fact.case === about)?.fact;
  if (truth === undefined) return null;
  const knew = new Map<string, number>();
  for (const { at, fact } of of(facts, 'knows')) {
    if (fact.case !== about) continue;
    const [side = ''] = fact.actor.split('.');
    if (!knew.has(side)) knew.set(side, at);
  }
  return {
    kind: truth.kind,
    text: oneLine(truth.truth),
    meant: truth.kind === 'hostile',
    knew: [...knew].map(([side, at]) => ({ side: names.side(side), at, when: when(at) })),
  };
}

/** Each person’s latest estimate of a case. */
function estimatesOf(session: Session, about: string): number[] {
  const latest = new Map<string, number | null>();
  for (const { by, what } of session.notes) {
    if (what.type !== 'estimate') continue;
    const seat = session.people.find(({ id }) => id === by)?.seat ?? '';
    if (session.caseOf(seat, what.case) === about) latest.set(by, what.meant);
  }
  return [...latest.values()].filter((each) => each !== null).toSorted((a, b) => a - b);
}

function decisionsOf(
  { scenario, now: { facts } }: Session,
  names: Names,
  when: (at: number) => string,
): DebriefDecision[] {
  const asks = new Map(of(facts, 'ask').map(({ seq, fact }) => [seq, fact]));
  const saysOf = new Map(of(facts, 'incident').map(({ fact }) => [fact.case, oneLine(fact.says)]));
  return of(facts, 'answered').flatMap(({ at, fact }) => {
    const ask = asks.get(fact.ask);
    if (ask === undefined || fact.by === 'formula') return [];
    return [
      {
        at,
        when: when(at),
        office: names.actor(fact.actor),
        about: ask.case === null ? (ask.channel ?? '') : (saysOf.get(ask.case) ?? ''),
        option: actionWords(scenario, fact.kind, fact.option),
        by: fact.by === PEOPLE ? 'the seat' : fact.by,
        reason: fact.reason ?? null,
        formula: actionWords(scenario, fact.kind, fact.formula),
      },
    ];
  });
}

function lastAnswers({ notes }: Session, question: number): string[] {
  const latest = new Map<string, string>();
  for (const { by, what } of notes)
    if (what.type === 'hot-wash' && what.question === question) latest.set(by, what.words);
  return [...latest.values()];
}
