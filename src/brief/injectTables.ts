import { inWords } from '../model/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { secondOf } from '../scenario/index.js';
import type { Block } from './document.js';
import { subheading, table } from './document.js';
import { comesWhen } from './comesWhen.js';
import { clock, conditionWords, duration, percent, whatComes, whoLearns } from '../telling/index.js';
import { rollFor } from './roll.js';

type Inject = CheckedScenario['injects'][number];

/** The injects of the white cell: those with a time, in order, those with a condition, and those held in reserve. */
export function injectTables(scenario: CheckedScenario): Block[] {
  const { injects, start } = scenario;
  const purpose = purposeOf(injects);
  const rest = ['What comes', 'Who learns', ...purpose.map(({ name }) => name), 'Done at'];
  const cells = (inject: Inject) => [
    comes(scenario, inject),
    whoLearns(scenario, inject),
    ...purpose.map(({ of }) => of(inject)),
    '',
  ];
  const timed = injects
    .flatMap((inject) => (inject.at === undefined ? [] : { inject, at: secondOf(inject.at, start) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ inject, at }) => [
      clock(start, at),
      at === 0 ? 'start' : duration(at),
      inWords(inject.id),
      ...cells(inject),
    ]);
  const waiting = injects.flatMap((inject) =>
    inject.when === undefined ? [] : [[inWords(inject.id), comesWhen(scenario, inject.when), ...cells(inject)]],
  );
  const reserve = injects.flatMap((inject) =>
    inject['by-hand'] === true ? [[inWords(inject.id), ...cells(inject)]] : [],
  );
  const tables = [
    { title: null, head: ['Clock', 'After', 'Inject', ...rest], rows: timed },
    { title: 'Only under a condition', head: ['Inject', 'Comes once', ...rest], rows: waiting },
    { title: 'In reserve: only if you bring it in', head: ['Inject', ...rest], rows: reserve },
  ];
  return tables
    .filter(({ rows }) => rows.length > 0)
    .flatMap(({ title, head, rows }) => [...(title === null ? [] : [subheading(title)]), table(head, rows)]);
}

function comes(scenario: CheckedScenario, inject: Inject): string {
  const { chance, if: only } = inject;
  const needed = only === undefined ? '' : `Only if ${conditionWords(scenario, only)}. `;
  const luck = chance === undefined ? '' : `Only by chance, ${percent(chance)}: roll ${rollFor(chance)}. `;
  return `${needed}${luck}${whatComes(scenario, inject)}`;
}

/** The columns that say what the exercise wants to see, where an inject does. */
function purposeOf(injects: readonly Inject[]): { readonly name: string; readonly of: (inject: Inject) => string }[] {
  const columns = [
    { name: 'Objective', of: ({ objective = '' }: Inject) => objective },
    { name: 'Expected', of: ({ expect = '' }: Inject) => expect },
  ];
  return columns.filter(({ of }) => injects.some((inject) => of(inject) !== ''));
}
