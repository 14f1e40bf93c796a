import type { CheckedScenario } from '../../scenario/index.js';
import { sideOf } from '../../scenario/index.js';
import type { CaseBar } from './cases.js';
import type { FactIndex } from './factIndex.js';
import type { Step } from './steps.js';
import { settled } from './steps.js';

/** The belief of one office about one case: how likely it thinks it that the act was meant. */
export interface Strip {
  readonly case: string;
  readonly slot: number;
  readonly steps: readonly Step[];
  /** when the office closed the case; null: it keeps it open to the end */
  readonly until: number | null;
}

/** A choice of an office. */
export interface DecisionMark {
  readonly at: number;
  readonly seq: number;
  readonly chosen: string;
  /** the chance that the formula gave to the chosen option; null: somebody at the table chose */
  readonly chance: number | null;
  /** whether the chosen option uses force */
  readonly fires: boolean;
}

/** One office over time. */
export interface Lane {
  readonly office: string;
  readonly title: string;
  readonly side: string;
  /** how many offices stand above it */
  readonly depth: number;
  readonly strips: readonly Strip[];
  /** what it expects of the first adversary before and between cases */
  readonly standing: readonly Step[];
  readonly decisions: readonly DecisionMark[];
  /** when it learns what an act really was: the reader sees this only with the truth */
  readonly learns: readonly { readonly at: number; readonly seq: number }[];
  /** whether it is shown before the reader unfolds the rest of its side */
  readonly isMain: boolean;
}

/** Below this chance a choice was unlikely. */
export const UNLIKELY = 0.25;
const FORCE: ReadonlySet<string> = new Set(['strike', 'signal', 'coerce']);
const CHAIN: ReadonlySet<string> = new Set(['local', 'ally', 'national', 'head', 'commander']);

/** The offices of a run, by side and chain of command, superiors first. */
export function lanesOf(scenario: CheckedScenario, facts: FactIndex, cases: readonly CaseBar[]): Lane[] {
  const slots = new Map(cases.map(({ id, slot }) => [id, slot]));
  const strips = stripsByOffice(facts, slots);
  return officesInOrder(scenario).map(({ office, depth }) => {
    const own = <Each extends { readonly fact: { readonly actor: string } }>(all: readonly Each[]) =>
      all.filter(({ fact }) => fact.actor === office);
    const decisions = own(facts.of('decision')).map(({ at, seq, fact }): DecisionMark => {
      const does = Object.hasOwn(scenario.actions, fact.chosen) ? scenario.actions[fact.chosen]?.does : undefined;
      const chance = fact.by === undefined ? (fact.options[fact.chosen] ?? null) : null;
      return { at, seq, chosen: fact.chosen, chance, fires: FORCE.has(does ?? '') };
    });
    const standing = own(facts.of('standing'));
    const about = standing[0]?.fact.about;
    const before = standing.filter(({ fact }) => fact.about === about);
    const first = before[0] === undefined ? [] : [{ at: 0, seq: 0, value: before[0].fact.from }];
    const { title = office, role = 'none' } = scenario.actors[office] ?? {};
    return {
      office,
      title,
      side: sideOf(office),
      depth,
      strips: strips.get(office) ?? [],
      standing: settled([...first, ...before.map(({ at, seq, fact }) => ({ at, seq, value: fact.to }))]),
      decisions,
      learns: own(facts.of('knows')).map(({ at, seq }) => ({ at, seq })),
      isMain: decisions.length > 0 || CHAIN.has(role),
    };
  });
}

function stripsByOffice(facts: FactIndex, slots: ReadonlyMap<string, number>): Map<string, Strip[]> {
  const steps = new Map<string, Map<string, Step[]>>();
  const closed = new Map<string, number>();
  for (const { at, seq, fact } of facts.all) {
    if (fact.fact === 'closed') closed.set(`${fact.actor} ${fact.case}`, at);
    if (fact.fact === 'reopened') closed.delete(`${fact.actor} ${fact.case}`);
    if (fact.fact !== 'belief' || !slots.has(fact.case)) continue;
    const cases = steps.get(fact.actor) ?? new Map<string, Step[]>();
    steps.set(fact.actor, cases);
    const own = cases.get(fact.case) ?? [];
    cases.set(fact.case, own);
    own.push({ at, seq, value: fact.to });
  }
  return new Map(
    [...steps].map(([office, cases]) => {
      const strips = [...cases].map(([id, own]): Strip => {
        return {
          case: id,
          slot: slots.get(id) ?? 0,
          steps: settled(own),
          until: closed.get(`${office} ${id}`) ?? null,
        };
      });
      return [office, strips];
    }),
  );
}

/** Side by side as the scenario has them; in each, superiors first and every office below its own. */
function officesInOrder({ sides, actors }: CheckedScenario): { office: string; depth: number }[] {
  const below = new Map<string | null, string[]>();
  const ids = Object.keys(actors);
  for (const id of ids) {
    const above = actors[id]?.['reports-to'];
    const known = above !== undefined && Object.hasOwn(actors, above) ? above : null;
    below.set(known, [...(below.get(known) ?? []), id]);
  }
  const order: { office: string; depth: number }[] = [];
  const seen = new Set<string>();
  for (const side of [...Object.keys(sides), null]) {
    const roots = (below.get(null) ?? []).filter((id) => side === null || sideOf(id) === side);
    const waiting = roots.toReversed().map((office) => ({ office, depth: 0 }));
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen.has(next.office)) continue;
      seen.add(next.office);
      order.push(next);
      const { office, depth } = next;
      for (const each of (below.get(office) ?? []).toReversed()) waiting.push({ office: each, depth: depth + 1 });
    }
  }
  return order;
}
