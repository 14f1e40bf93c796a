import type { CheckedScenario } from '../scenario/index.js';
import { secondOf } from '../scenario/index.js';
import { inWords } from '../model/index.js';
import { clock, sentence } from '../telling/index.js';
import type { Part } from './document.js';
import { form, heading, list, table } from './document.js';

/** The sheet of those who observe: what each inject is for, what to look for, and room for what they see. */
export function observersPart(scenario: CheckedScenario): Part {
  const { injects, start } = scenario;
  const watched = injects.filter(({ objective, expect }) => objective !== undefined || expect !== undefined);
  const rows = watched.map(({ id, at, objective = '', expect = '' }) => [
    at === undefined ? '' : clock(start, secondOf(at, start)),
    sentence(inWords(id)),
    objective,
    expect,
    '',
    '',
  ]);
  return {
    kind: 'observers',
    id: 'observers',
    side: null,
    seat: null,
    title: 'Observer’s sheet',
    audience: 'For observers. No player may see it: it tells what is to come.',
    blocks: [
      list([
        'Watch, and help nobody. Write down what was said and done, with the time, and by whom; keep what you think of it apart.',
        'Note what somebody knew when they decided, not what came of it.',
      ]),
      ...(rows.length === 0
        ? []
        : [
            heading('What is to be seen'),
            table(
              ['Clock', 'Inject', 'What it is for', 'What a good answer looks like', 'What was seen', 'Finding'],
              rows,
            ),
          ]),
      heading('What else was seen'),
      form(['Clock', 'Who', 'What was seen', 'Finding'], 10),
    ],
  };
}
