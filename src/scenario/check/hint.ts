import type { z } from 'zod';
import { didYouMean, nearest } from '../text/nearest.js';
import { textOf } from '../text/path.js';

type Issue = z.core.$ZodIssue;

/** What the author probably has to do about an issue with a value; undefined if that is unclear. */
export function hintFor(issue: Issue, value: unknown): string | undefined {
  const { message } = issue;
  if (/^expected a (duration|delay)/.test(message)) return hintForDuration(value);
  if (issue.code === 'invalid_value' && issue.values.length > 1) {
    const near = nearest(textOf(value) ?? '', issue.values.map(String));
    return near === undefined ? undefined : didYouMean(near);
  }
  if (value === null) return 'give it a value, or leave the line out';
  if (message === 'expected true or false' && typeof value === 'string')
    return 'write true or false: YAML 1.2 takes yes, no, on and off as text';
  if (message.includes('number') && typeof value === 'string' && Number.isFinite(Number(value)))
    return 'write it without quotes';
  const text = /\b(text|id)\b/.test(message) && (typeof value === 'number' || typeof value === 'boolean');
  if (!text) return undefined;
  // The file may write the number in another way: 007, 1e3, or with more digits than a number can hold.
  return typeof value === 'number' ? 'put it in quotes, as it is written in the file' : `put it in quotes: "${value}"`;
}

function hintForDuration(value: unknown): string | undefined {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' ? Number(value || Number.NaN) : Number.NaN;
  const negative = number < 0 || (typeof value === 'string' && value.trim().startsWith('-'));
  if (negative) return 'a length of time cannot be negative';
  return Number.isFinite(number) ? `say the unit: ${number}m, ${number}h or ${number}d` : undefined;
}

/** A hint with the name in small letters and hyphens; undefined if that is not a valid id either. */
export function idFor(name: string, issue: Extract<Issue, { code: 'invalid_key' }>): string | undefined {
  const wanted = issue.issues[0];
  const pattern = wanted?.code === 'invalid_format' ? wanted.pattern : undefined;
  const tidy = name.toLowerCase().replace(/[\s_]+/g, '-');
  if (pattern === undefined || name.length > 60) return undefined;
  return new RegExp(pattern.replace(/^\/|\/$/g, '')).test(tidy) ? didYouMean(tidy) : undefined;
}
