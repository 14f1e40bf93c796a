import { accept, acceptChanged } from '../check/accept.js';
import type { CheckedScenario } from '../checked.js';
import { beyondLimits, tooManyArms } from '../check/limits.js';
import { parsePath, valueAt } from '../text/path.js';
import type { Path } from '../text/path.js';
import { Blame } from './blame.js';
import { nowhere } from './nowhere.js';
import { patch } from './patch.js';
import { finding, findingAtKey, identity, isError } from '../text/problem.js';
import type { Finding } from '../text/problem.js';
import { danglingReferences } from '../check/references.js';
import type { Names } from '../check/references.js';
import { brokenRules } from '../check/rules.js';
import { fullScenario } from '../format/schema.js';
import type { FullScenario } from '../format/schema.js';

/** What the arms of one comparison must have in common. */
const COMMON = new Set(['brinkline', 'id', 'arms', 'baseline', 'compare', 'outcomes', 'history']);

/** What an arm makes of a scenario; undefined where it cannot. */
interface Arm {
  readonly scenario: FullScenario | undefined;
  readonly findings: readonly Finding[];
}

/**
 * The scenario under one of its arms: its patches in the order of the file, each on what the one before made. A new value;
 * an arm without patches gives the scenario itself. An arm that the scenario does not have is a programmer's mistake: throws.
 */
export function applyArm(scenario: CheckedScenario, arm: string): CheckedScenario {
  if (!Object.hasOwn(scenario.arms, arm)) throw new RangeError(`${scenario.id} has no arm “${arm}”`);
  const { scenario: made, findings } = makeArm(scenario, arm, { accepted: true });
  if (made === undefined) throw new Error(`the arm ${arm} was not checked: ${findings.find(isError)?.message}`);
  return made as CheckedScenario;
}

/**
 * Every arm that can be made, and what is wrong with the patches: what cannot be set, and what would break once it is.
 * `accepted`: the schema has nothing against the scenario as written.
 */
export function checkArms(
  full: FullScenario,
  names: Names,
  accepted: boolean,
): { readonly findings: readonly Finding[]; readonly arms: readonly FullScenario[] } {
  if (tooManyArms(full).length > 0) return { findings: [], arms: [] };
  const before = new Set(troubles(full, names).map(identity));
  const test = (patched: FullScenario) => troubles(patched, names).filter((one) => !before.has(identity(one)));
  const made = Object.keys(full.arms).map((arm) => makeArm(full, arm, { accepted, test }));
  return { findings: made.flatMap((arm) => arm.findings), arms: made.flatMap(({ scenario }) => scenario ?? []) };
}

function troubles(full: FullScenario, names: Names): Finding[] {
  return [...danglingReferences(full, names), ...brokenRules(full), ...beyondLimits(full)];
}

interface Making {
  readonly accepted: boolean;
  readonly test?: (patched: FullScenario) => readonly Finding[];
}

function makeArm(full: FullScenario, arm: string, { accepted, test = () => [] }: Making): Arm {
  const patches = Object.entries(full.arms[arm]?.set ?? {});
  if (patches.length === 0) return { scenario: full, findings: [] };
  const findings: Finding[] = [];
  const blame = new Blame(arm);
  let value: unknown = full;
  for (const [text, given] of patches) {
    const keys = ['arms', arm, 'set', text];
    const parsed = readable(text);
    if ('code' in parsed) {
      findings.push(findingAtKey(parsed.code, keys, `arm ${arm}: ${parsed.message}`));
      continue;
    }
    const { path } = parsed;
    const patched = patch(value, path, given);
    if (patched.touched.length === 0) {
      const { code, message, hint } = nowhere(value, path);
      findings.push(findingAtKey(code, keys, `arm ${arm}: ${text} touches nothing: ${message}`, hint));
    } else if (patched.touched.every((place) => isAlike(valueAt(value, place), given))) {
      findings.push(finding('arm-changes-nothing', keys, `arm ${arm}: ${text} changes nothing: it is so already`));
    }
    blame.add(text, patched.touched);
    ({ value } = patched);
  }
  const { value: scenario, findings: invalid } = accepted
    ? acceptChanged(fullScenario, value as FullScenario, full)
    : accept(fullScenario, value);
  findings.push(...blame.place(invalid), ...blame.place(scenario === undefined ? [] : test(scenario)));
  return { scenario: findings.some(isError) ? undefined : scenario, findings };
}

function readable(text: string): { path: Path } | Pick<Finding, 'code' | 'message'> {
  const parsed = parsePath(text);
  if ('fault' in parsed) return { code: 'patch-path', message: `“${text}” is no path: ${parsed.fault}` };
  const [section, , field] = parsed.path;
  if (section?.kind !== 'name')
    return { code: 'patch-path', message: `“${text}” is no path: it must begin with a section` };
  if (COMMON.has(section.name)) {
    return { code: 'patch-forbidden', message: `${section.name} cannot be changed: it is the same for all arms` };
  }
  const brings = { actors: 'office', channels: 'kind' }[section.name];
  if (parsed.path.length === 3 && field?.kind === 'name' && field.name === brings) {
    const message = `${text} cannot be changed: its parts are filled in before; change the fields that it brings`;
    return { code: 'patch-forbidden', message };
  }
  return parsed;
}

function isAlike(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
