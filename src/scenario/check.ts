import { accept } from './check/accept.js';
import type { Accepted } from './check/accept.js';
import { checkArms } from './arms/arms.js';
import { sealChecked } from './checked.js';
import type { CheckedScenario } from './checked.js';
import { checkText } from './check/checkText.js';
import { dropCascading } from './check/dropCascading.js';
import { expand } from './format/expand.js';
import { beyondLimits } from './check/limits.js';
import { lint } from './check/lint.js';
import { isError } from './text/problem.js';
import type { Problem } from './text/problem.js';
import { danglingReferences, namesIn } from './check/references.js';
import { brokenRules } from './check/rules.js';
import { fullScenario } from './format/schema.js';
import type { FullScenario } from './format/schema.js';
import { recover } from './check/recover.js';

/**
 * Checks the text of a scenario file and reports all its problems at once, in the order of the text. If none of them is an
 * error, it also gives the scenario, with defaults and libraries filled in. `file` is the name used in the problems. Runs
 * nothing, and never throws, whatever the text.
 *
 * @example
 * const { scenario, problems } = checkScenario('brinkline: 1', 'my-crisis.yaml');
 * if (scenario === null) for (const problem of problems) console.log(formatProblem(problem));
 */
export function checkScenario(
  text: string,
  file: string,
): { readonly scenario: CheckedScenario | null; readonly problems: readonly Problem[] } {
  const { value, problems } = checkText(text, file, checkValue);
  return { scenario: value === null ? null : sealChecked(value), problems };
}

function checkValue(value: Record<string, unknown>): Accepted<FullScenario> {
  const names = namesIn(value);
  const { file, findings: damages } = recover(value);
  const { full, findings: incomplete } = expand(file);
  const whole = accept(fullScenario, full);
  const { findings: patches, arms } = checkArms(whole.value ?? full, names, whole.value !== undefined);
  const dangling = danglingReferences(value, names);
  const rest = [...dangling, ...incomplete, ...brokenRules(full), ...beyondLimits(full), ...patches];
  const findings = dropCascading(damages, rest);
  if (findings.some(isError)) return { value: undefined, findings };
  if (whole.value === undefined) return whole;
  return { value: whole.value, findings: [...findings, ...lint(whole.value, arms)] };
}
