import type { NotedFact } from '../../knowledge/index.js';
import { askNumber, caseNamed } from '../../knowledge/index.js';
import type { Play } from '../../play/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import type { CellCommand } from '../protocol/cellCommands.js';
import { Refusal } from '../protocol/codes.js';
import type { SeatCommand } from '../protocol/seatCommands.js';
import type { RoomSeat } from './seats.js';

/** What the acts of a table are about. */
interface Around {
  readonly scenario: CheckedScenario;
  readonly facts: readonly NotedFact[];
}

type Act = (play: Play) => void;

/** What a seat does to the crisis; null: nothing. Throws a `Refusal` for what is not the seat’s. */
export function seatAct(command: SeatCommand, seat: RoomSeat, { scenario, facts }: Around): Act | null {
  const own = (office: string) => {
    if (!seat.offices.includes(office)) throw new Refusal('not-yours', `${office} is not an office of this seat`);
    return office;
  };
  const caseOf = (id: string) => {
    const found = caseNamed(scenario, facts, seat.id, id);
    if (found === undefined) throw new Refusal('no-such', `this seat knows of no ${id}`);
    return found;
  };
  const maybeCase = (id: string | undefined) => (id === undefined ? null : caseOf(id));
  switch (command.type) {
    case 'answer': {
      const { option, reason, words, line } = command;
      const ask = askNumber(scenario, facts, seat.id, command.ask);
      if (ask === undefined) throw new Refusal('not-open');
      return (play) => void play.answer(ask, { option, ...present({ reason, words, channel: line }) });
    }
    case 'call': {
      const [office, about] = [own(command.office), maybeCase(command.case)];
      return (play) => play.office(office).placeCall(command.line, about);
    }
    case 'order': {
      const [office, about] = [own(command.office), maybeCase(command.case)];
      return (play) => play.office(office).orderCall(command.to, command.line, about);
    }
    case 'say': {
      const { words, kind, line } = command;
      const office = own(command.office);
      const about = maybeCase(command.case) ?? undefined;
      return (play) => play.office(office).say(line, present({ words, kind, case: about }));
    }
    case 'hang-up': {
      const office = own(command.office);
      return (play) => play.office(office).hangUp(command.line);
    }
    case 'public': {
      const office = own(command.office);
      return (play) => play.office(office).speakInPublic(command.kind, command.about ?? null);
    }
    case 'decide': {
      const [office, about] = [own(command.office), caseOf(command.case)];
      const { option, reason } = command;
      return (play) => play.office(office).decide(about, { option, ...present({ reason }) });
    }
    case 'recall': {
      const [office, about] = [own(command.office), caseOf(command.case)];
      const { instead, reason } = command;
      return (play) => play.office(office).recall(about, { instead, ...present({ reason }) });
    }
    case 'else': {
      const office = own(command.office);
      return (play) => play.office(office).somethingElse(command.words);
    }
    case 'estimate':
      caseOf(command.case);
      return null;
    case 'dissent':
      if (askNumber(scenario, facts, seat.id, command.ask) === undefined) throw new Refusal('no-such');
      return null;
    case 'rename':
    case 'heard':
    case 'stop-word':
    case 'hot-wash':
    case 'consent':
      return null;
  }
}

/** How likely a report of the white cell is if the act was meant, and if it was an accident. */
const POINTS = {
  meant: { hostile: 0.8, accident: 0.2 },
  accident: { hostile: 0.2, accident: 0.8 },
  nothing: { hostile: 0.5, accident: 0.5 },
} as const;

/** What the facilitator does to the crisis; null: nothing. `seats`: all seats of the room. */
export function cellAct(command: CellCommand, seats: readonly RoomSeat[], { facts }: Around): Act | null {
  switch (command.type) {
    case 'fire':
      return (play) => play.whiteCell.fire(command.inject);
    case 'skip':
      return (play) => play.whiteCell.skip(command.inject);
    case 'shift':
      return (play) => play.whiteCell.putOff(command.inject, command.to);
    case 'shift-all':
      return (play) => {
        for (const { id, at, done } of play.whiteCell.pending().injects) {
          if (!done && at !== null) play.whiteCell.putOff(id, Math.max(play.now, at + command.by));
        }
      };
    case 'edit':
      return (play) => play.whiteCell.edit(command.inject, command.body);
    case 'add':
      return (play) => void play.whiteCell.inject(command.body);
    case 'line': {
      const { line, state, answering } = command;
      return (play) => play.whiteCell.setLine(line, present({ state, answering }));
    }
    case 'answer-for':
      return (play) =>
        void play.answer(command.ask, { option: command.option, reason: command.reason, by: 'facilitator' });
    case 'dice':
      return (play) => {
        const asked = play.pending().find(({ ask }) => ask === command.ask);
        if (asked === undefined) throw new Refusal('not-open');
        play.answer(asked.ask, { option: asked.formula, by: 'formula' });
      };
    case 'overrule': {
      const { type: _type, ...draw } = command;
      return (play) => play.whiteCell.overrule(draw);
    }
    case 'tell': {
      const { to, words } = command;
      if (to === 'everybody') return (play) => void play.whiteCell.inject({ says: words });
      const [office] = seats.find(({ id }) => id === to)?.offices ?? [];
      if (office === undefined) throw new Refusal('no-such', `there is no seat ${to} that can be told something`);
      return (play) => play.whiteCell.tell(office, words);
    }
    case 'adjudicate':
      return adjudication(command, facts);
    default:
      return null;
  }
}

/** Carries out what the white cell makes of the free words of an office, and tells the office why. */
function adjudication(
  { words, as, reason }: Extract<CellCommand, { type: 'adjudicate' }>,
  facts: readonly NotedFact[],
): Act {
  const said = facts.find(({ seq, fact }) => seq === words && fact.fact === 'words' && fact.from !== null)?.fact;
  const office = said?.fact === 'words' ? said.from : null;
  if (office === null) throw new Refusal('no-such', `entry ${words} is not something that a seat wanted`);
  return (play) => {
    switch (as.what) {
      case 'action':
        play.office(office).decide(as.case, { option: as.option, reason });
        break;
      case 'inject':
        play.whiteCell.inject(as.body);
        break;
      case 'report':
        play.whiteCell.report(as.office, as.case, { says: as.says, ...POINTS[as.points] });
        break;
      case 'nothing':
        break;
    }
    play.whiteCell.tell(office, reason);
  };
}

/** An object without the fields that are undefined. */
function present<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
