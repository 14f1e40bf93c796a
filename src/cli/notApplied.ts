import { inWords } from '../model/index.js';
import type { NotApplied } from '../play/index.js';
import type { RerunOf } from '../record/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { visibleLine } from '../scenario/index.js';
import { Names, clock, sentence } from '../telling/index.js';
import { plural } from './plural.js';

/** One line for what was replaced, and one for each input of the recorded run that does not apply in the new one. */
export function rerunLines(
  scenario: CheckedScenario,
  { instead, notApplied }: Pick<RerunOf, 'instead' | 'notApplied'>,
): string[] {
  const names = new Names(scenario);
  const lines: string[] = [];
  if (instead !== null) {
    const { seq, at, office, chosen, instead: option, notReplaced } = instead;
    const came = notReplaced === null ? '' : ` Not replaced: ${notReplaced}.`;
    const who = sentence(names.actor(office));
    lines.push(
      `Instead: #${seq} ${clock(scenario.start, at)}  ${who}: ${inWords(option)} instead of ${inWords(chosen)}.${came}`,
    );
  }
  return [...lines.map(visibleLine), ...notAppliedLines(scenario, notApplied, '')];
}

/** Inputs of a recorded run that do not apply in another one, with the reasons, under a heading. `where`: in which run. */
export function notAppliedLines(scenario: CheckedScenario, notApplied: readonly NotApplied[], where: string): string[] {
  if (notApplied.length === 0) return [];
  const names = new Names(scenario);
  const lines = notApplied.map(({ origin, at, office, case: about, event, why, given }) => {
    const option = event['option'];
    const what = typeof option === 'string' ? `${event.type} ${option}` : event.type;
    const of = [names.actor(office), ...(about === null ? [] : [about])].join(', ');
    const reason = given ? `given all the same, but ${why}` : why;
    return `  ${clock(scenario.start, at)}  ${what} by ${origin} (${of}): ${reason}.`;
  });
  return [`${plural(notApplied.length, 'input')} of the recorded run not applied${where}:`, ...lines].map(visibleLine);
}
