import type { CrisisFact } from '../../model/index.js';
import { audience } from '../../knowledge/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { sideOf } from '../../scenario/index.js';
import type { ToldEntry } from '../../telling/index.js';

/** Facts that tell what an act really was. */
const TRUTHS: ReadonlySet<string> = new Set(['truth', 'knows', 'misidentified']);

/** A run without what gives the truth away, so that its story does not tell it: truths, who learns them, and why a rung was a mistake. */
export function withoutTruth<Told extends ToldEntry>(entries: readonly Told[]): Told[] {
  return entries.map((entry) => {
    const facts = entry.facts.filter(({ fact }) => !TRUTHS.has(fact)).map(plainRung);
    return { ...entry, facts };
  });
}

/** The story says of an act or a step out of control what mistake it was, of an incident it does not. */
function plainRung(fact: ToldEntry['facts'][number]): ToldEntry['facts'][number] {
  return fact.fact === 'rung' && fact['by'] !== 'quiet' ? { ...fact, by: 'incident' } : fact;
}

/** A run as one side lived it: the facts that its offices know, and every incident when the first of them hears of it. */
export function asSeenBy(scenario: CheckedScenario, entries: readonly ToldEntry[], side: string): ToldEntry[] {
  const incidents = new Map<string, CrisisFact>();
  const told = new Set<string>();
  const isOwn = (id: string) => id === side || sideOf(id) === side;
  return entries.map((entry) => {
    const facts = (entry.facts as readonly CrisisFact[]).flatMap((fact): CrisisFact[] => {
      if (fact.fact === 'incident') {
        incidents.set(fact.case, fact);
        if (!isOwn(fact.by)) return [];
        told.add(fact.case);
        return [fact];
      }
      const who = audience(fact, scenario);
      if (who === 'nobody' || (who !== 'everyone' && !who.some(isOwn))) return [];
      const about = fact.fact === 'learned' && !told.has(fact.case) ? incidents.get(fact.case) : undefined;
      if (about === undefined || fact.fact !== 'learned') return [fact];
      told.add(fact.case);
      return [about, fact];
    });
    return { ...entry, facts };
  });
}
