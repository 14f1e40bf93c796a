import type { KeyPath } from './path.js';
import { visibleLine } from './visible.js';

/** Every code that a check can give: its severity and its meaning. */
export const PROBLEMS = {
  unreadable: ['error', 'The file cannot be read.'],
  'run-file': ['error', 'The file is a run file, not a scenario.'],
  'too-large': ['error', 'The text is larger than any scenario.'],
  binary: ['error', 'The file is not text.'],
  'not-utf8': ['error', 'The text is not in UTF-8.'],
  invisible: ['error', 'A text has a character that cannot be seen.'],
  empty: ['error', 'There is nothing in the file.'],
  'not-a-mapping': ['error', 'The file is not a list of “name: value” lines.'],
  'too-deep': ['error', 'Lists or mappings are nested deeper than any scenario needs.'],
  'yaml-syntax': ['error', 'The text is not YAML.'],
  'duplicate-key': ['error', 'A mapping has the same key twice.'],
  'bad-alias': ['error', 'An alias has no anchor before it, or lies inside its own anchor.'],
  'alias-bomb': ['error', 'Aliases expand the text beyond any reasonable size.'],
  'unknown-key': ['error', 'The format has no such field here.'],
  missing: ['error', 'A required field is missing or empty.'],
  'wrong-type': ['error', 'A value is of the wrong kind.'],
  'wrong-value': ['error', 'A value is not one of those allowed, or has the wrong form.'],
  'out-of-range': ['error', 'A number or a duration is too small or too large, or a list too short or too long.'],
  'choose-one': ['error', 'Fields that exclude or need each other are both given, or both absent.'],
  'bad-id': ['error', 'A name is not an id.'],
  'reserved-id': ['error', 'A side, a seat or an action has a name that is used for other things.'],
  'duplicate-id': ['error', 'Two entries of a list have the same id.'],
  'no-such-ladder': ['error', 'The library has no ladder of this name.'],
  'no-such-office': ['error', 'The library has no office of this name.'],
  'no-such-kind': ['error', 'The library has no kind of channel of this name.'],
  'no-such-measure': ['error', 'The library has no outcome of this name.'],
  'no-such-action': ['error', 'No action has this name, or a new action is incomplete.'],
  'nothing-to-choose': ['error', 'A kind of decision has no option that is always open.'],
  'no-such-side': ['error', 'No side has this name.'],
  'no-such-actor': ['error', 'No actor has this name.'],
  'no-such-seat': ['error', 'Neither a side nor a seat has this name.'],
  'no-such-channel': ['error', 'No channel has this name.'],
  'no-such-activity': ['error', 'No activity has this name.'],
  'no-such-incident': ['error', 'No incident has this name.'],
  'no-such-process': ['error', 'No abstract process has this name.'],
  'no-such-truth': ['error', 'An incident has no truth of this name.'],
  'no-such-case': ['error', 'No run of the scenario can have a case of this name.'],
  'no-such-inject': ['error', 'No planned inject has this name.'],
  'no-such-ask': ['error', 'An office is not asked that then.'],
  'no-such-option': ['error', 'An ask has no option of this name.'],
  'not-held': ['error', 'Nobody holds the office then, so it is not asked.'],
  'no-such-arm': ['error', 'No arm has this name.'],
  'other-side': ['error', 'An actor reports to an office of another side.'],
  'seat-offices': ['error', 'A seat has no office, or one of another side or another seat.'],
  'approval-cycle': ['error', 'Requests for authority would go round in a circle.'],
  'channel-ends': ['error', 'A channel does not join two offices of two sides.'],
  'struck-without-actors': ['error', 'A side can be struck but has no office that could learn of it.'],
  'strikes-itself': ['error', 'An incident is by and against the same side.'],
  'ordered-elsewhere': ['error', 'An act is ordered by an office of another side, or was not meant.'],
  'report-likelihoods': ['error', 'A report does not say how likely it is under each truth.'],
  'rung-beyond-ladder': ['error', 'A rung is higher than the ladder.'],
  'process-levels': ['error', 'The levels, moves and end of an abstract process do not fit together.'],
  'patch-path': ['error', 'The path of a patch cannot be read.'],
  'patch-nowhere': ['error', 'The path of a patch selects nothing.'],
  'patch-forbidden': ['error', 'An arm may not change this.'],
  'too-much-work': ['error', 'A run would have far too many events.'],
  'more-problems': ['error', 'There are more problems than are listed.'],
  'much-work': ['warning', 'A run has so many events that it is slow.'],
  'arm-changes-nothing': ['warning', 'A patch sets a value that is already set.'],
  'never-happens': ['warning', 'An inject never happens, or part of a condition never holds.'],
  'statement-unconditional': [
    'warning',
    'A statement is made at its time even if nothing has happened or all is over.',
  ],
  'window-outlives-case': ['warning', 'The time to answer is longer than a case stays open.'],
  'action-does-nothing': ['warning', 'An action has a rung but does nothing.'],
  'always-holds': ['warning', 'Part of a condition always holds.'],
  'report-tells-nothing': ['warning', 'A report is equally likely under both truths.'],
  'approver-elsewhere': ['warning', 'An approver belongs to neither side of the channel.'],
  'channel-unused': ['warning', 'Nobody can get through on this channel in any arm.'],
  'actor-unreachable': ['warning', 'Nothing ever reaches this actor.'],
  'third-side-dead': ['warning', 'A report or a line of a third side can never do anything.'],
  'action-untaken': ['warning', 'No actor ever makes a decision in which this action is an option.'],
  'nobody-decides': ['warning', 'A side that can be struck has no office for its national reviews.'],
  'handout-tells': ['warning', 'A text on a handout gives away what is to come, or the truth about it.'],
} as const satisfies Record<string, readonly [severity: 'error' | 'warning', means: string]>;

export type ProblemCode = keyof typeof PROBLEMS;

/** What is wrong with a scenario file: where, what, and what to do about it. Lines and columns count from 1. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  readonly code: ProblemCode;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint?: string;
}

/** A problem with a value, before its line and column are known. */
export interface Finding {
  readonly code: ProblemCode;
  readonly keys: KeyPath;
  /** Whether it is about the value at these keys or about its name. */
  readonly at: 'key' | 'value';
  readonly message: string;
  readonly hint: Hint;
}

/** What to do about it; worked out only for the problems that are shown. */
export type Hint = string | (() => string | undefined) | undefined;

/** A finding about a value. */
export function finding(code: ProblemCode, keys: KeyPath, message: string, hint?: Hint): Finding {
  return { code, keys, at: 'value', message, hint };
}

/** A finding about a name. */
export function findingAtKey(code: ProblemCode, keys: KeyPath, message: string, hint?: Hint): Finding {
  return { code, keys, at: 'key', message, hint };
}

/** The hint of a finding, worked out. */
export function hintOf({ hint }: Pick<Finding, 'hint'>): string | undefined {
  return typeof hint === 'function' ? hint() : hint;
}

/** A text that is equal for findings with the same code at the same place. */
export function identity({ code, keys }: Finding): string {
  return JSON.stringify([code, keys]);
}

export function isError({ code }: { readonly code: ProblemCode }): boolean {
  return PROBLEMS[code][0] === 'error';
}

/** A problem as people and editors read it: `file:line:column: error: message [code]`, and the hint on a line of its own. */
export function formatProblem({ file, line, column, severity, message, code, hint }: Problem): string {
  const cure = hint === undefined ? '' : `\n  ${hint}`;
  return `${visibleLine(file)}:${line}:${column}: ${severity}: ${message} [${code}]${cure}`;
}
