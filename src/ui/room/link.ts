import { signal } from '@preact/signals';
import type { RefusalCode, ServerMessage } from '../../room/index.js';

/** Milliseconds after which a lost connection is tried again; later tries wait longer. */
const AGAIN = [300, 1000, 2000, 4000];

/** What became of a command. */
export type Outcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: RefusalCode; readonly message: string };

export type LinkState = 'connecting' | 'open' | 'away' | 'refused';

interface Waiting<What> {
  readonly no: number;
  readonly type: 'do' | 'ask';
  readonly what: What;
  readonly tell: (outcome: Outcome) => void;
}

/**
 * The connection of a page to the server of the room. It comes back by itself, and sends again what was not acknowledged: the server
 * takes each number once.
 */
export class Link<What> {
  readonly state = signal<LinkState>('connecting');
  /** why there is no way in */
  readonly refusal = signal('');
  private socket: WebSocket | null = null;
  private tries = 0;
  private no = 0;
  private waiting: Waiting<What>[] = [];
  private readonly token: string;
  private readonly device: string;

  constructor(
    private readonly take: (message: ServerMessage) => void,
    private readonly name: () => string = () => '',
  ) {
    this.token = location.hash.slice(1);
    this.device = deviceFor(this.token);
    addEventListener('online', () => this.connect());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.connect();
    });
    this.connect();
  }

  /** Does something. The promise comes when the server has accepted or refused it, even if the connection is lost in between. */
  async do(what: What): Promise<Outcome> {
    return this.put('do', what);
  }

  /** Asks for something; the answer comes as a message. */
  async ask(what: What): Promise<Outcome> {
    return this.put('ask', what);
  }

  private async put(type: 'do' | 'ask', what: What): Promise<Outcome> {
    return new Promise((tell) => {
      this.no += 1;
      this.waiting.push({ no: this.no, type, what, tell });
      this.send({ type, no: this.no, what });
    });
  }

  private connect(): void {
    if (this.state.value === 'refused' || (this.socket !== null && this.socket.readyState <= WebSocket.OPEN)) return;
    if (this.token === '') {
      this.state.value = 'refused';
      this.refusal.value = 'This address is not complete. Use the whole link, or the code.';
      return;
    }
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`);
    this.socket = socket;
    socket.addEventListener('open', () => {
      const name = this.name();
      const hello = { type: 'hello', protocol: 1, token: this.token, device: this.device };
      socket.send(JSON.stringify(name === '' ? hello : { ...hello, name }));
    });
    socket.addEventListener('message', ({ data }) => this.hear(JSON.parse(String(data)) as ServerMessage));
    socket.addEventListener('close', () => this.lost(socket));
  }

  private lost(socket: WebSocket): void {
    if (this.socket !== socket || this.state.value === 'refused') return;
    this.state.value = 'away';
    setTimeout(() => this.connect(), AGAIN[Math.min(this.tries, AGAIN.length - 1)]);
    this.tries += 1;
  }

  private send(message: object): void {
    if (this.state.value === 'open') this.socket?.send(JSON.stringify(message));
  }

  private hear(message: ServerMessage): void {
    if (message.type === 'refused' && message.no === null && this.state.value !== 'open') {
      this.state.value = 'refused';
      this.refusal.value = message.message;
      return;
    }
    if (message.type === 'refused' && message.code === 'elsewhere') {
      this.state.value = 'refused';
      this.refusal.value = message.message;
      return;
    }
    if (message.type === 'welcome') this.arrive(message.last);
    if (message.type === 'done' || message.type === 'answer') this.settle(message.no, { ok: true });
    if (message.type === 'refused' && message.no !== null) {
      // What was accepted before is done.
      const { code, message: text } = message;
      this.settle(message.no, code === 'replayed' ? { ok: true } : { ok: false, code, message: text });
    }
    this.take(message);
  }

  /** The server has let the page in. Sends again what it has not accepted. */
  private arrive(last: number): void {
    this.state.value = 'open';
    this.tries = 0;
    this.no = Math.max(this.no, last);
    for (const { no } of this.waiting.filter((each) => each.type === 'do' && each.no <= last))
      this.settle(no, { ok: true });
    for (const { type, no, what } of this.waiting) this.send({ type, no, what });
  }

  private settle(no: number, outcome: Outcome): void {
    const found = this.waiting.find((each) => each.no === no);
    this.waiting = this.waiting.filter((each) => each !== found);
    found?.tell(outcome);
  }
}

/** A random name for this device on this link, which it keeps. `crypto.randomUUID` is missing on plain http. */
function deviceFor(token: string): string {
  const key = `brinkline device ${token.slice(0, 8)}`;
  const kept = stored(key);
  if (kept !== '') return kept;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const made = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  store(key, made);
  return made;
}

/** What the browser keeps under a name; empty where it keeps nothing. */
export function stored(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

export function store(key: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Private windows may keep nothing. What was sent is safe all the same.
  }
}
