import { isMapping } from '../text/path.js';
import type { KeyPath } from '../text/path.js';
import { pathOf, select } from '../text/path.js';

/** The fields that hold a condition. */
const PLACES = [
  'injects[*].when',
  'injects[*].if',
  'outcomes[*].holds',
  'outcomes[*].first.holds',
  'history.milestones[*].holds',
].map(pathOf);

/** A condition, or one inside it, and where it stands. */
export interface FoundCondition {
  readonly keys: KeyPath;
  readonly fields: Readonly<Record<string, unknown>>;
  /** 0 for one that stands alone, and one more for each that it stands in */
  readonly depth: number;
}

/** Every condition of a scenario, checked or not, with those inside it. Works without recursion. */
export function conditionsIn(scenario: unknown): FoundCondition[] {
  return PLACES.flatMap((path) => select(scenario, path)).flatMap(({ keys, value }) => conditionsAt(keys, value));
}

function conditionsAt(at: KeyPath, whole: unknown): FoundCondition[] {
  const found: FoundCondition[] = [];
  const left: { keys: KeyPath; value: unknown; depth: number }[] = [{ keys: at, value: whole, depth: 0 }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { keys, value, depth } = next;
    if (!isMapping(value)) continue;
    found.push({ keys, fields: value, depth });
    for (const join of ['all', 'any']) {
      const inside = value[join];
      if (!Array.isArray(inside)) continue;
      inside.forEach((each, i) => left.push({ keys: [...keys, join, i], value: each, depth: depth + 1 }));
    }
    left.push({ keys: [...keys, 'not'], value: value['not'], depth: depth + 1 });
  }
  return found;
}
