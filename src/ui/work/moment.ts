import { NewsTeller } from '../../brief/index.js';
import type { Entry } from '../../engine/index.js';
import { seatView } from '../../knowledge/index.js';
import { addUp, choicesByBelief, tippingOf, whyDocument } from '../../record/index.js';
import { CaseNames, clock } from '../../telling/index.js';
import type { Believed, DecisionCard, Grounds, Moment, Sentence } from './panel.js';
import type { Loaded } from './session.js';
import { unknownTo } from './unknown.js';

/** News of what an office does itself. */
const DONE: ReadonlySet<string> = new Set(['decision', 'act', 'authority', 'public', 'side']);

/** Lines of news that the panel shows. */
const NEWS = 6;

/** What one office believed, knew and could do at a moment, and the truth. `seq`: the entry that the reader chose, if any. */
export function momentOf(loaded: Loaded, office: string, at: number, seq: number | null): Moment {
  const { scenario, facts } = loaded;
  const names = new CaseNames(scenario);
  for (const noted of facts.of('incident')) if (noted.at <= at) names.learn(noted.fact, noted.at);
  const nameOf = (id: string) => names.name(id, at);
  const decision = decisionAt(loaded, office, at, seq, nameOf);
  const belief = beliefAt(loaded, office, at, decision?.isNow === true ? decision.case : null, nameOf);
  const view = seatView(scenario, facts.all, office, at);
  // What an act really was is for the reader to ask for, and what closed a case has no time of its own.
  const cases = view.cases.map((each) => ({ ...each, really: null, closed: null, beliefs: {} }));
  // Nor what it does in this very second: that is the decision, and not what it rests on.
  const isDone = (when: number) => decision?.isNow === true && when === decision.at;
  const news = new NewsTeller(scenario).since(undefined, {
    ...view,
    cases: cases.filter((each) => !(each.own && isDone(each.learnedAt))),
    news: view.news.filter((each) => !(DONE.has(each.kind) && isDone(each.at))),
  });
  return {
    office,
    at,
    belief,
    decision,
    grounds:
      decision?.isNow === true ? groundsOfDecision(loaded, decision.seq) : groundsOfBelief(loaded, office, at, belief),
    knew: news
      .slice(-NEWS)
      .toReversed()
      .map(({ at: when, text }) => ({ seq: null, when: clock(scenario.start, when), text })),
    unknown: unknownTo(loaded, office, at),
    truth: truthsUntil(loaded, at),
  };
}

function decisionAt(
  { armed, scenario, bySeq, points, facts }: Loaded,
  office: string,
  at: number,
  chosenSeq: number | null,
  nameOf: (id: string) => string,
): DecisionCard | null {
  const own = facts.of('decision').filter(({ fact }) => fact.actor === office);
  // Of several decisions in one second, the one that led to the chosen entry.
  const noted = own.findLast(({ at: when, seq }) => when <= at && seq <= (chosenSeq ?? Infinity));
  if (noted === undefined) return null;
  const entry = bySeq.get(noted.seq) ?? null;
  const { fact, seq } = noted;
  const tips = entry === null ? null : tippingOf(armed, entry);
  const link = entry === null ? undefined : linkOf(armed, entry);
  const formula = fact.by === undefined;
  return {
    seq,
    at: noted.at,
    when: clock(scenario.start, noted.at),
    isNow: seq === chosenSeq || noted.at === at,
    case: fact.case,
    about: fact.case === null ? null : nameOf(fact.case),
    deadline: fact.deadline === null ? null : clock(scenario.start, fact.deadline),
    belief: fact.belief,
    chosen: fact.chosen,
    options: Object.entries(fact.options)
      .map(([id, chance]) => ({ id, chance: formula ? chance : null }))
      .toSorted((a, b) => (b.chance ?? 0) - (a.chance ?? 0)),
    by: fact.by ?? null,
    reason: fact.reason ?? null,
    decided: link?.decided ?? [],
    tips: tips?.belief ?? null,
    stretches: entry === null ? null : choicesByBelief(armed, entry),
    canReplace: points.has(seq),
  };
}

/** What a decision rested on, in words, without its causes. */
function linkOf(scenario: Loaded['scenario'], entry: Entry) {
  const entries = new Map([[entry.seq, { kind: 'entry' as const, ...entry }]]);
  return whyDocument(scenario, { target: entry.seq, entries }).links[0];
}

function beliefAt(
  { facts, scenario }: Loaded,
  office: string,
  at: number,
  about: string | null,
  nameOf: (id: string) => string,
): Believed | null {
  const closed = new Set<string>();
  let found: Believed | null = null;
  for (const { at: when, fact } of facts.all) {
    if (when > at) break;
    if (fact.fact === 'closed' && fact.actor === office) closed.add(fact.case);
    if (fact.fact === 'reopened' && fact.actor === office) closed.delete(fact.case);
    if (fact.fact !== 'belief' || fact.actor !== office || (about !== null && fact.case !== about)) continue;
    found = { value: fact.to, case: fact.case, about: nameOf(fact.case), isOpen: true };
  }
  if (found !== null) return { ...found, isOpen: found.case === null || !closed.has(found.case) };
  const standing = facts.of('standing').findLast((each) => each.at <= at && each.fact.actor === office)?.fact;
  if (standing === undefined) return null;
  const side = Object.hasOwn(scenario.sides, standing.about) ? scenario.sides[standing.about]?.name : undefined;
  return { value: standing.to, case: null, about: side ?? standing.about, isOpen: true };
}

function groundsOfDecision({ armed, bySeq }: Loaded, seq: number): Grounds | null {
  const entry = bySeq.get(seq);
  const link = entry === undefined ? undefined : linkOf(armed, entry);
  return link === undefined ? null : addUp(link.grounds);
}

/** What moved a belief so far, added up by reason. */
function groundsOfBelief({ facts }: Loaded, office: string, at: number, belief: Believed | null): Grounds | null {
  if (belief === null || belief.case === null) return null;
  const moves = facts
    .of('belief')
    .filter((each) => each.at <= at && each.fact.actor === office && each.fact.case === belief.case);
  const first = moves[0];
  if (first === undefined) return null;
  const prior = { why: 'before', points: first.fact.from, seq: 0 };
  return addUp([prior, ...moves.map(({ seq, fact }) => ({ why: fact.why, points: fact.to - fact.from, seq }))]);
}

/** What every act so far really was, in the words of the story. */
function truthsUntil({ scenario, facts, told }: Loaded, at: number): Sentence[] {
  return facts.all.flatMap((noted, place): Sentence[] => {
    const text = told[place] ?? null;
    const { fact } = noted.fact;
    if (noted.at > at || text === null || (fact !== 'truth' && fact !== 'incident')) return [];
    return [{ seq: noted.seq, when: clock(scenario.start, noted.at), text }];
  });
}
