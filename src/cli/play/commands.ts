import { parseDuration } from '../../scenario/index.js';
import { unaskedHelp } from './unasked.js';

/** The commands of an evening, beside the options and what is done unasked. */
export const COMMANDS: readonly string[] = ['know', 'wait', 'undo', 'reveal', 'help', 'quit'];

export const HELP = `Type the number or the name of an option. Or:
  know      all that your offices know
  wait 10m  let time pass; the question stays open until its time is up
  undo      go back to the question before; undo 3: three questions back
  reveal    all that has happened, the truth included: the evening is then no longer a fair one
  quit      stop; the evening can go on later
What your office can do unasked, about the case of the question where you name no other:
${unaskedHelp()}`;

/** The seconds of a duration, at least one; null for a text that is none. */
export function secondsOf(text: string): number | null {
  try {
    const seconds = parseDuration(text);
    return seconds > 0 ? Math.ceil(seconds) : null;
  } catch {
    return null;
  }
}
