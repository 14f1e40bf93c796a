import { accept } from './check/accept.js';
import { checkArms } from './arms/arms.js';
import { sealChecked } from './checked.js';
import type { CheckedScenario } from './checked.js';
import { dropCascading } from './check/dropCascading.js';
import { expand } from './format/expand.js';
import type { Flaw } from './text/flaw.js';
import { beyondLimits } from './check/limits.js';
import { lint } from './check/lint.js';
import { lineCounter, parseText } from './text/parse.js';
import type { ParsedText } from './text/parse.js';
import { hintOf, isError, PROBLEMS } from './text/problem.js';
import type { Finding, Problem } from './text/problem.js';
import { danglingReferences, namesIn } from './check/references.js';
import { brokenRules } from './check/rules.js';
import { fullScenario } from './format/schema.js';
import type { FullScenario } from './format/schema.js';
import { short } from './text/quote.js';
import { recover } from './check/recover.js';

/** More would help nobody. */
const MOST_PROBLEMS = 100;
const LONGEST_TEXT = 400;

/**
 * Checks the text of a scenario file: everything that is wrong with it at once, in the order of the text, and the scenario
 * with defaults and libraries filled in where nothing is (warnings aside). `file` is only the name in the problems.
 * No text makes it throw.
 */
export function checkScenario(
  text: string,
  file: string,
): { readonly scenario: CheckedScenario | null; readonly problems: readonly Problem[] } {
  const parsed = parseText(text);
  const { scenario, findings } = parsed.value === undefined ? NOTHING : checkValue(parsed.value);
  const flaws = [...parsed.flaws, ...findings.map((found) => toFlaw(found, parsed))];
  const checked = scenario === undefined || flaws.some(isError) ? null : sealChecked(scenario);
  return { scenario: checked, problems: toProblems(flaws, text, file) };
}

interface Checked {
  readonly scenario: FullScenario | undefined;
  readonly findings: readonly Finding[];
}

const NOTHING: Checked = { scenario: undefined, findings: [] };

function checkValue(value: Record<string, unknown>): Checked {
  const names = namesIn(value);
  const { file, findings: damages } = recover(value);
  const { full, findings: incomplete } = expand(file);
  const whole = accept(fullScenario, full);
  const { findings: patches, arms } = checkArms(whole.value ?? full, names, whole.value !== undefined);
  const dangling = danglingReferences(value, names);
  const rest = [...dangling, ...incomplete, ...brokenRules(full), ...beyondLimits(full), ...patches];
  const findings = dropCascading(damages, rest);
  if (findings.some(isError)) return { scenario: undefined, findings };
  if (whole.value === undefined) return { scenario: undefined, findings: whole.findings };
  return { scenario: whole.value, findings: [...findings, ...lint(whole.value, arms)] };
}

/** A finding at its place in the text. */
export function toFlaw({ code, keys, at, message, hint }: Finding, { placeOf }: ParsedText): Flaw {
  return { code, offset: placeOf({ keys, at }), message, hint };
}

/** Flaws with their lines and columns, in the order of the text. */
export function toProblems(flaws: readonly Flaw[], text: string, file: string): Problem[] {
  if (flaws.length === 0) return [];
  const lines = lineCounter(text);
  const inOrder = flaws.toSorted((a, b) => a.offset - b.offset);
  const shown = inOrder.slice(0, MOST_PROBLEMS);
  const next = inOrder[MOST_PROBLEMS];
  if (next !== undefined) {
    const message = `there are ${inOrder.length - MOST_PROBLEMS} more problems from here on`;
    shown.push({ code: 'more-problems', offset: next.offset, message });
  }
  return shown.map(({ code, offset, message, hint: given }) => {
    const { line, col: column } = lines.linePos(offset);
    const hint = hintOf({ hint: given });
    const [severity] = PROBLEMS[code];
    const problem = { severity, code, file, line, column, message: short(message, LONGEST_TEXT) };
    return hint === undefined ? problem : { ...problem, hint: short(hint, LONGEST_TEXT) };
  });
}
