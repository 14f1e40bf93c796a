import type { SeatAsk } from '../../knowledge/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { nearest } from '../../scenario/index.js';
import { Names, clock, duration, oneLine, sentence } from '../../telling/index.js';

/** An ask as text: who must decide, about what, by when, and the options with what each does. */
export function askText(scenario: CheckedScenario, ask: SeatAsk, now: number): string {
  const names = new Names(scenario);
  const widest = Math.max(...ask.options.map(({ id }) => id.length));
  const options = ask.options.map(({ id, says, authority }, i) => {
    const permit = authority === null ? '' : `; ${names.actor(authority)} must authorise it`;
    return `  ${i + 1}  ${id.padEnd(widest)}  ${oneLine(says)}${permit}`;
  });
  return [`${sentence(names.actor(ask.office))} ${whatFor(names, ask)}`, byWhen(scenario, ask, now), ...options].join(
    '\n',
  );
}

function whatFor(names: Names, { kind, case: about, channel }: SeatAsk): string {
  const line = channel === null ? 'a line' : names.channel(channel);
  const on = about === null ? '' : ` ${about.id}: “${oneLine(about.says).replace(/\.$/, '')}”`;
  switch (kind) {
    case 'decision':
      return about === null ? 'must decide how to meet a setback.' : `must decide on${on}.`;
    case 'statement':
      return `must decide what to say in public of${on}.`;
    case 'authority':
      return `is asked for authority on${on}.`;
    case 'call':
      return `may ask for a call on ${line}, about${on}.`;
    case 'answer-call':
      return `is called on ${line}.`;
    case 'say':
      return `is in a call on ${line}, and may speak of${on}.`;
  }
}

function byWhen({ start }: CheckedScenario, { until, kind }: SeatAsk, now: number): string {
  if (until === null) return 'Answer while the call lasts.';
  const left = until > now ? `within ${duration(until - now)}, by ${clock(start, until)}` : 'now';
  const else_ = kind === 'decision' || kind === 'statement' ? 'then the standing orders decide' : 'then it is too late';
  return `Answer ${left}; ${else_}.`;
}

/** The option that a line chooses, by its number or its id; or what to say to a line that chooses none. */
export function choiceIn(
  { options }: SeatAsk,
  line: string,
  commands: readonly string[],
): { readonly option: string } | { readonly unknown: string } {
  const ids = options.map(({ id }) => id);
  const word = line.toLowerCase();
  const chosen = /^\d{1,3}$/.test(word) ? ids[Number(word) - 1] : ids.find((id) => id.toLowerCase() === word);
  if (chosen !== undefined) return { option: chosen };
  const near = nearest(word, [...ids, ...commands]);
  const hint = near === undefined ? `Choose 1 to ${ids.length}, or type help.` : `Did you mean ${near}?`;
  return { unknown: `“${line.slice(0, 60)}” is no option here. ${hint}` };
}
