import type { WebSocket } from 'ws';
import { LONGEST_MESSAGE } from '../protocol/clientMessages.js';
import type { RefusalCode } from '../protocol/codes.js';
import { REFUSALS } from '../protocol/codes.js';
import type { ServerMessage } from '../protocol/serverMessages.js';
import type { Holder } from './secret.js';

/** Messages that a connection may send at once, and how many more each second. */
const BURST = 40;
const PER_SECOND = 20;
/** Messages over the limit after which a connection is closed. */
const MOST_EXCESS = 200;
/** Milliseconds for which a connection over the limit is not read. */
const REST = 250;
/** Milliseconds within which a connection must say who it is. */
const HELLO_WITHIN = 10_000;
/** Bytes that a connection may leave unread. */
const MOST_UNSENT = 8 * 1024 * 1024;

/** One WebSocket of a page: limits what it may send, and says why something was refused. */
export class Connection {
  holder: Holder | null = null;
  /** of a seat */
  person: string | null = null;
  device: string | null = null;
  /** what was sent last of each kind of state, so that it is sent only when it has changed */
  private readonly sent = new Map<string, string>();
  private allowance = BURST;
  private filled = Date.now();
  private excess = 0;
  private readonly deadline: NodeJS.Timeout;

  constructor(
    private readonly socket: WebSocket,
    private readonly take: (message: unknown, from: Connection) => void,
    gone: (connection: Connection) => void,
  ) {
    this.deadline = setTimeout(() => this.close('no-token'), HELLO_WITHIN);
    socket.on('message', (data, isBinary) => this.hear(data as Buffer, isBinary));
    socket.on('close', () => {
      clearTimeout(this.deadline);
      gone(this);
    });
    // A message that is far too long, or is no message, ends the connection. There is nothing else to do about it.
    socket.on('error', () => this.socket.terminate());
  }

  /** The connection has said who it is. */
  accept(holder: Holder): void {
    clearTimeout(this.deadline);
    this.holder = holder;
  }

  send(message: ServerMessage): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (this.socket.bufferedAmount > MOST_UNSENT) return this.socket.terminate();
    this.socket.send(JSON.stringify(message));
  }

  /** Sends a message that tells a whole state, if that state has changed. */
  sendState(message: ServerMessage): void {
    const text = JSON.stringify(message);
    if (this.sent.get(message.type) === text) return;
    this.sent.set(message.type, text);
    this.send(message);
  }

  refuse(no: number | null, code: RefusalCode, message: string = REFUSALS[code]): void {
    this.send({ type: 'refused', no, code, message });
  }

  close(code: RefusalCode): void {
    this.refuse(null, code);
    this.socket.close(1008, code);
    // A page that does not answer is not waited for.
    setTimeout(() => this.socket.terminate(), 2000).unref();
  }

  ping(): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.ping();
  }

  terminate(): void {
    this.socket.terminate();
  }

  private hear(data: Buffer, isBinary: boolean): void {
    if (!this.isAllowed()) return;
    if (data.length > LONGEST_MESSAGE) return this.refuse(null, 'too-large');
    const message = isBinary ? undefined : parse(data.toString('utf8'));
    if (message === undefined) return this.refuse(null, 'malformed');
    this.take(message, this);
  }

  /** Whether a message is read. One over the limit is dropped, and the connection rests, so that it cannot slow the others. */
  private isAllowed(): boolean {
    const now = Date.now();
    this.allowance = Math.min(BURST, this.allowance + ((now - this.filled) / 1000) * PER_SECOND);
    this.filled = now;
    if (this.allowance >= 1) {
      this.allowance -= 1;
      return true;
    }
    this.excess += 1;
    if (this.excess > MOST_EXCESS) {
      this.close('too-many');
      return false;
    }
    if (!this.socket.isPaused) {
      this.refuse(null, 'too-many');
      this.socket.pause();
      setTimeout(() => this.socket.resume(), REST).unref();
    }
    return false;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
