import type { Part } from '../../brief/index.js';
import { clock, duration, Names, oneLine, percent } from '../../telling/index.js';
import type { Session } from '../session/session.js';
import { PEOPLE } from '../session/session.js';
import { debriefOf } from './debrief.js';
import type { OtherArm } from './otherArm.js';

type Block = Part['blocks'][number];

/** The after-action report of an evening: what was to be seen, what happened, who decided what and why, and what came of it. */
export function reportOf(session: Session, twin: OtherArm | null): Part {
  const { scenario, setup } = session;
  const { curve, endsAt, cases } = debriefOf(session, true);
  const peak = Math.max(...curve.map(([, rung]) => rung));
  const offices = session.seatings.flatMap(({ seat }) => seat.offices).length;
  return {
    kind: 'debrief',
    id: 'report',
    side: null,
    seat: null,
    title: `After-action report: ${oneLine(scenario.title)}`,
    audience: 'For the facilitator. It tells the truth of the scenario, and has no names of people.',
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['Scenario', scenario.id],
          ['Arm', setup.arm ?? 'as written'],
          ['Seed', setup.seed],
          ['Played', `${duration(endsAt)} of game time`],
          ['People', `${session.people.length} in ${session.seatings.length} seats with ${offices} offices`],
          ['Highest rung', `${peak}, ${scenario.ladder[peak]?.name ?? ''}`],
          ['Branches', session.branches.map(({ name }) => name).join(', ')],
        ],
      },
      ...section('What the injects were for', injects(session)),
      ...section('What was seen', marks(session)),
      ...section('What happened', [
        table(
          ['When', 'What', 'What it was', 'Who knew, and when', 'Estimates of those in the room'],
          cases.map(({ when, says, truth, estimates }) => [
            when,
            says,
            truth === null ? '' : `${truth.meant ? 'meant' : 'not meant'}: ${truth.text}`,
            truth?.knew.map(({ side, when: knew }) => `${side} ${knew}`).join('; ') ?? '',
            estimates.map((each) => percent(each)).join(', '),
          ]),
        ),
      ]),
      ...section('Rungs, as they were reached', rungs(session)),
      ...section('Decisions at the table', decisions(session)),
      ...section('Disagreement, and what was heard in calls', notes(session)),
      ...section('Calls', calls(session)),
      ...section('What the white cell changed', overrules(session)),
      ...section('Answers before the truth was shown', answers(session)),
      ...section('Under another arm: the engine’s, not yours', twin === null ? [] : otherArm(twin, session)),
    ],
  };
}

function section(title: string, blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [{ kind: 'heading', level: 2, text: title }, ...blocks];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): Block {
  return { kind: 'table', head, rows };
}

function whenIn({ scenario }: Session): (at: number) => string {
  return (at) => clock(scenario.start, at);
}

function injects(session: Session): Block[] {
  const planned = session.now.whiteCell.pending().injects;
  const rows = session.scenario.injects.map((inject) => {
    const { done = false } = planned.find(({ id }) => id === inject.id) ?? {};
    return [inject.id, inject.objective ?? '', inject.expect ?? '', done ? 'came, or was left out' : 'did not come'];
  });
  return rows.length === 0 ? [] : [table(['Inject', 'Objective', 'Expected', ''], rows)];
}

function marks(session: Session): Block[] {
  const when = whenIn(session);
  const rows = session.notes.flatMap(({ at, what }) =>
    what.type === 'mark' ? [[when(at), what.objective ?? '', what.words]] : [],
  );
  return rows.length === 0 ? [] : [table(['When', 'Objective', 'Seen'], rows)];
}

function rungs(session: Session): Block[] {
  const when = whenIn(session);
  const { ladder } = session.scenario;
  const rows = session.now.facts.flatMap(({ at, fact }) =>
    fact.fact === 'rung' ? [[when(at), `${fact.to} ${ladder[fact.to]?.name ?? ''}`, fact.by]] : [],
  );
  return rows.length === 0 ? [] : [table(['When', 'Rung', 'By'], rows)];
}

function decisions(session: Session): Block[] {
  const rows = debriefOf(session, true).decisions.map(({ when, office, about, option, by, reason, formula }) => [
    when,
    office,
    about,
    by === 'the seat' ? option : `${option} (${by})`,
    reason ?? '',
    formula === option ? 'the same' : formula,
  ]);
  return rows.length === 0 ? [] : [table(['When', 'Office', 'About', 'Chosen', 'Why', 'The formula'], rows)];
}

