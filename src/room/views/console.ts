import type { CrisisFact } from '../../model/index.js';
import type { Pending } from '../../play/index.js';
import { actionWords } from './words.js';
import { Names, clock, oneLine, whatComes } from '../../telling/index.js';
import type { Stage } from '../protocol/cellCommands.js';
import type { Session } from '../session/session.js';
import { PEOPLE } from '../session/session.js';

/** An ask as the facilitator sees it. */
export interface ConsoleAsk {
  readonly ask: number;
  readonly office: string;
  readonly seat: string | null;
  readonly kind: string;
  readonly about: string | null;
  readonly options: readonly { readonly id: string; readonly says: string }[];
  readonly since: number;
  readonly until: number | null;
  readonly untilWhen: string | null;
  readonly holder: string;
  /** what the formula would choose; null in a study */
  readonly formula: string | null;
}

/** All that the console shows, without the story. For the facilitator alone. */
export interface ConsoleState {
  readonly title: string;
  readonly start: string;
  readonly horizon: string;
  /** null in a study */
  readonly arm: string | null;
  readonly arms: readonly string[];
  readonly stage: Stage;
  readonly stoppedBy: { readonly person: string; readonly words: string | null } | null;
  readonly stops: boolean;
  readonly asksEstimates: boolean;
  readonly isStudy: boolean;
  readonly hasEnded: boolean;
  readonly seats: readonly {
    readonly id: string;
    readonly name: string;
    readonly by: string;
    readonly canBeProgram: boolean;
    readonly observes: boolean;
    readonly link: string | null;
    readonly people: readonly { readonly id: string; readonly name: string; readonly isHere: boolean }[];
  }[];
  readonly asks: readonly ConsoleAsk[];
  readonly injects: readonly {
    readonly id: string;
    readonly text: string;
    readonly done: boolean;
    readonly at: number | null;
    readonly when: string | null;
    /** parts of its condition that hold, and all of them */
    readonly condition: { readonly hold: number; readonly of: number; readonly since: number | null } | null;
    readonly objective: string | null;
  }[];
  readonly lines: readonly {
    readonly id: string;
    readonly name: string;
    readonly state: string;
    readonly answering: string;
    readonly call: string | null;
    /** what came of calls so far, oldest first */
    readonly contacts: readonly { readonly at: number; readonly result: string }[];
  }[];
  readonly ladder: {
    readonly rungs: readonly { readonly rung: number; readonly name: string; readonly firebreak: boolean }[];
    readonly rung: number;
    readonly sides: readonly { readonly name: string; readonly rung: number }[];
  };
  readonly coming: readonly { readonly when: string; readonly text: string }[];
  /** null in a study */
  readonly truths: readonly { readonly case: string; readonly text: string }[] | null;
  readonly beliefs: readonly { readonly office: string; readonly case: string; readonly belief: number }[] | null;
  readonly wants: readonly {
    readonly entry: number;
    readonly when: string;
    readonly office: string;
    readonly words: string;
    readonly isSettled: boolean;
  }[];
  /** open cases, for the facilitator to name */
  readonly cases: readonly { readonly id: string; readonly says: string }[];
  readonly actions: readonly { readonly id: string; readonly says: string }[];
  readonly marks: readonly { readonly when: string; readonly words: string; readonly objective: string | null }[];
  readonly notes: readonly { readonly when: string; readonly by: string; readonly text: string }[];
  readonly steps: readonly { readonly n: number; readonly when: string; readonly text: string }[];
  readonly branches: readonly {
    readonly id: number;
    readonly name: string;
    readonly from: string | null;
    readonly isNow: boolean;
  }[];
}

/** What the session does not know of itself. */
export interface Around {
  readonly isHere: (person: string) => boolean;
  /** the link of a seat */
  readonly linkOf: (seat: string) => string | null;
  readonly isStudy: boolean;
}

