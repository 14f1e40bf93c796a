import type { InjectKind } from '../model/index.js';
import { inWords } from '../model/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { kindOf } from '../scenario/index.js';
import { Names } from './names.js';
import { weaponMeans, weaponName } from './words.js';

type Inject = CheckedScenario['injects'][number];

/** How one kind of inject is described to the white cell. */
interface Words<Body> {
  /** The sentence to read out if the inject has none of its own; null: none is read out. */
  reads(body: Body, scenario: CheckedScenario): string | null;
  /** What it changes. */
  comes(body: Body, scenario: CheckedScenario): string;
  /** Who learns of it at once. */
  learns(body: Body, scenario: CheckedScenario): string;
}

const ANSWERED = {
  asked: 'is answered if the called side wants to',
  always: 'is always answered',
  never: 'is never answered',
} as const;

const WORDS: { readonly [Kind in InjectKind]: Words<NonNullable<Inject[Kind]>> } = {
  incident: {
    reads: (incident, { incidents }) => incidents[incident]?.says ?? '',
    comes: (incident) => `(incident ${inWords(incident)}: see its card)`,
    learns: () => 'those on its card, at their times',
  },
  statement: {
    reads: () => null,
    comes({ by, kind, about }, scenario) {
      const names = new Names(scenario);
      return `In public, by ${names.actor(by)}: ${inWords(kind)}${about === undefined ? '' : `, about ${names.side(about)}`}.`;
    },
    learns: (_statement, { sides }) => everybody(sides),
  },
  channel: {
    reads: () => null,
    comes({ id, state, answering }) {
      const changes = [state === undefined ? [] : `is ${state}`, answering === undefined ? [] : ANSWERED[answering]];
      return `From now on the ${inWords(id)} line ${changes.flat().join(', and ')}.`;
    },
    learns: () => 'anyone who tries it',
  },
  weapon: {
    reads: () => null,
    comes: ({ activity, class: weapon }) =>
      `From now on ${inWords(activity)}: ${weaponName(weapon)}${weaponMeans(weapon)}.`,
    learns({ activity, class: weapon }, scenario) {
      const against = scenario.activities[activity]?.against;
      // In the model, the other side sees only a change to a higher class.
      return against === undefined || weapon === 0 ? 'nobody' : new Names(scenario).side(against);
    },
  },
  says: {
    reads: (says) => says,
    comes: () => '',
    learns: (_says, { sides }) => everybody(sides),
  },
};

function everybody(sides: CheckedScenario['sides']): string {
  return Object.values(sides)
    .map(({ name }) => name)
    .join(', ');
}

/** What the white cell reads out for an inject, and what the inject changes. */
export function whatComes(scenario: CheckedScenario, inject: Inject): string {
  const { words, body } = wordsFor(inject);
  const read = inject.says ?? words.reads(body, scenario);
  return `${read === null ? '' : `Read: “${read}” `}${words.comes(body, scenario)}`.trim();
}

/** Who learns of an inject at once: those it is read to, and those who see what it changes. Offices learn of an incident by its reports. */
export function whoLearns(scenario: CheckedScenario, inject: Inject): string {
  const { words, body } = wordsFor(inject);
  const learns = words.learns(body, scenario);
  if (inject.to === undefined) return learns;
  const names = new Names(scenario);
  const hear = inject.to.map((party) => names.party(party)).join(', ');
  return kindOf(inject) === 'says' ? hear : `reads: ${hear}; sees it: ${learns}`;
}

function wordsFor(inject: Inject): { readonly words: Words<unknown>; readonly body: unknown } {
  const kind = kindOf(inject);
  return { words: WORDS[kind], body: inject[kind] };
}
