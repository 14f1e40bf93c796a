import { makeKeyPath } from '../text/path.js';
import type { KeyPath } from '../text/path.js';
import { finding } from '../text/problem.js';
import type { Finding } from '../text/problem.js';
import type { FullScenario } from '../format/schema.js';
import { short } from '../text/quote.js';

/** Warns of texts on handouts that contain a secret: what is to come, what really happened, or the title. */
export function* handoutsThatTell(scenario: FullScenario): Iterable<Finding> {
  const secrets = secretsOf(scenario)
    .map((each) => ({ ...each, words: wordsOf(each.secret) }))
    .filter(({ words }) => words !== NO_WORDS);
  for (const { keys, text } of printed(scenario)) {
    const said = wordsOf(text);
    for (const { secret, what, words } of secrets) {
      if (!said.includes(words)) continue;
      const message = `${makeKeyPath(keys)} gives away ${what}: “${short(secret)}” would stand on a handout`;
      yield finding('handout-tells', keys, message, 'tell what is known at the start; the white cell tells the rest');
    }
  }
}

/** The author's texts that are printed on handouts. */
function printed({
  background,
  sides,
  seats,
  actors,
  channels,
  actions,
}: FullScenario): { keys: KeyPath; text: string }[] {
  return [
    { keys: ['background'], text: background },
    ...Object.entries(sides).flatMap(([id, { briefing, restraints }]) => [
      { keys: ['sides', id, 'briefing'], text: briefing },
      ...restraints.map((text, i) => ({ keys: ['sides', id, 'restraints', i], text })),
    ]),
    ...Object.entries(seats).flatMap(([id, { name, briefing, wants }]) =>
      Object.entries({ name, briefing, wants }).map(([field, text]) => ({ keys: ['seats', id, field], text })),
    ),
    ...Object.entries(actors).map(([id, { title }]) => ({ keys: ['actors', id, 'title'], text: title })),
    ...Object.entries(channels).flatMap(([id, { name }]) =>
      name === undefined ? [] : [{ keys: ['channels', id, 'name'], text: name }],
    ),
    ...Object.entries(channels).flatMap(([id, { 'trust-built': built }]) =>
      built.map(({ by }, i) => ({ keys: ['channels', id, 'trust-built', i, 'by'], text: by })),
    ),
    ...Object.entries(actions).map(([id, { says }]) => ({ keys: ['actions', id, 'says'], text: says })),
  ];
}

function secretsOf({ title, incidents, activities, injects }: FullScenario): { secret: string; what: string }[] {
  return [
    { secret: title, what: 'the title, which handouts leave out' },
    ...Object.entries(incidents).flatMap(([id, { says, truth }]) => [
      { secret: says, what: `the incident ${id}` },
      // One word alone, such as “deliberate”, tells nothing.
      ...Object.keys(truth).flatMap((name) =>
        name.includes('-') ? { secret: name, what: `a truth of the incident ${id}` } : [],
      ),
    ]),
    ...Object.entries(activities).map(([id, { says }]) => ({ secret: says, what: `the activity ${id}` })),
    ...injects.flatMap(({ id, says }) => (says === undefined ? [] : { secret: says, what: `the inject ${id}` })),
  ];
}

/** The words of a text without punctuation and in small letters, with a space before and after each. */
function wordsOf(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return ` ${words.join(' ')} `;
}

const NO_WORDS = wordsOf('');
