import type { Accepted } from './accept.js';
import { lineCounter, parseText } from '../text/parse.js';
import { hintOf, isError, PROBLEMS } from '../text/problem.js';
import type { Problem } from '../text/problem.js';
import type { Flaw } from '../text/flaw.js';
import { short } from '../text/quote.js';

/** A longer list of problems is of no use to a reader. */
const MOST_PROBLEMS = 100;
const LONGEST_TEXT = 400;

/** The value of a text, or null if it has errors, and all its problems in the order of the text. */
export interface CheckedText<T> {
  readonly value: T | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads a YAML text and checks its mapping with `check`. `file` is the name used in the problems. Whatever the text, it throws
 * only if `check` does.
 */
export function checkText<T>(
  source: string,
  file: string,
  check: (given: Record<string, unknown>) => Accepted<T>,
): CheckedText<T> {
  const parsed = parseText(source);
  const { value, findings } = parsed.value === undefined ? { value: undefined, findings: [] } : check(parsed.value);
  const placed = findings.map(({ code, keys, at, message, hint }) => ({
    code,
    offset: parsed.placeOf({ keys, at }),
    message,
    hint,
  }));
  const flaws = [...parsed.flaws, ...placed];
  const good = value !== undefined && !flaws.some(isError);
  return { value: good ? value : null, problems: toProblems(flaws, source, file) };
}

/** Flaws with their lines and columns, in the order of the text. */
function toProblems(flaws: readonly Flaw[], text: string, file: string): Problem[] {
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
