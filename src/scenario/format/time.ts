import { DURATION, secondsIn } from './units.js';

/** The first and last second that a named time covers, counted from the start of the scenario; negative before the start. */
export interface NamedTime {
  readonly from: number;
  readonly to: number;
}

/** A moment of a run that was named: a time, or an entry by its number. */
export type NamedMoment = NamedTime | { readonly seq: number };

/** The forms that `parseTime` understands, as the end of a sentence. */
export const TIME_FORMS =
  'a clock time such as “day 1 09:20”, an instant such as 2022-03-23T09:20:00Z, or a time from the start such as 6h30m';

const CLOCK = /^day (\d{1,5}) (?:at )?([01]\d|2[0-3]):([0-5]\d)$/;
const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;
/** A text that `parseTime` may understand; whether an instant is a date of the calendar is still open. */
export const TIME = new RegExp([DURATION, CLOCK, INSTANT].map(({ source }) => `(?:${source})`).join('|'));
/** For finding out whether a text names a time at all, which does not depend on when a scenario starts. */
export const ANY_START = '2000-01-01T00:00:00Z';
const SEQ = /^#?(\d{1,15})$/;
const DAY = 86_400;
const MINUTE = 60;

/**
 * The time that a text names in a scenario with this start: a clock time as the story prints it, an instant, or a duration from
 * the start. A text without seconds covers the whole minute. Null if the text is none of these.
 */
export function parseTime(text: string, start: string): NamedTime | null {
  if (DURATION.test(text)) return covering(secondsIn(text), 1);
  const clock = CLOCK.exec(text);
  if (clock !== null) {
    const [, day, hour, minute] = clock.map(Number);
    return covering(secondsOf(day, hour, minute) - DAY - secondOfDay(start), MINUTE);
  }
  const [at, began] = [secondsSinceEpoch(text), secondsSinceEpoch(start)];
  if (at === null || began === null) return null;
  return covering(Math.floor(at.seconds - began.seconds), at.isMinute ? MINUTE : 1);
}

/**
 * The first second of a time that a checked scenario names, counted from its start.
 * @throws RangeError if the text names no time
 */
export function secondOf(text: string, start: string): number {
  const time = parseTime(text, start);
  if (time === null) throw new RangeError(`${text} is not a time: expected ${TIME_FORMS}`);
  return time.from;
}

/** The same, or an entry of a run: `#412`, or just its number. */
export function parseMoment(text: string, start: string): NamedMoment | null {
  const seq = SEQ.exec(text)?.[1];
  return seq === undefined ? parseTime(text, start) : { seq: Number(seq) };
}

/** The second of the day at which a scenario begins, in the time zone that its start is written in. */
function secondOfDay(start: string): number {
  const [, , , , hour, minute, second = 0] = (INSTANT.exec(start) ?? []).map(Number);
  return secondsOf(0, hour, minute) + second;
}

function secondsSinceEpoch(text: string): { readonly seconds: number; readonly isMinute: boolean } | null {
  const parts = INSTANT.exec(text);
  if (parts === null) return null;
  const [, year = 0, month = 0, day = 0, hour, minute, second] = parts.map(Number);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(parts[7] ?? '') ?? [];
  const zone = secondsOf(0, Number(hours ?? 0), Number(minutes ?? 0)) * (sign === '-' ? -1 : 1);
  const isMinute = parts[6] === undefined;
  return {
    seconds: secondsOf(daysBefore(year, month, day), hour, minute) + (isMinute ? 0 : (second ?? 0)) - zone,
    isMinute,
  };
}

function secondsOf(days = 0, hours = 0, minutes = 0): number {
  return days * DAY + hours * 3600 + minutes * MINUTE;
}

function daysIn(year: number, month: number): number {
  return daysBefore(month === 12 ? year + 1 : year, (month % 12) + 1, 1) - daysBefore(year, month, 1);
}

/**
 * Days from 1 January 1970 to a date of the Gregorian calendar. Years are counted from March, so that a leap day is the last day.
 * Howard Hinnant, chrono-Compatible Low-Level Date Algorithms, `days_from_civil`.
 */
function daysBefore(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

function covering(from: number, seconds: number): NamedTime {
  return { from, to: from + seconds - 1 };
}
