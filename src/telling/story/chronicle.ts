import type { Entry } from '../../engine/index.js';
import type { CrisisFact } from '../../model/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { sideOf } from '../../scenario/index.js';
import { CaseNames } from '../caseNames.js';
import { Names } from '../names.js';
import type { Told } from '../sentences.js';

/** The roles that make up the chain of command. */
const CHAIN: ReadonlySet<string> = new Set(['local', 'national', 'head', 'commander']);

export type Of<Kind extends CrisisFact['fact']> = Extract<CrisisFact, { fact: Kind }>;

/** What telling an entry needs of it. */
export type ToldEntry = Pick<Entry, 'seq' | 'at' | 'facts'>;

/** One fact of a run, with its entry. */
export interface Event<Fact extends CrisisFact = CrisisFact> {
  /** its place among the facts of the run */
  readonly place: number;
  readonly seq: number;
  /** seconds from the start */
  readonly at: number;
  readonly fact: Fact;
}

/** One sentence of a story. */
export interface Beat extends Told {
  readonly place: number;
  readonly seq: number;
  readonly at: number;
  readonly case: string | null;
  /** how much it matters as a headline: 1 most; null: it is none */
  readonly rank: number | null;
}

/** The facts of a run in their order, and the names that its story uses. */
export class Chronicle {
  readonly events: readonly Event[];
  readonly names: Names;
  readonly cases: CaseNames;

  constructor(
    readonly scenario: CheckedScenario,
    entries: Iterable<ToldEntry>,
  ) {
    this.names = new Names(scenario);
    this.cases = new CaseNames(scenario);
    const events: Event[] = [];
    for (const { seq, at, facts } of entries) {
      for (const fact of facts as readonly CrisisFact[]) {
        events.push({ place: events.length, seq, at, fact });
        if (fact.fact === 'incident') this.cases.learn(fact, at);
      }
    }
    this.events = events;
  }

  /** The events of one kind. */
  of<Kind extends CrisisFact['fact']>(kind: Kind): Event<Of<Kind>>[] {
    return this.events.filter((event): event is Event<Of<Kind>> => event.fact.fact === kind);
  }

  /** The facts of the same entry. */
  beside({ place, seq }: Event): Event[] {
    const found: Event[] = [];
    for (let i = place - 1; this.events[i]?.seq === seq; i--) found.unshift(this.events[i] as Event);
    for (let i = place + 1; this.events[i]?.seq === seq; i++) found.push(this.events[i] as Event);
    return found;
  }

  /** The events after this one in the same second. */
  sameSecond({ place, at }: Event): Event[] {
    const found: Event[] = [];
    for (let i = place + 1; this.events[i]?.at === at; i++) found.push(this.events[i] as Event);
    return found;
  }

  /** The events of the same second, before and after. */
  around(event: Event): Event[] {
    const found = this.sameSecond(event);
    for (let i = event.place - 1; this.events[i]?.at === event.at; i--) found.unshift(this.events[i] as Event);
    return found;
  }

  /** What an office decides, by its role. */
  role(actor: string): string {
    const { actors } = this.scenario;
    return (Object.hasOwn(actors, actor) ? actors[actor]?.role : undefined) ?? 'none';
  }

  /** “NATO’s theatre commander and chief of staff”, or “the rest of NATO’s chain” where nobody who decides is missing. */
  followers(actors: readonly string[], lead: string): string {
    const side = sideOf(lead);
    const chain = Object.keys(this.scenario.actors).filter((id) => sideOf(id) === side && CHAIN.has(this.role(id)));
    const rest = chain.filter((id) => id !== lead);
    return rest.length > 1 && rest.every((id) => actors.includes(id))
      ? `the rest of ${this.names.possessive(side)} chain`
      : this.names.actors(actors);
  }

  /** A beat at the place of an event. */
  beat(event: Event, text: string, { mark = '', rank = null }: Partial<Pick<Beat, 'mark' | 'rank'>> = {}): Beat {
    const { place, seq, at, fact } = event;
    return { place, seq, at, case: 'case' in fact ? fact.case : null, mark, text, rank };
  }
}

/** Items by a key, in the order in which the keys come up. */
export function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
