import type { SeatAsk } from '../../knowledge/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { nearest } from '../../scenario/index.js';
import { Names, clock, duration, oneLine, sentence } from '../../telling/index.js';
import { plural } from '../plural.js';
import type { Question } from './person.js';

/** An ask as text, without its options: which office must decide, about what, and by when. */
export function askText({ scenario, seen, now, others }: Question): string {
  const names = new Names(scenario);
  const open = others === 0 ? '' : ` (${plural(others, 'other question')} open.)`;
  return `${sentence(names.actor(seen.office))} ${whatFor(names, seen)}\n${byWhen(scenario, seen, now)}${open}`;
}

/** The options in the words of the scenario, each with who must authorise it. */
export function optionLabels({ scenario, seen }: Question): readonly { readonly id: string; readonly label: string }[] {
  const names = new Names(scenario);
  return seen.options.map(({ id, says, authority }) => {
    const permit = authority === null ? '' : `; ${names.actor(authority)} must authorise it`;
    return { id, label: `${oneLine(says)}${permit}` };
  });
}

/** The options as numbered lines. */
export function optionLines(question: Question): string[] {
  return numbered(optionLabels(question));
}

/** Choices as numbered lines. */
export function numbered(choices: readonly { readonly id: string; readonly label: string }[]): string[] {
  const widest = Math.max(...choices.map(({ id }) => id.length));
  return choices.map(({ id, label }, i) => `${String(i + 1).padStart(3)}  ${id.padEnd(widest)}  ${label}`);
}

function whatFor(names: Names, { kind, case: about, channel, asked }: SeatAsk): string {
  const line = channel === null ? 'a line' : names.channel(channel);
  const on = about === null ? '' : ` ${about.id}: “${oneLine(about.says).replace(/\.$/, '')}”`;
  switch (kind) {
    case 'decision':
      return about === null ? 'must decide how to meet a setback.' : `must decide on${on}.`;
    case 'statement':
      return `must decide what to say in public of${on}.`;
    case 'authority':
      return `is asked for authority on${on}. What is asked for: ${asked === null ? 'to act' : oneLine(asked)}.`;
    case 'call':
      return `may ask for a call on ${line}${on === '' ? '' : `, about${on}`}.`;
    case 'answer-call':
      return `is called on ${line}.`;
    case 'say':
      return `is in a call on ${line}${on === '' ? '' : `, and may speak of${on}`}.`;
  }
}

function byWhen({ start }: CheckedScenario, { until, kind }: SeatAsk, now: number): string {
  if (until === null) return 'Answer while the call lasts.';
  const left = until > now ? `within ${duration(until - now)}, by ${clock(start, until)}` : 'now';
  const else_ = kind === 'decision' || kind === 'statement' ? 'then the standing orders decide' : 'then it is too late';
  return `Answer ${left}; ${else_}.`;
}

/** The option that a line chooses, by its number or its id; or a reply to a line that chooses none. */
export function choiceIn(
  { options }: SeatAsk,
  line: string,
  commands: readonly string[],
): { readonly option: string } | { readonly unknown: string } {
  const ids = options.map(({ id }) => id);
  const optionOf = (word: string) =>
    /^\d{1,3}$/.test(word) ? ids[Number(word) - 1] : ids.find((id) => id.toLowerCase() === word.toLowerCase());
  const chosen = optionOf(line);
  if (chosen !== undefined) return { option: chosen };
  const words = line.split(/[\s,;]+/);
  if (words.length > 1 && words.every((word) => optionOf(word) !== undefined)) {
    return { unknown: `“${line.slice(0, 60)}” is more than one answer. Choose one.` };
  }
  const near = nearest(line.toLowerCase(), [...ids, ...commands]);
  const hint = near === undefined ? `Choose 1 to ${ids.length}, or type help.` : `Did you mean ${near}?`;
  return { unknown: `“${line.slice(0, 60)}” is not an option here. ${hint}` };
}
