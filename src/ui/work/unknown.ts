import { audience } from '../../knowledge/index.js';
import type { CrisisFact } from '../../model/index.js';
import { sideOf } from '../../scenario/index.js';
import { clock } from '../../telling/index.js';
import { lastUntil } from '../drawn/steps.js';
import type { Sentence } from './panel.js';
import type { Loaded } from './session.js';

const MOST = 4;
/** What happened longer ago is not shown. */
const RECENT = 24 * 3600;
/** A refusal, a grant or a failed call weighs as much as so many points of belief. */
const WEIGHTS: Readonly<Record<string, number>> = {
  authority: 0.12,
  contact: 0.08,
  act: 0.1,
  decision: 0.06,
  said: 0.05,
};

/** What others knew or did by a moment and this office did not know: what would have mattered most to it first. */
export function unknownTo({ scenario, facts, told }: Loaded, office: string, at: number): Sentence[] {
  const found: { readonly sentence: Sentence; readonly weight: number }[] = [];
  const seen = new Set<string>();
  const until = lastUntil(facts.all, at);
  const first = lastUntil(facts.all, at - RECENT) + 1;
  for (const [i, { at: when, seq, fact }] of facts.all.slice(first, until + 1).entries()) {
    const text = told[first + i] ?? null;
    const weight = weightOf(fact, office);
    if (text === null || weight === 0 || knows(fact, office, audience(fact, scenario))) continue;
    // The same call that fails again and again is told once.
    if (seen.has(text)) continue;
    seen.add(text);
    found.push({ sentence: { seq, when: clock(scenario.start, when), text }, weight });
  }
  return found
    .toSorted((a, b) => b.weight - a.weight || (b.sentence.seq ?? 0) - (a.sentence.seq ?? 0))
    .slice(0, MOST)
    .map(({ sentence }) => sentence);
}

function weightOf(fact: CrisisFact, office: string): number {
  if (fact.fact === 'belief') {
    const isOwnSide = sideOf(fact.actor) === sideOf(office);
    return Math.abs(fact.to - fact.from) * (isOwnSide ? 1 : 0.8);
  }
  return WEIGHTS[fact.fact] ?? 0;
}

function knows(fact: CrisisFact, office: string, who: ReturnType<typeof audience>): boolean {
  if (who === 'everyone') return true;
  if (who !== 'nobody' && (who.includes(office) || who.includes(sideOf(office)))) return true;
  // What was decided or done by the own side is hidden only from the office itself if nobody told it: such facts are left out.
  return (fact.fact === 'act' || fact.fact === 'decision') && sideOf(fact.actor) === sideOf(office);
}
