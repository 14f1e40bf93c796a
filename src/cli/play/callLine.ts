import { callLines, nearest } from '../../scenario/index.js';
import { Names, oneLine } from '../../telling/index.js';
import { writeOut } from '../terminal.js';
import type { Person, Question } from './person.js';

const USUAL = 'usual';

/** Whether an option of this ask is a call for which the office can choose among several lines. */
export function choosesLine({ scenario, seen }: Question, option: string): boolean {
  const { actions } = scenario;
  const calls = seen.kind === 'decision' && Object.hasOwn(actions, option) && actions[option]?.does === 'call';
  return calls && callLines(scenario, seen.office).length > 1;
}

/** Asks the person on which line to call. Null: on the line that the office usually takes, or the input has ended. */
export async function askLine(person: Person, { scenario, seen }: Question): Promise<string | null> {
  const names = new Names(scenario);
  const lines = callLines(scenario, seen.office).map(({ id, to }) => ({
    id,
    label: oneLine(`${names.channel(id)}, to ${names.actor(to)}`),
  }));
  const choices = [...lines, { id: USUAL, label: 'the line that the office usually takes' }];
  for (;;) {
    const typed = await person.pick('On which line?', choices);
    if (typed === null || typed === '') return null;
    const chosen = /^\d{1,3}$/.test(typed)
      ? choices[Number(typed) - 1]
      : choices.find(({ id }) => id.toLowerCase() === typed.toLowerCase());
    if (chosen !== undefined) return chosen.id === USUAL ? null : chosen.id;
    const near = nearest(
      typed,
      choices.map(({ id }) => id),
    );
    const hint = near === undefined ? `Choose 1 to ${choices.length}.` : `Did you mean ${near}?`;
    writeOut(`“${typed.slice(0, 60)}” is not a line of that office. ${hint}\n`);
  }
}
