import type { FixedOption, Refusal } from '../model/index.js';

const REFUSAL_WORDS: Readonly<Record<Refusal, string>> = {
  'denial-framing': 'refuses the call: the official story leaves no room for it',
  'no-approval': 'refuses the call: it is not approved',
  'judged-hostile': 'refuses the call: the other side means harm',
  insulted: 'refuses the call: after that insult, no',
  silence: 'leaves the call without an answer',
};

const OPTION_WORDS: Readonly<Record<FixedOption, string>> = {
  'clear-case': 'closes the case: there is nothing hostile in it',
  'let-pass': 'lets the window pass',
  'stand-down': 'stands down and apologises',
  grant: 'grants it',
  deny: 'refuses it',
  take: 'takes the call',
  ...REFUSAL_WORDS,
  call: 'asks for the call',
  leave: 'does not ask this time',
  explain: 'says what it was, or that it was not meant',
  silent: 'says nothing about it',
};

const WORDS: ReadonlyMap<string, string> = new Map(Object.entries(OPTION_WORDS));

/** The words for an option that no scenario names, or its id. */
export function optionWords(id: string): string {
  return WORDS.get(id) ?? id;
}