export function consoleState(session: Session, { isHere, linkOf, isStudy }: Around): ConsoleState {
  const { scenario, now: course, state, setup } = session;
  const names = new Names(scenario);
  const when = (at: number) => clock(scenario.start, at);
  const pending = course.whiteCell.pending();
  const facts = course.facts;
  const cases = casesIn(facts.map(({ fact }) => fact));
  const saysOf = (id: string | null) => (id === null ? null : (cases.get(id) ?? id));
  const personName = (id: string) => session.people.find((person) => person.id === id)?.name || id;
  const settled = new Set(session.notes.flatMap(({ what }) => (what.type === 'adjudicate' ? [what.words] : [])));
  return {
    title: oneLine(scenario.title),
    start: scenario.start,
    horizon: scenario.horizon,
    arm: isStudy ? null : (setup.arm ?? 'as written'),
    arms: isStudy ? [] : Object.keys(setup.scenario.arms),
    stage: state.stage,
    stoppedBy: state.stoppedBy === null ? null : { ...state.stoppedBy, person: personName(state.stoppedBy.person) },
    stops: state.stops,
    asksEstimates: state.asksEstimates,
    isStudy,
    hasEnded: course.hasEnded,
    seats: session.seatings.map(({ seat, by }) => ({
      id: seat.id,
      name: seat.name,
      by,
      canBeProgram: seat.offices.some((office) => setup.programs.has(office)),
      observes: seat.observes,
      link: linkOf(seat.id),
      people: session.people.flatMap(({ id, name, seat: own }) =>
        own === seat.id ? [{ id, name, isHere: isHere(id) }] : [],
      ),
    })),
    asks: pending.asks.map((ask) => ({
      ask: ask.ask,
      office: names.actor(ask.office),
      seat: course.holderOf(ask.office) === PEOPLE ? (session.seatOf(ask.office)?.name ?? null) : null,
      kind: ask.kind,
      about: saysOf(ask.case) ?? (ask.channel === null ? null : names.channel(ask.channel)),
      options: ask.options.map((id) => ({ id, says: actionWords(scenario, ask.kind, id) })),
      since: ask.since,
      until: ask.until,
      untilWhen: ask.until === null ? null : when(ask.until),
      holder: course.holderOf(ask.office) ?? 'formula',
      formula: isStudy ? null : ask.formula,
    })),
    injects: scenario.injects.flatMap((inject) => {
      const now = pending.injects.find(({ id }) => id === inject.id);
      if (now === undefined) return [];
      const { done, at, condition } = now;
      return [
        {
          id: inject.id,
          text: oneLine(inject.says ?? whatComes(scenario, inject)),
          done,
          at,
          when: at === null ? null : when(at),
          condition: condition === null ? null : progress(condition),
          objective: inject.objective ?? null,
        },
      ];
    }),
    lines: pending.lines.map(({ id, state: lineState, answering, call }) => ({
      id,
      name: names.channel(id),
      state: lineState,
      answering,
      call: call === null ? null : `${call.stage}: ${names.actor(call.from)} to ${names.actor(call.to)}`,
      contacts: facts.flatMap(({ at, fact }) =>
        fact.fact === 'contact' && fact.channel === id ? [{ at, result: fact.result }] : [],
      ),
    })),
    ladder: {
      rungs: scenario.ladder.map(({ name, firebreak }, rung) => ({ rung, name, firebreak })),
      rung: pending.ladder.rung,
      sides: Object.entries(scenario.sides).map(([id, { name }]) => ({ name, rung: rungOf(id, facts) })),
    },
    coming: isStudy ? [] : comingIn(pending, names, when, saysOf),
    truths: isStudy
      ? null
      : facts.flatMap(({ fact }) =>
          fact.fact === 'truth'
            ? [{ case: saysOf(fact.case) ?? '', text: `${fact.kind}: ${oneLine(fact.truth)}` }]
            : [],
        ),
    beliefs: isStudy ? null : beliefsIn(facts, names, saysOf),
    wants: facts.flatMap(({ at, seq, fact }) =>
      fact.fact === 'words' && fact.from !== null
        ? [
            {
              entry: seq,
              when: when(at),
              office: names.actor(fact.from),
              words: fact.words,
              isSettled: settled.has(seq),
            },
          ]
        : [],
    ),
    cases: [...cases].map(([id, says]) => ({ id, says })),
    actions: Object.entries(scenario.actions).map(([id, { says }]) => ({ id, says: oneLine(says) })),
    marks: session.notes.flatMap(({ at, what }) =>
      what.type === 'mark' ? [{ when: when(at), words: what.words, objective: what.objective ?? null }] : [],
    ),
    notes: session.notes.flatMap(({ at, by, what }) => {
      const text = noteText(what);
      return text === null ? [] : [{ when: when(at), by: personName(by), text }];
    }),
    steps: session.currentSteps.flatMap(({ line }) =>
      line.inputs.length === 0
        ? []
        : [{ n: line.n, when: when(line.at), text: stepText(line.what, personName(line.by)) }],
    ),
    branches: session.branches.map(({ id, name, from }) => ({
      id,
      name,
      from: from === null ? null : when(from.at),
      isNow: id === session.currentBranch,
    })),
  };
}

