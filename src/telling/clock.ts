import type { Delay } from '../scenario/index.js';

/** A day of the scenario, counted from 1, and a time of day such as “09:00”. */
export interface ClockTime {
  readonly day: number;
  readonly time: string;
}

/** The day and the time of day, `at` seconds after the start, in the time zone that the start is written in. */
export function clockTime(start: string, at: number): ClockTime {
  const [, hour, minute, second] = /T(\d\d):(\d\d):(\d\d(?:\.\d+)?)/.exec(start) ?? [];
  const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second) + at;
  const minutes = Math.floor((((seconds % 86_400) + 86_400) % 86_400) / 60);
  const two = (n: number) => String(n).padStart(2, '0');
  return { day: Math.floor(seconds / 86_400) + 1, time: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` };
}

/** The same as text: “day 1 09:00”. */
export function clock(start: string, at: number): string {
  const { day, time } = clockTime(start, at);
  return `day ${day} ${time}`;
}

/** The clock after a delay; “about day 1 09:00” if part of the delay is random. */
export function clockAfter(start: string, at: number, { fixed, mean }: Delay): string {
  const when = clock(start, at + fixed + mean);
  return mean === 0 ? when : `about ${when}`;
}

/** When something was, so many seconds before the start: “22 September 2021”; within a day with its time: “22 March 2022, 21:00”. */
export function dateBefore(start: string, ago: number): string {
  const { day: past, time } = clockTime(start, -ago);
  let [year = 0, month = 1, day = 1] = start.slice(0, 10).split('-').map(Number);
  day += past - 1;
  while (day < 1) {
    month = month === 1 ? 12 : month - 1;
    if (month === 12) year -= 1;
    day += daysIn(year, month);
  }
  const date = `${day} ${MONTHS[month - 1] ?? ''} ${year}`;
  return ago < 86_400 ? `${date}, ${time}` : date;
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** The start of a scenario as a date: “23 March 2022, 03:00 (UTC)”. */
export function beginning(start: string): string {
  const [, year, month, day] = /^(\d+)-(\d\d)-(\d\d)/.exec(start) ?? [];
  const zone = /[+-]\d\d:?\d\d$/.exec(start)?.[0];
  const name = MONTHS[Number(month) - 1] ?? '';
  return `${Number(day)} ${name} ${year}, ${clockTime(start, 0).time} (UTC${zone ?? ''})`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
