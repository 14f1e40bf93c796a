import type { ProcessLock } from '../../record/files/index.js';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import type { CheckedScenario } from '../../scenario/index.js';
import { cellMessage, hello, seatMessage } from '../protocol/clientMessages.js';
import type { CellCommand, CellQuestion } from '../protocol/cellCommands.js';
import { Refusal } from '../protocol/codes.js';
import type { JournalLine } from '../session/line.js';
import { fromHere } from '../debrief/fromHere.js';
import type { OtherArm } from '../debrief/otherArm.js';
import { otherArm } from '../debrief/otherArm.js';
import { Session } from '../session/session.js';
import type { Person } from '../session/state.js';
import { Connection } from './connection.js';
import { allowedHosts, hostIn, linkHost } from './hosts.js';
import { FILES, eveningFile } from './files.js';
import type { Download, PageName } from './http.js';
import { listen } from './http.js';
import { Hub } from './hub.js';
import type { Disk, EveningHeader } from './journal.js';
import { JOURNAL, Journal, readJournal } from './journal.js';
import { lockEvening } from './lock.js';
import { Pacer } from './pacer.js';
import { RoomProblem, systemReason } from './problem.js';
import type { AskProgram } from './programs.js';
import { Programs } from './programs.js';
import type { Holder } from './secret.js';
import { Secret, Tokens, deviceDigest } from './secret.js';

/** Bytes after which a message ends its connection, whatever it is. */
const MOST_BYTES = 256 * 1024;
const MOST_CONNECTIONS = 400;
const PING_EVERY = 20_000;
/** Runs from here on, and runs with other luck under each arm. */
const FROM_HERE = 500;
const CONTINUATIONS = 200;
/** Milliseconds for which a computation keeps the others waiting. */
const PIECE = 20;
/** The file that keeps the port, so that old links work after a new start. */
const PORT = 'port';

export interface RoomOptions {
  readonly folder: string;
  readonly host: string;
  /** 0: the port that the folder had before, or any that is free */
  readonly port: number;
  /** makes the beginning of a new evening; is not called for a folder that has one */
  readonly begin: () => EveningHeader;
  /** reads the scenario that an evening was begun with */
  readonly scenarioOf: (header: EveningHeader) => CheckedScenario;
  /** the labels of the programs that were named, by office */
  readonly programs: ReadonlyMap<string, string>;
  readonly askProgram: AskProgram;
  readonly page: (name: PageName) => string;
  readonly say: (line: string) => void;
  readonly disk?: Disk;
}

/** The links of a room. Each contains a token: they are for one reader each. */
export interface Links {
  readonly url: string;
  readonly socket: string;
  readonly facilitator: string;
  readonly projector: string;
  readonly seats: readonly { readonly id: string; readonly name: string; readonly url: string }[];
}

