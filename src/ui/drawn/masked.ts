import type { ToldEntry } from '../../telling/index.js';

/** Facts that tell what an act really was. */
const TRUTHS: ReadonlySet<string> = new Set(['truth', 'knows', 'misidentified']);

/** A run without what gives the truth away, so that its story does not tell it: truths, who learns them, and why a rung was a mistake. */
export function withoutTruth(entries: readonly ToldEntry[]): ToldEntry[] {
  return entries.map((entry) => {
    const facts = entry.facts.filter(({ fact }) => !TRUTHS.has(fact)).map(plainRung);
    return { ...entry, facts };
  });
}

/** The story says of an act or a step out of control what mistake it was, of an incident it does not. */
function plainRung(fact: ToldEntry['facts'][number]): ToldEntry['facts'][number] {
  return fact.fact === 'rung' && fact['by'] !== 'quiet' ? { ...fact, by: 'incident' } : fact;
}
