import { parsePath } from '../text/path.js';
import type { KeyPath } from '../text/path.js';
import type { Finding, ProblemCode } from '../text/problem.js';

/** Where a library is to bring parts and has none of this name, they are as good as damaged. */
const UNFILLED = new Set<ProblemCode>(['no-such-ladder', 'no-such-office', 'no-such-kind', 'no-such-action']);

/** What can be said of a patch whatever the state of the section that it changes. */
const SURE = new Set<ProblemCode>([
  'patch-path',
  'patch-forbidden',
  'unknown-key',
  'wrong-type',
  'wrong-value',
  'out-of-range',
]);

/** The section, other than its own, that a finding rests on. */
const LEANS_ON: Partial<Record<ProblemCode, string>> = {
  'rung-beyond-ladder': 'ladder',
  'struck-without-actors': 'actors',
  'too-much-work': 'horizon',
  'much-work': 'horizon',
};

/** The damages of a file and its other findings, without those that the placeholders may have caused. */
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

/** Whether one of the places is the given one, lies in it, or has it inside. */
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

/** The keys themselves and those of everything around. */
function prefixes(keys: KeyPath): KeyPath[] {
  return keys.map((_, index) => keys.slice(0, index + 1));
}

function name(keys: KeyPath): string {
  return JSON.stringify(keys);
}
