import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import type { CellCommand, CellQuestion, SeatCommand, ServerMessage } from '../../src/room/index.js';
import type { Links, RoomOptions } from '../../src/room/server/index.js';
import { Room } from '../../src/room/server/index.js';
import type { CheckedScenario } from '../../src/scenario/index.js';
import { checkScenario } from '../../src/scenario/index.js';

/** A room with people in it, for tests: a real server, and clients over real WebSockets. */

export const FILE = 'scenarios/polish-border-classroom.yaml';
const TEXT = readFileSync(FILE, 'utf8');

function scenarioIn(text: string): CheckedScenario {
  const { scenario, problems } = checkScenario(text, FILE);
  if (scenario === null) throw new Error(JSON.stringify(problems));
  return scenario;
}

export function folder(): string {
  return mkdtempSync(join(tmpdir(), 'brinkline-room-'));
}

export async function openRoom(options: Partial<RoomOptions> & { readonly seed?: string; readonly arm?: string } = {}) {
  const { seed = '1', arm = 'closed', ...rest } = options;
  return Room.open({
    folder: folder(),
    host: '127.0.0.1',
    port: 0,
    begin: () => ({
      begun: '2026-11-28T00:00:00Z',
      scenario: { id: 'polish-border-classroom', text: TEXT },
      arm,
      seed,
    }),
    scenarioOf: ({ scenario: { text } }) => scenarioIn(text),
    programs: new Map(),
    askProgram: async () => null,
    page: () => '<!doctype html><title>Brinkline</title>',
    say: () => {},
    ...rest,
  });
}

export type Of<T extends ServerMessage['type']> = Extract<ServerMessage, { type: T }>;

/** One page, without its screen. */
export class Client {
  readonly heard: ServerMessage[] = [];
  isClosed = false;
  /** the number of the last command */
  no = 0;
  private wake: (() => void)[] = [];

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      this.heard.push(JSON.parse((data as Buffer).toString()) as ServerMessage);
      this.wakeAll();
    });
    socket.on('close', () => {
      this.isClosed = true;
      this.wakeAll();
    });
    socket.on('error', () => {});
  }

  static async connect(links: Pick<Links, 'socket'>, options: { readonly origin?: string } = {}): Promise<Client> {
    const socket = new WebSocket(links.socket, options);
    const client = new Client(socket);
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return client;
  }

  /** Connects and says hello with the token of a link. */
  static async enter(
    links: Pick<Links, 'socket'>,
    link: string,
    { device = `device-${link.slice(-12)}`, name = '' } = {},
  ): Promise<Client> {
    const client = await Client.connect(links);
    client.send({ type: 'hello', token: tokenOf(link), device, name });
    const { last } = await client.until('welcome');
    client.no = last;
    return client;
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** The first message of this type from `from` on, when it has come. */
  async until<T extends ServerMessage['type']>(
    type: T,
    isIt: (message: Of<T>) => boolean = () => true,
    from = 0,
  ): Promise<Of<T>> {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const found = this.heard.slice(from).find((each): each is Of<T> => each.type === type && isIt(each as Of<T>));
      if (found !== undefined) return found;
      if (this.isClosed || Date.now() > deadline) {
        throw new Error(`no ${type}; heard ${JSON.stringify(this.heard.slice(-4)).slice(0, 2000)}`);
      }
      await new Promise<void>((resolve) => {
        this.wake.push(resolve);
        setTimeout(resolve, 1000).unref();
      });
    }
  }

  /** Does something, and returns `done`, or the code of the refusal. */
  async do(what: SeatCommand | CellCommand): Promise<string> {
    this.no += 1;
    return this.answerTo({ type: 'do', no: this.no, what }, this.no);
  }

  async ask(what: CellQuestion): Promise<unknown> {
    this.no += 1;
    const { no } = this;
    this.send({ type: 'ask', no, what });
    const { what: answer } = await this.until('answer', (each) => each.no === no);
    return answer;
  }

  /** What the server makes of a message, by its number. */
  async answerTo(message: unknown, no: number | null): Promise<string> {
    const from = this.heard.length;
    this.send(message);
    for (;;) {
      const found = this.heard
        .slice(from)
        .find((each) => (each.type === 'done' || each.type === 'refused') && each.no === no);
      if (found?.type === 'done') return 'done';
      if (found?.type === 'refused') return found.code;
      if (this.isClosed) return 'closed';
      await new Promise<void>((resolve) => void this.wake.push(resolve));
    }
  }

  async closed(): Promise<void> {
    while (!this.isClosed) await new Promise<void>((resolve) => void this.wake.push(resolve));
  }

  close(): void {
    this.socket.close();
  }

  private wakeAll(): void {
    for (const wake of this.wake.splice(0)) wake();
  }
}

export function tokenOf(link: string): string {
  return link.split('#')[1] ?? '';
}

/** The seat with an ask open, as its page has it. */
export function asksOf(
  client: Client,
): Of<'welcome'> extends never
  ? never
  : readonly { readonly id: string; readonly options: readonly { readonly id: string }[] }[] {
  const last = client.heard.findLast(
    (each) =>
      (each.type === 'told' && each.asks !== undefined) ||
      each.type === 'turned' ||
      (each.type === 'welcome' && each.kind === 'seat'),
  );
  if (last?.type === 'told') return last.asks ?? [];
  if (last?.type === 'turned' || (last?.type === 'welcome' && last.kind === 'seat')) return last.sees.asks;
  return [];
}