/** A room that is open: its server, its journal and its session. */
export class Room {
  readonly session: Session;
  private readonly header: EveningHeader;
  private readonly lock: ProcessLock;
  private readonly secret: Secret;
  private readonly journal: Journal;
  private readonly hub: Hub;
  private readonly pacer: Pacer;
  private readonly programs: Programs;
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES });
  private readonly pings: NodeJS.Timeout;
  private twin: OtherArm | null = null;
  private isCounting = false;
  private server: Server | null = null;
  private origin = '';

  private constructor(private readonly options: RoomOptions) {
    const { folder, begin, scenarioOf, programs, askProgram, say, disk } = options;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.lock = lockEvening(folder);
    try {
      this.secret = Secret.in(folder);
      const found = readJournal(folder);
      this.header = found?.header ?? begin();
      const { arm, seed } = this.header;
      this.session = new Session({ scenario: scenarioOf(this.header), arm, seed, programs });
      for (const line of found?.lines ?? []) {
        if (!this.session.take(line)) throw damaged(folder, line.n);
      }
      if (found !== null) say(`The evening in ${folder} goes on after ${found.lines.length} steps.`);
      if (found !== null && found.dropped !== null) say(found.dropped);
      this.journal = new Journal(folder, this.header, found, disk);
    } catch (error) {
      this.lock.release();
      throw error;
    }
    this.hub = new Hub(this.session, {
      clock: () => this.pacer.message,
      linkOf: (seat) => this.seatLink(seat),
      otherArm: () => this.twin,
      consent: null,
    });
    this.programs = new Programs(this.session, askProgram, this.keep, () => this.afterwards());
    this.pacer = new Pacer(this.session, this.keep, {
      isBusy: () => this.programs.isBusy,
      nextDue: () => this.programs.nextDue,
      serve: () => this.programs.serve(),
      changed: () => this.hub.changed(),
      failed: (error) => say(`The clock stops: ${systemReason(error)}`),
    });
    this.pings = setInterval(() => this.hub.all.forEach((each) => each.ping()), PING_EVERY);
  }

  /** Opens a room. Rejects with a `RoomProblem` if that is not possible. */
  static async open(options: RoomOptions): Promise<Room> {
    const room = new Room(options);
    try {
      await room.listen();
    } catch (error) {
      await room.close();
      throw error;
    }
    return room;
  }

  get links(): Links {
    return {
      url: `${this.origin}/`,
      socket: `${this.origin.replace(/^http/, 'ws')}/live`,
      facilitator: this.link('console', { kind: 'cell' }),
      projector: this.link('projector', { kind: 'projector' }),
      seats: this.session.seatings.map(({ seat: { id, name } }) => ({ id, name, url: this.seatLink(id) })),
    };
  }

  get folder(): string {
    return this.options.folder;
  }

  /** Stops the clock and the server. Everything that was accepted is on disk already. */
  async close(): Promise<void> {
    clearInterval(this.pings);
    this.pacer.pause();
    this.hub.close();
    this.sockets.close();
    const { server } = this;
    if (server !== null) await new Promise((resolve) => server.close(resolve));
    this.journal.close();
    this.lock.release();
  }

  private async listen(): Promise<void> {
    const { host, port, page, folder } = this.options;
    const download = (name: string, token: string) => this.download(name, token);
    const at = async (wanted: number) => listen({ host, port: wanted, page, download });
    const before = port === 0 ? portBefore(folder) : 0;
    const server = before === 0 ? await at(port) : await at(before).catch(async () => at(0));
    this.server = server;
    const { port: own } = server.address() as AddressInfo;
    writeFileSync(join(folder, PORT), `${own}\n`);
    if (before !== 0 && before !== own) this.options.say(`Port ${before} is taken, so all links have changed.`);
    this.origin = `http://${linkHost(host)}:${own}`;
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (!this.mayConnect(request)) return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      this.sockets.handleUpgrade(request, socket, head, (each) => this.connect(each));
    });
    this.programs.serve();
  }

  /** Whether a connection comes from a page of this server, or from no page at all. */
  private mayConnect({ url, headers }: IncomingMessage): boolean {
    const hosts = allowedHosts(this.options.host);
    if (url !== '/live' || this.hub.all.size >= MOST_CONNECTIONS) return false;
    if (!hosts.has(hostIn(headers.host) ?? '')) return false;
    return headers.origin === undefined || headers.origin === `http://${headers.host}`;
  }

  private connect(socket: WebSocket): void {
    const take = (message: unknown, from: Connection) => this.hear(message, from);
    this.hub.add(new Connection(socket, take, (gone) => this.hub.remove(gone)));
  }

  private hear(message: unknown, from: Connection): void {
    const no = numberIn(message);
    try {
      if (from.holder === null) this.greet(message, from);
      else if (isHello(message)) throw new Refusal('already-in');
      else if (from.holder.kind === 'projector') throw new Refusal('not-yours', 'the projector only shows');
      else if (from.holder.kind === 'seat') this.fromSeat(message, from);
      else this.fromCell(message, from);
    } catch (error) {
      if (!(error instanceof Refusal)) {
        this.options.say(`A message led to an error: ${systemReason(error)}`);
        from.refuse(no, 'malformed', 'this led to an error; the facilitator’s terminal shows it');
      } else if (from.holder === null) from.close(error.code);
      else from.refuse(no, error.code, error.message);
    }
    this.afterwards();
  }

  private greet(message: unknown, from: Connection): void {
    if (!isHello(message)) throw new Refusal('no-token');
    const { data } = hello.safeParse(message);
    if (data === undefined) throw new Refusal('malformed');
    const holder = this.tokens().holderOf(data.token);
    if (holder === null) throw new Refusal('wrong-token');
    const device =
      data.device === undefined ? deviceDigest(randomBytes(16).toString('hex')) : deviceDigest(data.device);
    from.device = device;
    for (const each of this.hub.all) if (each !== from && each.device === device) each.close('elsewhere');
    const last = this.session.lastOf(device);
    if (holder.kind === 'seat') {
      const person = this.session.join(holder.seat, device, data.name ?? '', this.keep);
      from.accept(holder);
      return this.hub.welcomeSeat(from, person, last);
    }
    from.accept(holder);
    return this.hub.welcome(from, holder.kind, last);
  }

  private fromSeat(message: unknown, from: Connection): void {
    const { data } = seatMessage.safeParse(message);
    if (data === undefined) throw new Refusal(isOtherKind(message, cellMessage) ? 'not-yours' : 'malformed');
    const { no, what } = data;
    this.session.fromSeat(this.personOf(from), what, { device: from.device ?? '', no }, this.keep);
    if (what.type === 'stop-word') this.pacer.pause();
    from.send({ type: 'done', no });
  }

  private fromCell(message: unknown, from: Connection): void {
    const { data } = cellMessage.safeParse(message);
    if (data === undefined) throw new Refusal(isOtherKind(message, seatMessage) ? 'not-yours' : 'malformed');
    const { no } = data;
    if (data.type === 'ask') return void this.answer(data.what, no, from);
    this.session.fromCell(data.what, { device: from.device ?? '', no }, this.keep);
    this.follow(data.what);
    from.send({ type: 'done', no });
  }

  /** What a command does to the clock and to the links. */
  private follow(command: CellCommand): void {
    switch (command.type) {
      case 'play':
        return this.pacer.run(command.speed);
      case 'step':
        return this.pacer.goTo(this.session.now.now + command.seconds);
      case 'next':
        return this.pacer.goTo(Infinity);
      case 'pause':
      case 'rewind':
      case 'branch':
        return this.pacer.pause();
      case 'stage':
        this.pacer.pause();
        if (command.stage === 'over') this.writeFiles();
        return undefined;
      case 'revoke':
        for (const each of this.hub.all) {
          const { holder } = each;
          if (holder?.kind === 'seat' && holder.seat === command.seat) each.close('wrong-token');
        }
        return undefined;
      default:
    }
  }

  /** Answers a question that takes a moment, between the messages of the others. */
  private async answer(question: CellQuestion, no: number, from: Connection): Promise<void> {
    if (this.isCounting) return from.refuse(no, 'not-now', 'another question is being answered');
    this.isCounting = true;
    try {
      const { session } = this;
      if (question.type === 'from-here') {
        from.send({ type: 'answer', no, what: await inBetween(fromHere(session, FROM_HERE)) });
      } else {
        const arms = Object.keys(session.setup.scenario.arms);
        if (question.arm !== null && !arms.includes(question.arm))
          return from.refuse(no, 'no-such', `there is no arm ${question.arm}`);
        const steps = otherArm(session, question.arm, CONTINUATIONS);
        this.twin = await inBetween(steps, (soFar) => {
          this.twin = soFar ?? this.twin;
          this.hub.changed();
        });
        from.send({ type: 'answer', no, what: this.twin });
        this.hub.changed();
      }
    } catch (error) {
      from.refuse(no, 'impossible', systemReason(error));
    } finally {
      this.isCounting = false;
    }
  }

  private download(name: string, token: string): Download | null {
    const { session, header } = this;
    if (this.tokens().holderOf(token)?.kind !== 'cell' || session.state.stage === 'play') return null;
    return eveningFile(name, session, header, this.twin);
  }

  /** Leaves the files of an evening that is over in its folder. */
  private writeFiles(): void {
    const { session, header, options } = this;
    for (const name of FILES) {
      const file = eveningFile(name, session, header, this.twin);
      if (file !== null) writeFileSync(join(options.folder, name), file.text, { mode: 0o600 });
    }
    options.say(`${FILES.join(', ')} are in ${options.folder}.`);
  }

  private personOf({ person }: Connection): Person {
    const found = this.session.people.find(({ id }) => id === person);
    if (found === undefined) throw new Error('internal error: a seat without a person');
    return found;
  }

  private readonly keep = (line: JournalLine): void => this.journal.add(line);

  private afterwards(): void {
    this.programs.serve();
    this.hub.changed();
  }

  private tokens(): Tokens {
    const seats = this.session.seatings.map(({ seat, generation }) => ({
      kind: 'seat' as const,
      seat: seat.id,
      generation,
    }));
    return new Tokens([...seats, { kind: 'cell' }, { kind: 'projector' }], this.secret);
  }

  private seatLink(seat: string): string {
    const { generation } = this.session.seating(seat);
    return this.link('seat', { kind: 'seat', seat, generation });
  }

  private link(page: PageName, holder: Holder): string {
    return `${this.origin}/${page}#${this.secret.token(holder)}`;
  }
}

/** Lets a long computation run in pieces, so that nobody waits for it. */
async function inBetween<S, T>(steps: Generator<S, T>, show: (soFar: S) => void = () => {}): Promise<T> {
  for (;;) {
    const until = performance.now() + PIECE;
    while (performance.now() < until) {
      const step = steps.next();
      if (step.done === true) return step.value;
      show(step.value);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The port at which the room of a folder listened last; 0: it has not. */
function portBefore(folder: string): number {
  try {
    const port = Number(readFileSync(join(folder, PORT), 'utf8'));
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0;
  } catch {
    return 0;
  }
}

function damaged(folder: string, line: number): RoomProblem {
  const message = `${folder}/${JOURNAL}:${line + 1}: this cannot have been done at that point. The file was changed.`;
  return new RoomProblem('file', message);
}

function isHello(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'hello';
}

function isOtherKind(message: unknown, shape: typeof cellMessage | typeof seatMessage): boolean {
  return shape.safeParse(message).success;
}

/** The number of a command, to refuse it by, even if the rest of it is wrong. */
function numberIn(message: unknown): number | null {
  if (typeof message !== 'object' || message === null || !('no' in message)) return null;
  return typeof message.no === 'number' ? message.no : null;
}
