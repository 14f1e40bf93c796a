import { accept, acceptChanged } from '../check/accept.js';
import { beyondLimits } from '../check/limits.js';
import { danglingReferences, namesAfter } from '../check/references.js';
import type { Names } from '../check/references.js';
import { brokenRules } from '../check/rules.js';
import { fullScenario } from '../format/schema.js';
import type { FullScenario } from '../format/schema.js';
import { parsePath, valueAt } from '../text/path.js';
import type { Path } from '../text/path.js';
import { finding, findingAtKey, identity, isError } from '../text/problem.js';
import type { Finding } from '../text/problem.js';
import { Blame } from './blame.js';
import { nowhere } from './nowhere.js';
import { patch } from './patch.js';

/** A scenario after patches; undefined if they cannot be applied. */
export interface Patched {
  readonly scenario: FullScenario | undefined;
  /** The first key of each is the path of the patch that caused it. */
  readonly findings: readonly Finding[];
}

export interface Patching {
  /** Whether the schema accepts the scenario as it is before the patches. */
  readonly accepted: boolean;
  /** Sections that no patch may change, each with the reason. */
  readonly fixed: ReadonlyMap<string, string>;
  /** Finds what is wrong with the patched scenario but was not wrong before. Default: looks for nothing. */
  readonly test?: (patched: FullScenario) => readonly Finding[];
}

/** The scenario with all patches applied in their order, each on the result of the one before. */
export function patchAll(
  full: FullScenario,
  patches: Readonly<Record<string, unknown>>,
  { accepted, fixed, test = () => [] }: Patching,
): Patched {
  const entries = Object.entries(patches);
  if (entries.length === 0) return { scenario: full, findings: [] };
  const findings: Finding[] = [];
  const blame = new Blame();
  let value: unknown = full;
  for (const [text, given] of entries) {
    const parsed = readable(text, fixed);
    if ('code' in parsed) {
      findings.push(findingAtKey(parsed.code, [text], parsed.message));
      continue;
    }
    const { path } = parsed;
    const patched = patch(value, path, given);
    if (patched.touched.length === 0) {
      const { code, message, hint } = nowhere(value, path);
      findings.push(findingAtKey(code, [text], `${text} touches nothing: ${message}`, hint));
    } else if (patched.touched.every((place) => isAlike(valueAt(value, place), given))) {
      findings.push(finding('arm-changes-nothing', [text], `${text} changes nothing: it has this value already`));
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

/** Makes a test for `Patching`: it reports broken references, rules and limits that were not broken before the patches. */
export function newTroubles(full: FullScenario, names: Names): (patched: FullScenario) => Finding[] {
  const troubles = (patched: FullScenario) => [
    ...danglingReferences(patched, namesAfter(patched, full, names)),
    ...brokenRules(patched),
    ...beyondLimits(patched),
  ];
  const before = new Set(troubles(full).map(identity));
  return (patched) => troubles(patched).filter((one) => !before.has(identity(one)));
}

function readable(
  text: string,
  fixed: ReadonlyMap<string, string>,
): { path: Path } | Pick<Finding, 'code' | 'message'> {
  const parsed = parsePath(text);
  if ('fault' in parsed) return { code: 'patch-path', message: `“${text}” is not a path: ${parsed.fault}` };
  const [section, , field] = parsed.path;
  if (section?.kind !== 'name')
    return { code: 'patch-path', message: `“${text}” is not a path: it must begin with a section` };
  const reason = fixed.get(section.name);
  if (reason !== undefined) {
    return { code: 'patch-forbidden', message: `${section.name} cannot be changed: ${reason}` };
  }
  const brings = { actors: 'office', channels: 'kind' }[section.name];
  if (parsed.path.length === 3 && field?.kind === 'name' && field.name === brings) {
    const message = `${text} cannot be changed: the library is filled in before the patches; change the fields that it brings`;
    return { code: 'patch-forbidden', message };
  }
  return parsed;
}

function isAlike(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
