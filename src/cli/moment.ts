import type { NamedMoment } from '../scenario/index.js';
import { TIME_FORMS, parseMoment, visibleLine } from '../scenario/index.js';
import { CommandError, EXIT } from './exit.js';

/** The moment that an option names; null if the option is not given. Ends the command if the text does not name a moment. */
export function requireMoment(option: string, text: string | undefined, start: string): NamedMoment | null {
  if (text === undefined) return null;
  const moment = parseMoment(text, start);
  const told = `${option} ${visibleLine(text)}`;
  if (moment === null)
    throw new CommandError(
      `${told}: expected ${TIME_FORMS}, or an entry such as #412${option === '--at' ? '' : ', or a case such as stray-missile/strike'}.`,
      EXIT.wrongUsage,
    );
  if ('to' in moment && moment.to < 0) {
    throw new CommandError(`${told} is before the start of the scenario, ${start}.`, EXIT.wrongUsage);
  }
  return moment;
}

/** A place in a run: a moment, or where a case begins. */
export type Place = NamedMoment | { readonly case: string };

const CASE = /^[a-z][a-z0-9-]*\/\S+$/;

/** The place that an option names, which may be a case such as `stray-missile/strike`; otherwise like `requireMoment`. */
export function requirePlace(option: string, text: string | undefined, start: string): Place | null {
  return text !== undefined && CASE.test(text) ? { case: text } : requireMoment(option, text, start);
}
