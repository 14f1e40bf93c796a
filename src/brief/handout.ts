import { inWords } from '../model/index.js';
import {
  meanDelay,
  officeName,
  sentence,
  beginning,
  clock,
  dateBefore,
  duration,
  ABOUT,
  carriesText,
  CARRIES_MEANS,
  DECIDES,
  DELEGATION,
  lineName,
  restraintName,
} from '../telling/index.js';
import type { Block, Part } from './document.js';
import { NONE, facts, form, heading, list, paragraph, paragraphs, section, subheading, table } from './document.js';
import type { Colleagues, OwnLine, OwnOption, SeatKnowledge } from '../knowledge/index.js';

/** The handout of a seat: made of what it knows, and of nothing else. It names neither the scenario nor the arm. */
export function handout(seat: SeatKnowledge): Part {
  const { id, name, side, colleagues, start } = seat;
  const others = colleagues.length === 0 ? 'another side' : 'anybody else, not even on your own side';
  return {
    kind: 'handouts',
    id: `handout-${id}`,
    side: side.id,
    seat: id,
    title: sentence(name),
    audience: `Handout for ${name}. Do not show it to ${others}.`,
    blocks: [
      facts([
        ['It begins', `${beginning(start)}: ${clock(start, 0)} on the clock of the game`],
        ['Your side', id === side.id ? null : side.name],
        ['With you', colleagues.map(withOffices).join('; ') || null],
        ['Others in it', seat.others.join(', ') || null],
      ]),
      ...section('What everybody knows', paragraphs(seat.background)),
      ...section(colleagues.length === 0 ? 'What you know' : 'What your side knows', [
        ...paragraphs(seat.briefing),
        ...standing(seat),
      ]),
      ...section('What you alone know', paragraphs(seat.ownBriefing)),
      ...section('What you want', paragraphs(seat.wants)),
      ...section('Your offices', offices(seat)),
      ...section('Your lines', lines(seat)),
      ...section('What you can decide', decisions(seat)),
      heading('Your log'),
      paragraph(
        'Write down each decision when you take it. The debrief asks for what you knew then, not for what came of it.',
      ),
      form(['Time', 'Office', 'What had come in', 'Hostile? 0–100 %', 'Decision, and why'], 8),
    ],
  };
}

function withOffices({ name, offices: titles }: Colleagues): string {
  return titles.length === 0 ? name : `${name} (${titles.join(', ')})`;
}

function standing({ restraints, denies, losing, respondWithin, options }: SeatKnowledge): Block[] {
  const items = [
    ...restraints.map((restraint) => `A standing restraint: ${restraintName(restraint)}.`),
    ...(denies ? ['Your official story is denial: to explain, to admit or to take a call goes against it.'] : []),
    ...(losing ? ['The war goes badly for you.'] : []),
    ...(options.length === 0
      ? []
      : [
          `When another side acts against you, your first answer is due within ${duration(respondWithin)}, unless you are told otherwise.`,
        ]),
  ];
  return items.length === 0 ? [] : [list(items)];
}

function offices({ offices: own }: SeatKnowledge): Block[] {
  if (own.length === 0) return [];
  const rows = own.map(({ title, reportsTo, role }) => [sentence(title), reportsTo ?? NONE, DECIDES[role] || NONE]);
  const alone = own.flatMap(({ title, role, delegated }) =>
    role === 'local' ? `Your ${title} ${DELEGATION[delegated]}.` : [],
  );
  const silent = own.flatMap(({ title, barred }) =>
    barred ? `Your ${title} may not talk to other sides: a policy of yours bars it.` : [],
  );
  const notes = [...alone, ...silent];
  return [table(['Office', 'Reports to', 'Decides'], rows), ...(notes.length === 0 ? [] : [list(notes)])];
}

function lines({ start, lines: own }: SeatKnowledge): Block[] {
  if (own.length === 0) return [];
  const head = ['Line', 'Your office', 'At the other end', 'It carries', 'It takes', 'May you try?'];
  return [
    paragraph(
      'To call or to speak in public, tell the white cell which office does it, on which line, and what it wants to say. Nobody else may use the line. A call may be taken, refused, or left without an answer.',
    ),
    table(head, own.map(lineRow)),
    list([
      ...CARRIES_MEANS,
      ...shared(own),
      ...own.flatMap((line) => [...meetings(start, line), ...before(start, line)]),
    ]),
  ];
}

function lineRow(line: OwnLine): string[] {
  const { tier, ends, state, connects, lasts, approver, through } = line;
  const called = lineName(line.id, line);
  if (ends === null)
    return [called, 'anyone who speaks for you', 'everybody', carriesText(tier), 'at once', MAY_TRY[state]];
  const approval = approver === null ? '' : `; a call to you needs the approval of your ${approver}`;
  const carrier = through === null ? '' : `; the ${through} carries the messages, if willing`;
  const takes =
    lasts === null
      ? `${meanDelay(connects)} to get there: a message, no talk`
      : `${meanDelay(connects)} to get through, if it is taken; ${duration(lasts)} a call`;
  const may = state === 'open' && ends.barred ? 'no: your policy bars the office' : MAY_TRY[state];
  return [called, ends.own, `${officeName(ends.other)}${approval}${carrier}`, carriesText(tier), takes, may];
}

const MAY_TRY: Readonly<Record<OwnLine['state'], string>> = {
  open: 'yes',
  closed: 'no: you are not permitted',
  suspended: 'no: suspended',
  cut: 'no: it is cut',
};

/** Said once for each line that several of its offices use. */
function shared(all: readonly OwnLine[]): string[] {
  const ids = new Set(all.map(({ id }) => id));
  return [...ids].flatMap((wanted) => {
    const [first, ...more] = all.filter(({ id, ends }) => id === wanted && ends !== null);
    if (first === undefined || more.length === 0) return [];
    const users = [first, ...more].map(({ ends }) => `your ${ends?.own ?? ''}`);
    return `${lineName(first.id, first)}: one line for ${users.join(' and ')}, which takes one call at a time.`;
  });
}

function meetings(start: string, line: OwnLine): string[] {
  const { id, ends, meets } = line;
  if (ends === null || meets === null) return [];
  const again = meets.every === null ? '' : `, and every ${duration(meets.every)} after it`;
  return [
    `${lineName(id, line)}: as agreed, your ${ends.own} and ${officeName(ends.other)} talk on ${clock(start, meets.first)}${again}. Nobody has to ask for it.`,
  ];
}

function before(start: string, line: OwnLine): string[] {
  const { id, before: past } = line;
  if (past.length === 0) return [];
  const told = past.map(({ what, ago }) => `${what}, ${dateBefore(start, ago)}`);
  return [`${lineName(id, line)}: earlier contact between the two ends: ${told.join('; ')}.`];
}

function decisions({ options }: SeatKnowledge): Block[] {
  return options.flatMap(({ what, offices: deciding, options: own }) => [
    subheading(`${ABOUT[what]}: ${deciding.join(', ')}`),
    table(
      ['Option', 'What you do', 'Who must grant it'],
      own.map((option) => optionRow(option, deciding.length)),
    ),
  ]);
}

/** @param deciding how many offices take the decision */
function optionRow({ id, says, opensLater, by }: OwnOption, deciding: number): string[] {
  const whose = by.length === deciding ? '' : ` (only your ${by.map(({ office }) => office).join(' and ')})`;
  const later = opensLater ? ' (not yet: the white cell says when)' : '';
  const chains = new Set(by.map(({ grantedBy }) => grantedBy.join(', then ')));
  return [inWords(id), `${says}${whose}${later}`, [...chains].join('; or ') || 'nobody'];
}
