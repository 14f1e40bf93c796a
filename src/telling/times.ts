import { clockTime, lengthOfTime } from './clock.js';
import type { Delay } from '../scenario/index.js';
import { parseDelay } from '../scenario/index.js';

/** “day 1 09:00”: the scenario's clock, so many seconds after its start. */
export function clock(start: string, at: number): string {
  const { day, time } = clockTime(start, at);
  return `day ${day} ${time}`;
}

/** When the scenario begins, as a date: “23 March 2022, 03:00 (UTC)”. */
export function beginning(start: string): string {
  const [, year, month, day] = /^(\d+)-(\d\d)-(\d\d)/.exec(start) ?? [];
  const zone = /[+-]\d\d:?\d\d$/.exec(start)?.[0];
  const name = MONTHS[Number(month) - 1] ?? '';
  return `${Number(day)} ${name} ${year}, ${clockTime(start, 0).time} (UTC${zone ?? ''})`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** “30 min”, “at once”. */
export function length(seconds: number): string {
  if (seconds === 0) return 'at once';
  return seconds < 60 ? `${seconds} s` : lengthOfTime(seconds);
}

/** “20 min”, “about 8 h”, “5 h and about 5 h more”. */
export function delayText(delay: string): string {
  return meanDelay(parseDelay(delay));
}

/** The same for a delay that is parsed already. */
export function meanDelay({ fixed, mean }: Delay): string {
  if (mean === 0) return length(fixed);
  return fixed === 0 ? `about ${length(mean)}` : `${length(fixed)} and about ${length(mean)} more`;
}

/** The clock after a delay; where luck has a part in it, about when. */
export function clockAfter(start: string, at: number, { fixed, mean }: Delay): string {
  const when = clock(start, at + fixed + mean);
  return mean === 0 ? when : `about ${when}`;
}