function notes(session: Session): Block[] {
  const when = whenIn(session);
  const items = session.notes.flatMap(({ at, what }) => {
    if (what.type === 'dissent') return [`${when(at)}, ${what.ask}: ${what.words}`];
    if (what.type === 'answer' && what.dissent !== undefined) return [`${when(at)}, ${what.ask}: ${what.dissent}`];
    if (what.type === 'heard')
      return [`${when(at)}, on the ${what.line} line they heard: ${what.words} (believed: ${what.believed})`];
    return [];
  });
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

function calls(session: Session): Block[] {
  const [when, names] = [whenIn(session), new Names(session.scenario)];
  const rows = session.now.facts.flatMap(({ at, fact }) =>
    fact.fact === 'contact'
      ? [[when(at), names.channel(fact.channel), names.actor(fact.from), names.actor(fact.to), fact.result]]
      : [],
  );
  return rows.length === 0 ? [] : [table(['When', 'Line', 'From', 'To', 'What came of it'], rows)];
}

/** What the facilitator decided in place of people or of luck, and the ways back. */
function overrules(session: Session): Block[] {
  const when = whenIn(session);
  const rows = session.currentSteps.flatMap(({ line: { at, what } }) => {
    if (what.by !== 'cell') return [];
    const command = what.do;
    switch (command.type) {
      case 'answer-for':
      case 'overrule':
        return [[when(at), 'overruled', command.reason]];
      case 'dice':
        return [[when(at), 'let the formula decide for a seat', '']];
      case 'adjudicate':
        return [[when(at), `free words became ${command.as.what}`, command.reason]];
      case 'rewind':
        return [[when(at), 'went back', command.name]];
      default:
        return [];
    }
  });
  return rows.length === 0 ? [] : [table(['When', 'What', 'Why'], rows)];
}

function answers(session: Session): Block[] {
  const given = debriefOf(session, true).answers;
  return session.scenario.debrief.flatMap((question, i): Block[] => {
    const items = given[i] ?? [];
    return items.length === 0
      ? []
      : [
          { kind: 'paragraph', text: question },
          { kind: 'list', items },
        ];
  });
}

function otherArm({ arm, ownArm, own, twin, notApplied, others }: OtherArm, { scenario }: Session): Block[] {
  const rows = scenario.ladder.flatMap(({ name }, rung) => {
    const [here, there] = [others.own[rung] ?? 0, others.other[rung] ?? 0];
    return here + there === 0 ? [] : [[`${rung} ${name}`, `${here}`, `${there}`]];
  });
  return [
    {
      kind: 'paragraph',
      text: `With the same luck and the decisions that still applied, arm ${arm} peaks at rung ${twin.peak}; this evening, with arm ${ownArm}, at rung ${own.peak}. One pair of runs proves nothing.`,
    },
    table([`Highest rung, of ${others.runs} runs with other luck`, `arm ${ownArm}`, `arm ${arm}`], rows),
    ...(notApplied.length === 0
      ? []
      : [
          table(
            ['When', 'Office', 'What no longer applied', 'Why'],
            notApplied.map(({ when, office, what, why }) => [when, office, what, why]),
          ),
        ]),
  ];
}

/** Every message that somebody wrote or said in words, for a table. Without names of people. */
export function messagesOf(session: Session): readonly (readonly string[])[] {
  const [when, names] = [whenIn(session), new Names(session.scenario)];
  const rows = session.now.facts.flatMap(({ at, fact }): string[][] => {
    switch (fact.fact) {
      case 'words':
        return [
          [
            when(at),
            fact.from === null ? 'white cell' : names.actor(fact.from),
            fact.to === null ? 'white cell' : names.actor(fact.to),
            'words',
            fact.words,
          ],
        ];
      case 'spoke':
        return [
          [
            when(at),
            names.actor(fact.by),
            names.actor(fact.to),
            names.channel(fact.channel),
            fact.words ?? fact.kind ?? '',
          ],
        ];
      case 'inject':
        return fact.reads === undefined
          ? []
          : [[when(at), 'white cell', fact.to?.join(' ') ?? 'everybody', 'read out', fact.reads]];
      case 'statement':
        return [[when(at), names.actor(fact.by), 'everybody', 'in public', fact.kind]];
      case 'answered':
        return fact.reason === undefined || fact.by !== PEOPLE
          ? []
          : [[when(at), names.actor(fact.actor), 'white cell', 'reason', fact.reason]];
      default:
        return [];
    }
  });
  return [['when', 'from', 'to', 'how', 'words'], ...rows];
}
