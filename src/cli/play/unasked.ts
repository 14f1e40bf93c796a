import { PUBLIC_STATEMENTS, SPOKEN } from '../../model/index.js';
import type { Office, Play } from '../../play/index.js';
import { PlayError } from '../../play/index.js';
import { nearest } from '../../scenario/index.js';
import type { Table } from './table.js';

/** What follows the first word of a line: its words, the whole text, and the case that it names, or else that of the question. */
interface Said {
  readonly words: readonly string[];
  readonly text: string;
  readonly about: string | null;
}

interface Command {
  readonly form: string;
  readonly does: string;
  readonly make: (said: Said) => (office: Office) => void;
}

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  [
    'estimate',
    {
      form: 'estimate 30 [case 2]',
      does: 'your own estimate, in per cent, that the act was meant; “none” goes back to the evidence alone',
      make: ({ words: [given = ''], about }) => {
        const estimate = shareOf(given);
        return (office) => office.estimate(requireCase(about), estimate);
      },
    },
  ],
  [
    'call',
    {
      form: 'call LINE [case 2]',
      does: 'place a call',
      make: ({ words: [line = ''], about }) => {
        return (office) => office.placeCall(line, about);
      },
    },
  ],
  [
    'order',
    {
      form: 'order OFFICE LINE [case 2]',
      does: 'have an office under yours place a call',
      make: ({ words: [to = '', line = ''], about }) => {
        return (office) => office.orderCall(to, line, about);
      },
    },
  ],
  [
    'say',
    {
      form: 'say LINE WORDS',
      does: 'say something in a call',
      make: ({ words: [line = ''], text }) => {
        const words = text.slice(line.length).trim();
        return (office) => office.say(line, words === '' ? {} : { words });
      },
    },
  ],
  ...SPOKEN.map((kind): [string, Command] => [
    kind,
    {
      form: kind === 'explain' ? 'explain LINE [case 2]' : `${kind} LINE`,
      does: `${kind} in a call`,
      make: ({ words: [line = ''], about }) => {
        const said = kind === 'explain' && about !== null ? { kind, case: about } : { kind };
        return (office) => office.say(line, said);
      },
    },
  ]),
  [
    'hang-up',
    {
      form: 'hang-up LINE',
      does: 'end a call',
      make: ({ words: [line = ''] }) => {
        return (office) => office.hangUp(line);
      },
    },
  ],
  [
    'public',
    {
      form: 'public KIND [SIDE]',
      does: `speak in public: ${PUBLIC_STATEMENTS.join(', ')}`,
      make: ({ words: [kind = '', side] }) => {
        const known = PUBLIC_STATEMENTS.find((each) => each === kind);
        if (known === undefined) throw noSuch('statement', kind, PUBLIC_STATEMENTS);
        return (office) => office.speakInPublic(known, side ?? null);
      },
    },
  ],
  [
    'decide',
    {
      form: 'decide OPTION [WHY] [case 2]',
      does: 'decide a case now, without being asked; you are asked again at the next look at it',
      make: ({ words: [option = ''], text, about }) => {
        const why = whyIn(text, option);
        return (office) => office.decide(requireCase(about), { option, ...why });
      },
    },
  ],
  [
    'recall',
    {
      form: 'recall OPTION [WHY] [case 2]',
      does: 'take back a decision that is not carried out yet, and choose this instead',
      make: ({ words: [instead = ''], text, about }) => {
        const why = whyIn(text, instead);
        return (office) => office.recall(requireCase(about), { instead, ...why });
      },
    },
  ],
  [
    'else',
    {
      form: 'else WORDS',
      does: 'something that no option offers, in words, which the white cell reads',
      make: ({ text }) => {
        if (text === '') throw new PlayError('wrong-value', 'nothing is said', 'write what you want to do');
        return (office) => office.somethingElse(text);
      },
    },
  ],
]);

/** The words with which such lines begin. */
export const UNASKED: readonly string[] = ['as', ...COMMANDS.keys()];

/** What can be done unasked, one line for each. */
export function unaskedHelp(): string {
  const rows = [...COMMANDS.values()].map(({ form, does }) => [form, does] as const);
  const widest = Math.max(...rows.map(([form]) => form.length));
  const others = ['as OFFICE …', 'one of these for another of your offices'] as const;
  return [...rows, others].map(([form, does]) => `  ${form.padEnd(widest)}  ${does}`).join('\n');
}

/** The office that is asked, and the number of the case in the question. A line refers to these unless it names others. */
export interface Around {
  readonly office: string;
  readonly case: string | null;
}

/** What a line makes an office do unasked; null if the line is not such an order. Throws a `PlayError` if the order is wrong. */
export function unaskedIn(table: Table, line: string, around: Around): ((play: Play) => void) | null {
  const [, word = '', rest = ''] = /^(\S+)\s*([^]*)$/.exec(line) ?? [];
  if (word.toLowerCase() === 'as') {
    const [, office = '', command = ''] = /^(\S*)\s*([^]*)$/.exec(rest) ?? [];
    if (!table.offices.includes(office)) throw noSuch('office of yours', office, table.offices);
    const does = unaskedIn(table, command, { ...around, office });
    if (does === null) throw new PlayError('wrong-value', `“as ${office}”, then what`, 'type help for what you can do');
    return does;
  }
  const command = COMMANDS.get(word.toLowerCase());
  if (command === undefined) return null;
  const { text, number } = withoutCase(rest);
  const about = table.caseNamed(number ?? around.case ?? '');
  if (number !== null && about === null) throw new PlayError('no-such-case', `you know of no ${number}`);
  const isFree = word === 'say' || word === 'else';
  const whole = isFree ? rest : text;
  if (whole === '') throw new PlayError('wrong-value', `“${word}” needs more words`, command.form);
  const does = command.make({ words: whole.split(/\s+/), text: whole, about: isFree ? null : about });
  return (play) => does(play.office(around.office));
}

/** Takes “case 2” off the end of a text. */
function withoutCase(text: string): { readonly text: string; readonly number: string | null } {
  const [, before = text, number = null] = /^([^]*?)\s*\bcase (\d{1,6})$/i.exec(text) ?? [];
  return { text: before, number: number === null ? null : `case ${number}` };
}

/** The reason that follows an option, if there is one. */
function whyIn(text: string, option: string): { readonly reason?: string } {
  const reason = text.slice(option.length).trim();
  return reason === '' ? {} : { reason };
}

function shareOf(text: string): number | null {
  if (text.toLowerCase() === 'none') return null;
  const [, number = ''] = /^(\d{1,3}(?:\.\d{1,4})?)%?$/.exec(text) ?? [];
  const share = number === '' ? NaN : Number(number) / 100;
  if (share >= 0 && share <= 1) return share;
  throw new PlayError('wrong-value', `“${text}” is not an estimate`, 'expected a number from 0 to 100, or none');
}

function requireCase(about: string | null): string {
  if (about !== null) return about;
  throw new PlayError('wrong-value', 'in which case', 'add its number, such as case 1');
}

function noSuch(what: string, name: string, known: readonly string[]): PlayError {
  const near = nearest(name, known);
  const cure = near === undefined ? `choose one of ${known.join(', ')}` : `did you mean ${near}?`;
  return new PlayError('wrong-value', `there is no ${what} “${name}”`, cure);
}
