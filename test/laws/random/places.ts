import { at } from './deeds.js';
import type { Change, StatePlan } from './plan.js';

/** A planned state in its tree, with the key by which its machine knows it; its id is the same. */
export interface Place {
  readonly plan: StatePlan;
  readonly key: string;
  readonly above: Place | null;
  readonly below: readonly Place[];
}

/** The tree of a plan. The keys `s0`, `s1` … go through the whole machine; `name` is that of the root. */
export function layOut(plan: StatePlan, name: string): Place {
  let named = 0;
  const place = (each: StatePlan, key: string, above: Place | null): Place => {
    const below: Place[] = [];
    const made = { plan: each, key, above, below };
    for (const inner of each.states) {
      named += 1;
      below.push(place(inner, `s${named - 1}`, made));
    }
    return made;
  };
  return place(plan, name, null);
}

/** All states below this one, each before those below it. */
export function allBelow(place: Place): Place[] {
  return place.below.flatMap((each) => [each, ...allBelow(each)]);
}

export function isHistory({ plan }: Place): boolean {
  return plan.kind === 'shallow' || plan.kind === 'deep';
}

/** The target of a change, as a transition of `from` would write it; undefined where it stays. A way that is not there is by id. */
export function targetOf(from: Place, root: Place, { target, way }: Change): string | string[] | undefined {
  if (target === null) return undefined;
  const states = allBelow(root);
  if (way === 'child' && from.below.length > 0) return `.${pathTo(from.below, target)}`;
  if (way === 'sibling' && from.above !== null) return pathTo(from.above.below, target);
  if (way === 'regions') {
    const parallels = [root, ...states].filter(({ plan }) => plan.kind === 'parallel');
    if (parallels.length > 0) {
      const regions = at(parallels, target).below.filter((each) => !isHistory(each));
      return regions.map((region, i) => `#${at([region, ...allBelow(region)], target + i).key}`);
    }
  }
  return `#${at(states, target).key}`;
}

/** Where a history state leads by default: a sibling of its that is no history. Every parent begins in one. */
export function fallbackOf(history: Place, number: number): string {
  const others = (history.above?.below ?? []).filter((each) => !isHistory(each));
  return at(others, number).key;
}

/** The key of one of these, or of a child of its. */
function pathTo(places: readonly Place[], number: number): string {
  const { key, below } = at(places, number);
  return number % 2 === 0 || below.length === 0 ? key : `${key}.${at(below, number).key}`;
}
