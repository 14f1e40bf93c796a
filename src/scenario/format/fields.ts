import { z } from 'zod';
import { ANY_START, TIME, TIME_FORMS, parseTime } from './time.js';
import { DELAY, DURATION, parseDelay, secondsIn } from './units.js';

/**
 * Schemas for the values of scenario fields. They transform nothing, so a checked scenario keeps the form that authors write.
 * The message of each says what was expected, and can end a sentence.
 */

const CENTURY = 100 * 365 * 86_400;
const LENGTHS = 'expected at most 100 years, 36500d';

export const id = matching(/^[a-z][a-z0-9-]*$/, 'expected an id: small letters, digits and hyphens, a letter first');
/** An id that a file defines. `constructor` is not allowed, because every JavaScript object has a property of this name. */
export const newId = id.refine((name) => name !== 'constructor', 'expected another id: this one is reserved');
export const actorId = matching(
  /^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/,
  'expected an actor id: side.office, in small letters, digits and hyphens',
);
/** A side or a seat, or an office. */
export const partyId = matching(
  /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)?$/,
  'expected a side, a seat or an actor id, such as nato or nato.head-of-state',
);
export const duration = matching(DURATION, 'expected a duration such as 15m, 6h, 2d or 1h30m').refine(
  (text) => secondsIn(text) <= CENTURY,
  LENGTHS,
);
export const delay = matching(DELAY, 'expected a delay such as 20m, ~8h (exponential, mean 8 h) or 5h + ~5h').refine(
  (text) => Math.max(...Object.values(parseDelay(text))) <= CENTURY,
  LENGTHS,
);
export const time = matching(TIME, `expected ${TIME_FORMS}`)
  .refine((text) => parseTime(text, ANY_START) !== null, 'expected a date of the calendar')
  .refine((text) => secondsIn(DURATION.test(text) ? text : '0s') <= CENTURY, LENGTHS);
export const instant = z.iso.datetime({
  offset: true,
  error: 'expected an instant with seconds and a zone, such as 2022-03-23T03:00:00Z',
});
export const chance = between(0, 1);
export const rung = z.int('expected a rung: a whole number from 0 up').min(0, 'expected a rung: 0 or more').max(99);
export const text = z.string('expected text').min(1, 'expected some text').max(20_000);
export const line = matching(/^[^\n]+$/, 'expected one line of text');

/** What an option is worth, or costs. The limits keep every result finite. */
export const utility = between(-1_000_000, 1_000_000);

/** A number within limits. */
export function between(least: number, most: number) {
  const expected = `expected a number from ${least} to ${most}`;
  return z.number(expected).min(least, expected).max(most, expected);
}

function matching(pattern: RegExp, expected: string) {
  return z.string(expected).regex(pattern, { error: expected, abort: true });
}

/** The field of a scenario file for a parameter of the model: `drift-rate` for `driftRate`. */
export function fieldOf(parameter: string): string {
  return parameter.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
