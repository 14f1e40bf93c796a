import type { Entry } from '../../engine/index.js';
import type { NotedFact } from '../../knowledge/index.js';
import type { CrisisFact } from '../../model/index.js';

export type Of<Kind extends CrisisFact['fact']> = Extract<CrisisFact, { fact: Kind }>;

/** A fact of one kind, with its time in seconds from the start and its entry. */
export interface Noted<Kind extends CrisisFact['fact']> {
  readonly at: number;
  readonly seq: number;
  readonly fact: Of<Kind>;
}

/** The facts of a run in their order, all and by kind. */
export class FactIndex {
  readonly all: readonly NotedFact[];
  private readonly byKind = new Map<string, NotedFact[]>();

  constructor(entries: Iterable<Pick<Entry, 'seq' | 'at' | 'facts'>>) {
    const all: NotedFact[] = [];
    for (const { seq, at, facts } of entries) {
      for (const each of facts) {
        const noted = { at, seq, fact: each as CrisisFact };
        all.push(noted);
        const known = this.byKind.get(each.fact);
        if (known === undefined) this.byKind.set(each.fact, [noted]);
        else known.push(noted);
      }
    }
    this.all = all;
  }

  of<Kind extends CrisisFact['fact']>(kind: Kind): readonly Noted<Kind>[] {
    return (this.byKind.get(kind) ?? []) as readonly NotedFact[] as readonly Noted<Kind>[];
  }
}
