import { parsePath } from '../text/path.js';
import type { KeyPath } from '../text/path.js';
import type { Finding, ProblemCode } from '../text/problem.js';

/** Names that no library has. The parts that the library should fill in are then missing, so they are treated as damaged. */
const UNFILLED = new Set<ProblemCode>(['no-such-ladder', 'no-such-office', 'no-such-kind', 'no-such-action']);

/** Findings about a patch that are reliable even if the section that it changes is damaged. */
const SURE = new Set<ProblemCode>([
  'patch-path',
  'patch-forbidden',
  'unknown-key',
  'wrong-type',
  'wrong-value',
  'out-of-range',
]);

/** The other section that a finding depends on. */
const LEANS_ON: Partial<Record<ProblemCode, string>> = {
  'rung-beyond-ladder': 'ladder',
  'struck-without-actors': 'actors',
  'seat-offices': 'actors',
  'too-much-work': 'horizon',
  'much-work': 'horizon',
};

/** The damages of a file, each once, and its other findings except those that the placeholders may have caused. */
export function dropCascading(damages: readonly Finding[], rest: readonly Finding[]): Finding[] {
  const unlike = new Map(damages.toReversed().map((damage) => [damage.at + name(damage.keys), damage]));
  const damaged = damages.map(({ keys }) => keys);
  const unfilled = rest.filter(({ code }) => UNFILLED.has(code)).map(({ keys }) => keys);
  const isDamaged = overlapping(damaged);
  const isUncertain = overlapping([...damaged, ...unfilled]);
  const sections = new Set<unknown>([...damaged, ...unfilled].map(([section]) => section));

  function holds({ code, keys }: Finding): boolean {
    if (UNFILLED.has(code)) return !isDamaged(keys);
    if (sections.has(LEANS_ON[code])) return false;
    const patched = keys[0] === 'arms' && keys[2] === 'set' ? sectionOf(String(keys[3])) : undefined;
    if (patched !== undefined && sections.has(patched)) return SURE.has(code) || code.startsWith('no-such-');
    return !isUncertain(keys);
  }

  return [...unlike.values(), ...rest.filter(holds)];
}

/** Makes a test of whether a place is, contains or lies inside one of these. */
function overlapping(places: readonly KeyPath[]): (keys: KeyPath) => boolean {
  const exactly = new Set(places.map(name));
  const around = new Set(places.flatMap(prefixes).map(name));
  return (keys) => around.has(name(keys)) || prefixes(keys).some((prefix) => exactly.has(name(prefix)));
}

/** The section that a patch changes. */
function sectionOf(path: string): string | undefined {
  const parsed = parsePath(path);
  const [first] = 'path' in parsed ? parsed.path : [];
  return first?.kind === 'name' ? first.name : undefined;
}

/** The keys themselves and those of everything that encloses the place. */
function prefixes(keys: KeyPath): KeyPath[] {
  return keys.map((_, index) => keys.slice(0, index + 1));
}

function name(keys: KeyPath): string {
  return JSON.stringify(keys);
}
