import type { Session } from '../session/session.js';
import { projectorState } from '../views/projector.js';
import { consoleState } from '../views/console.js';
import type { ConsoleState } from '../views/console.js';
import { seatCard } from '../views/seatCard.js';
import { SeatStream } from '../views/seatStream.js';
import { PROTOCOL } from '../protocol/clientMessages.js';
import type { ClockMessage, SeatRoom } from '../protocol/serverMessages.js';
import type { Person } from '../session/state.js';
import type { TimelineRow } from '../../telling/index.js';
import { timeline } from '../../telling/index.js';
import type { OtherArm } from '../debrief/otherArm.js';
import type { Connection } from './connection.js';

/** Milliseconds between two pictures of the whole room. */
const PICTURE_EVERY = 150;

/** What the hub asks the rest of the room. */
interface Around {
  readonly clock: () => ClockMessage;
  readonly linkOf: (seat: string) => string | null;
  /** this evening under another arm, once it has been made */
  readonly otherArm: () => OtherArm | null;
  /** the text that people agree to in a study; null: it is none */
  readonly consent: string | null;
}

/** Who is connected, and what each is told. */
export class Hub {
  private readonly connections = new Set<Connection>();
  private readonly streams: ReadonlyMap<string, SeatStream>;
  private tell: ReturnType<typeof timeline>;
  private rows: TimelineRow[] = [];
  private entries = 0;
  private turns = 0;
  private picture: NodeJS.Timeout | null = null;

  constructor(
    private readonly session: Session,
    private readonly around: Around,
  ) {
    this.streams = new Map(
      session.seatings.map(({ seat }) => [seat.id, new SeatStream(session.scenario, seat)] as const),
    );
    this.tell = timeline(session.scenario);
    this.catchUp();
  }

  get all(): ReadonlySet<Connection> {
    return this.connections;
  }

  readonly isHere = (person: string): boolean => [...this.connections].some((each) => each.person === person);

  add(connection: Connection): void {
    this.connections.add(connection);
  }

  remove(connection: Connection): void {
    this.connections.delete(connection);
    this.changed();
  }

  welcomeSeat(connection: Connection, person: Person, last: number): void {
    const { session } = this;
    this.catchUp();
    const stream = this.streams.get(person.seat);
    if (stream === undefined) return;
    connection.person = person.id;
    const { seat } = session.seating(person.seat);
    connection.send({
      type: 'welcome',
      protocol: PROTOCOL,
      kind: 'seat',
      person: person.id,
      name: person.name,
      last,
      card: seatCard(session.scenario, seat),
      sees: stream.sees,
      room: this.roomOf(person),
      clock: this.around.clock(),
    });
    this.changed();
  }

  welcome(connection: Connection, kind: 'cell' | 'projector', last: number): void {
    this.catchUp();
    connection.send({ type: 'welcome', protocol: PROTOCOL, kind, last });
    if (kind === 'cell') connection.send({ type: 'rows', from: 0, rows: this.rows });
    this.changed();
  }

  /** Tells everybody what is new to them: seats at once, the others as soon as there is a moment. */
  changed(): void {
    this.catchUp();
    this.picture ??= setTimeout(() => this.paint(), PICTURE_EVERY);
  }

  close(): void {
    if (this.picture !== null) clearTimeout(this.picture);
    for (const connection of this.connections) connection.terminate();
  }

  consoleState(): ConsoleState {
    const { linkOf, consent } = this.around;
    return consoleState(this.session, { isHere: this.isHere, linkOf, isStudy: consent !== null });
  }

  private paint(): void {
    this.picture = null;
    const clock = this.around.clock();
    let picture: ConsoleState | null = null;
    for (const connection of this.connections) {
      const { holder, person } = connection;
      if (holder === null) continue;
      connection.sendState(clock);
      if (holder.kind === 'cell') connection.sendState({ type: 'console', state: (picture ??= this.consoleState()) });
      else if (holder.kind === 'projector')
        connection.sendState({
          type: 'projector',
          state: projectorState(this.session, this.isHere, this.around.otherArm()),
        });
      const known = this.session.people.find(({ id }) => id === person);
      if (known !== undefined) connection.sendState({ type: 'room', room: this.roomOf(known) });
    }
  }

  /** Tells seats their news, and the console the new rows of the story. */
  private catchUp(): void {
    const { session } = this;
    const { entries, facts } = session.now;
    const hasTurned = this.turns !== session.turns;
    if (hasTurned) {
      this.turns = session.turns;
      this.tell = timeline(session.scenario);
      this.rows = [];
      this.entries = 0;
    }
    const from = this.rows.length;
    const fresh = entries.slice(this.entries).flatMap((entry) => this.tell(entry));
    this.entries = entries.length;
    this.rows.push(...fresh);
    if (fresh.length > 0 || hasTurned)
      for (const each of this.connections)
        if (each.holder?.kind === 'cell') each.send({ type: 'rows', from, rows: fresh });
    for (const [seat, stream] of this.streams) {
      if (hasTurned) stream.restart();
      const news = stream.take(facts);
      for (const each of this.connections) {
        if (each.person === null || each.holder?.kind !== 'seat' || each.holder.seat !== seat) continue;
        if (hasTurned) each.send({ type: 'turned', when: this.around.clock().when, sees: stream.sees });
        else for (const told of news) each.send({ type: 'told', ...told });
      }
    }
  }

  private roomOf({ id, seat, consent }: Person): SeatRoom {
    const { state, people, seatings, scenario, notes } = this.session;
    const { by } = this.session.seating(seat);
    const { consent: text } = this.around;
    return {
      stage: state.stage,
      isStopped: state.stoppedBy !== null,
      asksEstimates: state.asksEstimates,
      isPlayed: by === 'people',
      people: people.flatMap(({ id: other, seat: own, name }) =>
        own === seat ? [{ id: other, name, isHere: this.isHere(other) }] : [],
      ),
      seats: seatings.map((each) => ({ name: each.seat.name, by: each.by })),
      questions: state.stage === 'play' ? [] : [...scenario.debrief],
      answered: Object.fromEntries(
        notes.flatMap(({ by: who, what }) =>
          who === id && what.type === 'hot-wash' ? [[String(what.question), what.words] as const] : [],
        ),
      ),
      consent: text === null ? null : { text, agrees: consent },
    };
  }
}
