/** Where the reader stands: a time in seconds from the start, and the entry that was chosen, if any. */
export interface Cursor {
  readonly at: number;
  readonly seq: number | null;
}

/** A place in a run, as the part of the address after `#` has it. */
export interface Place {
  /** seconds from the start */
  readonly at: number | null;
  readonly office: string | null;
  readonly seq: number | null;
}

/** “#t=30:01:17&o=russia.local-commander&e=820”: hours, minutes and seconds from the start, the office, the entry. */
export function hashOf({ at, seq }: Cursor, office: string | null): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const time = `${two(Math.floor(at / 3600))}:${two(Math.floor((at % 3600) / 60))}:${two(at % 60)}`;
  const who = office === null ? '' : `&o=${encodeURIComponent(office)}`;
  return `#t=${time}${who}${seq === null ? '' : `&e=${seq}`}`;
}

const TIME = /^(\d{1,6}):([0-5]\d):([0-5]\d)$/;

/** Reads such a place. What is not understood is left out. */
export function placeIn(hash: string): Place {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const [, hours, minutes, seconds] = TIME.exec(given.get('t') ?? '') ?? [];
  const at = hours === undefined ? null : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const entry = given.get('e') ?? '';
  return { at, office: given.get('o'), seq: /^\d{1,9}$/.test(entry) ? Number(entry) : null };
}
