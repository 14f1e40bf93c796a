import { signal } from '@preact/signals';
import type {
  CellCommand,
  CellQuestion,
  ClockMessage,
  ConsoleState,
  FromHere,
  OtherArm,
  ServerMessage,
} from '../../room/index.js';
import { Link } from '../room/link.js';

type Rows = Extract<ServerMessage, { type: 'rows' }>['rows'];

export const room = signal<ConsoleState | null>(null);
export const clock = signal<ClockMessage | null>(null);
export const rows = signal<Rows>([]);
export const wrong = signal('');
export const fromHere = signal<FromHere | null>(null);
export const twin = signal<OtherArm | null>(null);
/** what the server is counting; empty: nothing */
export const counting = signal('');
/** whether what only the facilitator may see is hidden, as others look at this screen */
export const isHidden = signal(false);

export const link = new Link<CellCommand | CellQuestion>(take);

export async function act(what: CellCommand): Promise<boolean> {
  wrong.value = '';
  const outcome = await link.do(what);
  if (!outcome.ok) wrong.value = outcome.message;
  return outcome.ok;
}

export async function ask(what: CellQuestion, words: string): Promise<void> {
  counting.value = words;
  const outcome = await link.ask(what);
  counting.value = '';
  if (!outcome.ok) wrong.value = outcome.message;
}

/** A file of the evening. The token goes in the body, so that it is in no address. */
export async function download(name: string): Promise<void> {
  const answer = await fetch(`/files/${name}`, { method: 'POST', body: location.hash.slice(1) });
  if (!answer.ok) {
    wrong.value = await answer.text();
    return;
  }
  const anchor = document.createElement('a');
  anchor.href = URL.createObjectURL(await answer.blob());
  anchor.download = name;
  anchor.click();
  URL.revokeObjectURL(anchor.href);
}

function take(message: ServerMessage): void {
  switch (message.type) {
    case 'console':
      room.value = message.state;
      break;
    case 'clock':
      clock.value = message;
      break;
    case 'rows':
      rows.value = [...rows.value.slice(0, message.from), ...message.rows];
      break;
    case 'answer':
      if (isTwin(message.what)) twin.value = message.what;
      else if (isFromHere(message.what)) fromHere.value = message.what;
      break;
    default:
  }
}

function isTwin(what: unknown): what is OtherArm {
  return typeof what === 'object' && what !== null && 'twin' in what;
}

function isFromHere(what: unknown): what is FromHere {
  return typeof what === 'object' && what !== null && 'peaks' in what;
}
