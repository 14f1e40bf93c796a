import { z } from 'zod';
import { hintFor, idFor } from './hint.js';
import { suggest } from '../text/nearest.js';
import { isMapping, makeKeyPath, valueAt } from '../text/path.js';
import type { KeyPath } from '../text/path.js';
import { finding, findingAtKey } from '../text/problem.js';
import type { Finding } from '../text/problem.js';
import { replacedBy } from '../format/replaced.js';
import { fieldsAt } from './schemaWalk.js';
import { short, quote } from '../text/quote.js';

type Issue = z.core.$ZodIssue;

/** The value, or undefined if a check rejects it, and what the check found. */
export interface Accepted<T> {
  readonly value: T | undefined;
  readonly findings: readonly Finding[];
}

// Without `jitless`, zod generates code: that takes longer than checking one file, and a strict content security policy forbids it.
const PARSE = { error: expectation, jitless: true } as const;

/** Checks a value against a schema. Returns the value with its defaults, or everything that is wrong with it. */
export function accept<T>(schema: z.ZodType<T>, value: unknown): Accepted<T> {
  const result = schema.safeParse(value, PARSE);
  if (result.success) return { value: result.data, findings: [] };
  return { value: undefined, findings: result.error.issues.flatMap((issue) => explain(issue, [], schema, value)) };
}

/**
 * The same for a changed copy of a mapping that the schema has accepted. Only the fields that are not identical to those of
 * `before` are checked.
 */
export function acceptChanged<T extends object>(schema: z.ZodObject & z.ZodType<T>, value: T, before: T): Accepted<T> {
  const fields: Record<string, unknown> = {};
  const findings: Finding[] = [];
  for (const [key, field] of Object.entries(schema.shape)) {
    const given = valueAt(value, [key]);
    if (given !== valueAt(before, [key])) {
      const result = z.safeParse(field, given, PARSE);
      if (result.success) fields[key] = result.data;
      else findings.push(...result.error.issues.flatMap((issue) => explain(issue, [key], schema, value)));
    } else if (given !== undefined) fields[key] = given;
  }
  return { value: findings.length > 0 ? undefined : (fields as T), findings };
}

/** What was expected, for kinds of issue whose schema does not say so itself. */
function expectation(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `expected ${listed(issue.values.map(String))}`;
    case 'too_small':
      return issue.inclusive === false
        ? `expected more than ${issue.minimum}`
        : `expected at least ${issue.minimum}${UNITS[issue.origin] ?? ''}`;
    case 'too_big':
      return `expected at most ${issue.maximum}${UNITS[issue.origin] ?? ''}`;
    default:
      return '';
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping (“name: value” lines)',
  record: 'a mapping (“name: value” lines)',
};

const UNITS: Readonly<Record<string, string>> = { string: ' characters', array: ' entries' };

function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/** One issue as findings. `around` are the keys of the value at which the issue's path starts. */
function explain(issue: Issue, around: KeyPath, schema: z.core.$ZodType, root: unknown): Finding[] {
  const keys = [...around, ...issue.path.map((key) => (typeof key === 'number' ? key : String(key)))];
  const value = valueAt(root, keys);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, keys, schema, root));
    case 'invalid_key': {
      const name = String(keys.at(-1));
      const expected = issue.issues[0]?.message ?? 'expected an id';
      return [findingAtKey('bad-id', keys, `“${short(name)}” cannot be a name here: ${expected}`, idFor(name, issue))];
    }
    case 'invalid_union':
      return explainUnion(issue, keys, schema, root);
    default: {
      const code = codeFor(issue, value);
      const message =
        code === 'choose-one'
          ? `${makeKeyPath(keys)} does not fit together: ${issue.message}`
          : said(keys, value, issue.message);
      return [finding(code, keys, message, hintFor(issue, value))];
    }
  }
}

function unknownKey(key: string, keys: KeyPath, schema: z.core.$ZodType, root: unknown): Finding {
  const place = keys.length === 0 ? 'the file' : makeKeyPath(keys);
  const message = `${place} has an unknown field “${short(key)}”`;
  // A key of several words without a value: in { about: First, then that } the comma ends the text.
  const words = /\s/.test(key) && valueAt(root, [...keys, key]) === null;
  const hint = words
    ? 'text with a comma in it needs quotes inside { }'
    : (replacedBy([...keys, key]) ?? suggest(key, fieldsAt(schema, keys)));
  return findingAtKey('unknown-key', [...keys, key], message, hint);
}

/** Explains what is wrong with the only option of the value's type. If there is not exactly one, it lists all that is expected. */
function explainUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  keys: KeyPath,
  schema: z.core.$ZodType,
  root: unknown,
): Finding[] {
  const options = issue.errors as Issue[][];
  const value = valueAt(root, keys);
  const ofItsType = options.filter((issues) => !issues.some((inner) => isOfOtherType(inner, value)));
  const [meant] = ofItsType;
  if (ofItsType.length === 1 && meant !== undefined) {
    return meant.flatMap((inner) => explain(inner, keys, schema, root));
  }
  const every = options.map((issues) => issues[0]?.message.replace(/^expected /, '') ?? '').join(', or ');
  const expected = issue.message === '' ? `expected ${every}` : issue.message;
  const code = value === null ? 'missing' : ofItsType.length === 0 ? 'wrong-type' : 'wrong-value';
  return [finding(code, keys, said(keys, value, expected), hintFor({ ...issue, message: expected }, value))];
}

function isOfOtherType(issue: Issue, value: unknown): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_value') return !issue.values.some((allowed) => typeof allowed === typeof value);
  return issue.code === 'invalid_type';
}

function codeFor(issue: Issue, value: unknown): Finding['code'] {
  if (value === undefined || isBlank(value)) return 'missing';
  if (issue.code === 'invalid_type') return 'wrong-type';
  if (issue.code === 'custom') return isMapping(value) ? 'choose-one' : 'out-of-range';
  return issue.code === 'too_small' || issue.code === 'too_big' ? 'out-of-range' : 'wrong-value';
}

function said(keys: KeyPath, value: unknown, expected: string): string {
  const place = keys.length === 0 ? 'the file' : makeKeyPath(keys);
  if (value === undefined) return `${place} is missing: ${expected}`;
  if (isBlank(value)) return `${place} is empty: ${expected}`;
  return `${place} is ${quote(value)}: ${expected}`;
}

function isBlank(value: unknown): boolean {
  return value === null || (isMapping(value) && Object.keys(value).length === 0);
}
