import type { Content, DecisionKind, Tier } from '../model/index.js';
import { CARRIES, CONTENTS, inWords } from '../model/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { sentence } from './names.js';

/** What an office decides, by its role. */
export const DECIDES: Readonly<Record<CheckedScenario['actors'][string]['role'], string>> = {
  local: 'the first answer to what happens',
  ally: 'readiness on its own territory',
  national: 'the later answer, in reviews',
  head: 'grants what needs authority; what to do about a setback',
  commander: 'grants or denies what the offices below ask for',
  none: '',
};

export const ABOUT: Readonly<Record<DecisionKind, string>> = {
  local: 'The first answer, while the clock runs',
  ally: 'Readiness on one’s own territory',
  national: 'The later answer, in reviews',
  setback: 'After a setback on the battlefield',
  statement: 'What to say about what one’s own side did',
};

export const DELEGATION: Readonly<Record<CheckedScenario['actors'][string]['delegated'], string>> = {
  never: 'always waits for an answer from above',
  always: 'may act alone when time runs out without an answer from above',
  'by-rung': 'may act alone when time runs out without an answer from above, and more readily the worse things are',
};

const CONTENT: Readonly<Record<Content, string>> = {
  clarify: 'what happened, where, and that it was not meant',
  'warn-off': 'what to keep away from',
  complain: 'protests',
  accuse: 'charges',
  assure: 'what one will not do',
  threaten: 'what one will do otherwise',
  negotiate: 'terms',
};

/** What lines of a tier carry, in one cell of a table: from the list by which they behave. */
export function carriesText(tier: Tier): string {
  return CARRIES[tier].map(inWords).join(', ');
}

/** Explains the words of `carriesText`. */
export const CARRIES_MEANS = [
  `What lines carry: ${CONTENTS.map((content) => `${inWords(content)} (${CONTENT[content]})`).join(', ')}. A line turns away what it does not carry as out of scope.`,
  'Everybody hears what is said in public, and it is believed least.',
];

/** A line as people call it: “Chiefs call”, “Red phone (heads call)”, or as the scenario names it. */
export function lineName(
  id: string,
  { kind, name: given }: { readonly kind: string; readonly name?: string | undefined },
): string {
  if (given !== undefined) return sentence(given);
  const name = kind.startsWith(id) ? inWords(kind) : `${inWords(id)} (${inWords(kind)})`;
  return sentence(name);
}

/** A class of weapon, from 0 up. */
export function weaponName(weapon: number): string {
  return weapon === 0 ? 'the usual weapons' : `weapons of class ${weapon} (0: the usual)`;
}

/** What a class above 0 means; follows its name. */
export function weaponMeans(weapon: number): string {
  return weapon === 0
    ? ''
    : '; each class makes what happens look more as if it was meant, and makes it costlier to let it pass';
}

/** A standing restraint as people say it: “no troops in theatre”. */
export function restraintName(restraint: string): string {
  return restraint.includes(' ') ? restraint : inWords(restraint);
}
