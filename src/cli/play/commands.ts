import { parseDuration, parseTime } from '../../scenario/index.js';
import { clockTime } from '../../telling/index.js';
import { unaskedHelp } from './unasked.js';

/** The commands of an evening, besides the options and what can be done unasked. */
export const COMMANDS: readonly string[] = ['know', 'wait', 'stop', 'undo', 'reveal', 'help', 'quit'];

export const HELP = `Type the number or the name of an option. Or:
  know        all that your offices know
  wait 10m    let time pass; the question stays open until its time is up
  stop 09:40  after this, let time pass and stop then, even if nothing is asked; also: stop 30m, stop day 2 08:00
  undo        go back to the question or stop before; undo 3: three back
  reveal      all that has happened, including the truth; you then know more than your offices do
  quit        stop; you can continue the evening later
What your office can do unasked. If you name no case, it is about the case of the question:
${unaskedHelp()}`;

/** What is shown when nothing is asked. */
export const IDLE =
  'Nothing is asked. What do you do? (An empty line goes on; wait 30m stops again then; help lists the rest.)';

/** The second of a time from now on that a text names: “30m”, “09:40” (the next), “day 2 08:00”; null if it names none. */
export function stopIn(text: string, start: string, now: number): number | null {
  const seconds = secondsOf(text);
  if (seconds !== null) return now + seconds;
  const { day, time } = clockTime(start, now);
  const isTime = /^\d\d:\d\d$/.test(text);
  const named = isTime ? `day ${text > time ? day : day + 1} ${text}` : text;
  const at = parseTime(named, start)?.from ?? null;
  return at === null || at <= now ? null : at;
}

/** The seconds of a duration, rounded up; null if the text is not a duration, or if it is zero. */
export function secondsOf(text: string): number | null {
  try {
    const seconds = parseDuration(text);
    return seconds > 0 ? Math.ceil(seconds) : null;
  } catch {
    return null;
  }
}
