import { parseDuration, parseTime } from '../../scenario/index.js';
import { clockTime } from '../../telling/index.js';
import { unaskedHelp } from './unasked.js';

/** The commands of an evening, beside the options and what is done unasked. */
export const COMMANDS: readonly string[] = ['know', 'wait', 'stop', 'undo', 'reveal', 'help', 'quit'];

export const HELP = `Type the number or the name of an option. Or:
  know        all that your offices know
  wait 10m    let time pass; the question stays open until its time is up
  stop 09:40  after this, let time pass and stop then, even if nothing is asked; also: stop 30m, stop day 2 08:00
  undo        go back to the question or stop before; undo 3: three back
  reveal      all that has happened, the truth included: the evening is then no longer a fair one
  quit        stop; the evening can go on later
What your office can do unasked, about the case of the question where you name no other:
${unaskedHelp()}`;

/** What is shown where nothing is asked. */
export const IDLE =
  'Nothing is asked. What do you do? (An empty line goes on; wait 30m stops again then; help lists the rest.)';

/** The second of a time from now on that a text names: “30m”, “09:40” (the next), “day 2 08:00”; null where it names none. */
export function stopIn(text: string, start: string, now: number): number | null {
  const seconds = secondsOf(text);
  if (seconds !== null) return now + seconds;
  const { day, time } = clockTime(start, now);
  const isTime = /^\d\d:\d\d$/.test(text);
  const named = isTime ? `day ${text > time ? day : day + 1} ${text}` : text;
  const at = parseTime(named, start)?.from ?? null;
  return at === null || at <= now ? null : at;
}

/** The seconds of a duration, at least one; null for a text that is none. */
export function secondsOf(text: string): number | null {
  try {
    const seconds = parseDuration(text);
    return seconds > 0 ? Math.ceil(seconds) : null;
  } catch {
    return null;
  }
}
