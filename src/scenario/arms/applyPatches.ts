import type { ParameterName } from '../../model/index.js';
import { namesIn } from '../check/references.js';
import { assertChecked, sealChecked } from '../checked.js';
import type { CheckedScenario } from '../checked.js';
import type { FullScenario } from '../format/schema.js';
import { findingAtKey, hintOf, identity, PROBLEMS } from '../text/problem.js';
import type { Finding, ProblemCode } from '../text/problem.js';
import { checkArms } from './arms.js';
import { newTroubles, patchAll } from './patchAll.js';

/** `drift-rate` for `driftRate`. */
type FieldName<Name extends string> = Name extends `${infer Letter}${infer Rest}`
  ? Rest extends Uncapitalize<Rest>
    ? `${Lowercase<Letter>}${FieldName<Rest>}`
    : `${Lowercase<Letter>}-${FieldName<Uncapitalize<Rest>>}`
  : Name;

/** The path of a parameter of the model, such as `parameters.drift-rate`. */
export type ParameterPath = `parameters.${FieldName<ParameterName>}`;

/** A section that patches may change in part. */
type Section = Exclude<keyof FullScenario, 'brinkline' | 'arms' | 'parameters'>;

/**
 * New values by path. Paths are written as in an arm: `channels[tier=strategic].state`. Values are written as in a file, so
 * a duration is text, such as `30m`.
 */
export type Patches = { readonly [Path in ParameterPath]?: number | string } & {
  readonly [Path in Section | 'parameters']?: unknown;
} & { readonly [path: `${Section}${'.' | '['}${string}`]: unknown };

/** A problem of a patch, or one that the scenario would have after it. */
export interface PatchProblem {
  readonly severity: 'error' | 'warning';
  readonly code: ProblemCode;
  /** The path of the patch that causes it, as the program wrote it. */
  readonly path: string;
  readonly message: string;
  readonly hint?: string;
}

const FIXED = new Map([
  ['brinkline', 'it is the version of the format'],
  ['arms', 'arms are part of the file'],
]);

/**
 * Makes a scenario with new values at some paths; its arms stay as they were. Patches are checked as those of an arm are: each
 * path must select something, each value must have the right form and range, and references, rules and arms must still be
 * valid. Returns the new scenario, perhaps with warnings, or null and all problems. Runs nothing. Throws a `TypeError` if
 * `scenario` was not checked.
 *
 * @example
 * import { readFileSync } from 'node:fs';
 *
 * const file = 'scenarios/polish-border-strike.yaml';
 * const { scenario } = checkScenario(readFileSync(file, 'utf8'), file);
 * const { scenario: drifting, problems } = applyPatches(scenario, { 'parameters.drift-rate': 0.2, horizon: '48h' });
 */
export function applyPatches(
  scenario: CheckedScenario,
  patches: Patches,
): { readonly scenario: CheckedScenario | null; readonly problems: readonly PatchProblem[] } {
  assertChecked(scenario);
  const unusable = Object.entries(patches).flatMap(([path, value]) => (isData(value) ? [] : noData(path)));
  if (unusable.length > 0) return { scenario: null, problems: unusable.map(toPatchProblem) };
  const names = namesIn(scenario);
  const { scenario: patched, findings } = patchAll(scenario, patches, {
    accepted: true,
    fixed: FIXED,
    test: (full) => [...newTroubles(scenario, names)(full), ...newArmTroubles(scenario, full)],
  });
  const paths = Object.keys(patches);
  const placeOf = ({ keys }: Finding) => paths.indexOf(String(keys[0]));
  const problems = findings.toSorted((a, b) => placeOf(a) - placeOf(b)).map(toPatchProblem);
  return { scenario: patched === undefined ? null : sealChecked(patched), problems };
}

/** Problems of the arms that the patches cause. */
function newArmTroubles(before: FullScenario, after: FullScenario): Finding[] {
  const known = new Set(checkArms(before, namesIn(before), true).findings.map(identity));
  return checkArms(after, namesIn(after), true).findings.filter((one) => !known.has(identity(one)));
}

/** Whether a file could contain the value. */
function isData(value: unknown): boolean {
  try {
    return JSON.stringify(value) !== undefined;
  } catch {
    return false; // it contains itself, is nested too deep, or has a value that JSON does not know
  }
}

function noData(path: string): Finding {
  const message = `the value for ${path} is not data: expected text, a number, true, false, null, a list or a mapping`;
  return findingAtKey('wrong-value', [path], message);
}

function toPatchProblem(found: Finding): PatchProblem {
  const { code, keys, message } = found;
  const hint = hintOf(found);
  const problem = { severity: PROBLEMS[code][0], code, path: String(keys[0]), message };
  return hint === undefined ? problem : { ...problem, hint };
}
