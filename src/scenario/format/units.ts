import { quote } from '../text/quote.js';

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
const PART = String.raw`\d+(?:\.\d+)?[smhd]`;

/** A length of time: `90s`, `15m`, `6h`, `2d`, `1h30m`. */
export const DURATION = new RegExp(`^(?:${PART})+$`);
/** A delay: a fixed part, an exponential part of the given mean (`~`), or both: `20m`, `~8h`, `5h + ~5h`. */
export const DELAY = new RegExp(`^(?:(?:${PART})+|~(?:${PART})+|(?:${PART})+ *\\+ *~(?:${PART})+)$`);

/** A fixed part and the mean of an exponential part, both in seconds. */
export interface Delay {
  readonly fixed: number;
  readonly mean: number;
}

/**
 * The seconds of a duration: `1h30m` gives 5400.
 * @throws RangeError if the text is not a duration
 */
export function parseDuration(text: string): number {
  if (!DURATION.test(text)) {
    throw new RangeError(`${quote(text)} is not a duration: expected one such as 15m, 6h, 2d or 1h30m`);
  }
  return secondsIn(text);
}

/** The same for checks, which also run on files with errors: parts that are not durations count as 0. */
export function secondsIn(text: string): number {
  let seconds = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)([smhd])/g)) {
    seconds += Number(amount) * SECONDS[unit as keyof typeof SECONDS];
  }
  return Math.round(seconds);
}

/** The shortest duration text of whole seconds: 5400 gives `1h30m`. */
export function makeDuration(seconds: number): string {
  let left = Math.round(seconds);
  let text = '';
  for (const unit of ['d', 'h', 'm', 's'] as const) {
    const count = Math.floor(left / SECONDS[unit]);
    if (count > 0) text += `${count}${unit}`;
    left -= count * SECONDS[unit];
  }
  return text === '' ? '0s' : text;
}

/** The parts of a text that matches `DELAY`, in seconds. */
export function parseDelay(text: string): Delay {
  const [fixed = '', mean = ''] = text.startsWith('~') ? ['', text] : text.split('+');
  return { fixed: secondsIn(fixed), mean: secondsIn(mean) };
}

/** The text of a delay. */
export function makeDelay({ fixed, mean }: Delay): string {
  if (mean === 0) return makeDuration(fixed);
  return fixed === 0 ? `~${makeDuration(mean)}` : `${makeDuration(fixed)} + ~${makeDuration(mean)}`;
}
