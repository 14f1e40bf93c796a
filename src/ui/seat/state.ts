import { computed, signal } from '@preact/signals';
import type { ClockMessage, SeatCard, SeatCommand, SeatRoom, Sees, ServerMessage } from '../../room/index.js';
import { Link, store, stored } from '../room/link.js';

const NAME = 'brinkline name';
const READ = `brinkline read ${location.hash.slice(1, 9)}`;
const READ_WORDS = `brinkline words ${location.hash.slice(1, 9)}`;

export const card = signal<SeatCard | null>(null);
export const room = signal<SeatRoom | null>(null);
export const sees = signal<Sees>({ rows: [], cases: [], lines: [], asks: [] });
export const clock = signal<ClockMessage | null>(null);
export const person = signal({ id: '', name: stored(NAME) });
/** what the seat was told last about the room: “We are back at day 1 09:20.” */
export const news = signal('');
/** what the last command came to, where it was refused */
export const wrong = signal('');
/** the number of the newest row that has been read */
export const readTo = signal(Number(stored(READ)) || 0);
const wordsReadTo = signal(Number(stored(READ_WORDS)) || 0);
/** asks that this person has just answered, for whose case an estimate is wanted */
export const toEstimate = signal<{ readonly case: string; readonly says: string } | null>(null);

export const unread = computed(() => sees.value.rows.filter(({ id }) => id > readTo.value).length);
export const unreadWords = computed(
  () => sees.value.rows.filter(({ id, kind }) => id > wordsReadTo.value && kind === 'words').length,
);

export const link = new Link<SeatCommand>(take, () => person.value.name);

/** Does something, and says if it was refused. */
export async function act(what: SeatCommand): Promise<boolean> {
  wrong.value = '';
  const outcome = await link.do(what);
  if (!outcome.ok) wrong.value = outcome.message;
  return outcome.ok;
}

export function setName(name: string): void {
  person.value = { ...person.value, name };
  store(NAME, name);
}

export function markRead(): void {
  const last = sees.value.rows.at(-1)?.id ?? 0;
  readTo.value = last;
  store(READ, String(last));
}

export function markWordsRead(): void {
  const last = sees.value.rows.at(-1)?.id ?? 0;
  wordsReadTo.value = last;
  store(READ_WORDS, String(last));
}

function take(message: ServerMessage): void {
  switch (message.type) {
    case 'welcome':
      if (message.kind !== 'seat') return;
      card.value = message.card;
      room.value = message.room;
      sees.value = message.sees;
      clock.value = message.clock;
      person.value = { id: message.person, name: message.name };
      if (readTo.value > (message.sees.rows.at(-1)?.id ?? 0)) readTo.value = 0;
      break;
    case 'told': {
      const { rows, cases, lines, asks } = message;
      const before = sees.value;
      sees.value = {
        rows: [...before.rows, ...rows],
        cases: cases ?? before.cases,
        lines: lines ?? before.lines,
        asks: asks ?? before.asks,
      };
      break;
    }
    case 'turned':
      sees.value = message.sees;
      news.value = `We are back at ${message.when}.`;
      markRead();
      markWordsRead();
      break;
    case 'room':
      room.value = message.room;
      break;
    case 'clock':
      clock.value = message;
      break;
    default:
  }
}
