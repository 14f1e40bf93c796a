import { z } from 'zod';
import { DELAY, DURATION, parseDelay, secondsIn } from './units.js';

/**
 * The kinds of value that scenario fields have. Nothing is transformed: a checked scenario is still what an author would write.
 * Each says what it expects, in words that can end a sentence.
 */

const CENTURY = 100 * 365 * 86_400;
const LENGTHS = 'expected at most 100 years, 36500d';

export const id = matching(/^[a-z][a-z0-9-]*$/, 'expected an id: small letters, digits and hyphens, a letter first');
/** An id that a file gives to something of its own. The one word that every JavaScript object knows is not free. */
export const newId = id.refine((name) => name !== 'constructor', 'expected another id: this one is reserved');
export const actorId = matching(
  /^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/,
  'expected an actor id: side.office, in small letters, digits and hyphens',
);
export const duration = matching(DURATION, 'expected a duration such as 15m, 6h, 2d or 1h30m').refine(
  (text) => secondsIn(text) <= CENTURY,
  LENGTHS,
);
export const delay = matching(DELAY, 'expected a delay such as 20m, ~8h (exponential, mean 8 h) or 5h + ~5h').refine(
  (text) => Math.max(...Object.values(parseDelay(text))) <= CENTURY,
  LENGTHS,
);
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

/** The field of a scenario file in which a parameter of the model stands: `driftRate` is `drift-rate`. */
export function fieldOf(parameter: string): string {
  return parameter.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