type Facts = Session['now']['facts'];

/** What happened, by case. */
function casesIn(facts: readonly CrisisFact[]): ReadonlyMap<string, string> {
  return new Map(facts.flatMap((fact) => (fact.fact === 'incident' ? [[fact.case, oneLine(fact.says)] as const] : [])));
}

function rungOf(side: string, facts: Facts): number {
  const last = facts.findLast(({ fact }) => fact.fact === 'side-state' && fact.side === side)?.fact;
  return last?.fact === 'side-state' ? last.rung : 0;
}

/** The latest belief of each office on each case. */
function beliefsIn(facts: Facts, names: Names, saysOf: (id: string | null) => string | null): ConsoleState['beliefs'] {
  const latest = new Map<string, { office: string; case: string; belief: number }>();
  for (const { fact } of facts) {
    if (fact.fact !== 'belief') continue;
    const { actor, case: about, to } = fact;
    latest.set(`${actor} ${about}`, { office: names.actor(actor), case: saysOf(about) ?? '', belief: to });
  }
  return [...latest.values()];
}

function progress({
  parts,
  since,
}: {
  readonly parts: readonly { readonly since: number | null }[];
  readonly since: number | null;
}) {
  return { hold: parts.filter((part) => part.since !== null).length, of: parts.length, since };
}

/** What is on its way and nobody at the table knows yet. */
function comingIn(
  { requests, orders, reports, contacts }: Pending,
  names: Names,
  when: (at: number) => string,
  saysOf: (id: string | null) => string | null,
): ConsoleState['coming'] {
  const rows = [
    ...requests.map(({ office, option, to, at }) => ({
      at,
      text: `${names.actor(to)} answers ${names.actor(office)}: authority for ${option}`,
    })),
    ...orders.flatMap(({ office, option, at }) =>
      at === null ? [] : [{ at, text: `${names.actor(office)} carries out: ${option}` }],
    ),
    ...reports.map(({ to, case: about, says, at }) => ({
      at,
      text: `${names.actor(to)} gets a report (${says}) on ${saysOf(about) ?? 'a case'}`,
    })),
    ...contacts.map(({ channel, office, at }) => ({
      at,
      text:
        office === null
          ? `a meeting on ${names.channel(channel)}`
          : `${names.actor(office)} considers a call on ${names.channel(channel)}`,
    })),
  ];
  return rows
    .toSorted((a, b) => a.at - b.at)
    .slice(0, 12)
    .map(({ at, text }) => ({ when: when(at), text }));
}

function noteText(what: Session['notes'][number]['what']): string | null {
  switch (what.type) {
    case 'dissent':
      return `disagrees with the answer to ${what.ask}: ${what.words}`;
    case 'answer':
      return what.dissent === undefined
        ? null
        : `in the seat, somebody disagrees with the answer to ${what.ask}: ${what.dissent}`;
    case 'heard':
      return `after the call on ${what.line}: “${what.words}”; believed: ${what.believed}`;
    default:
      return null;
  }
}

function stepText(what: Session['currentSteps'][number]['line']['what'], by: string): string {
  if (what.by === 'room') return what.do.type === 'program' ? `a program answers for ${what.do.office}` : what.do.type;
  const command = what.do;
  const detail =
    command.type === 'answer' || command.type === 'decide' || command.type === 'answer-for'
      ? `: ${command.option}`
      : command.type === 'seat'
        ? `: ${command.seat} to ${command.by}`
        : command.type === 'fire' || command.type === 'skip' || command.type === 'shift'
          ? `: ${command.inject}`
          : '';
  return `${by === 'facilitator' ? 'white cell' : by}: ${command.type}${detail}`;
}
