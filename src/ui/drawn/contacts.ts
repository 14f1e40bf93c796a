import type { ContactResult } from '../../model/index.js';
import type { FactIndex } from './factIndex.js';

/** An attempt to talk. */
export interface ContactMark {
  readonly at: number;
  readonly seq: number;
  readonly channel: string;
  readonly from: string;
  readonly to: string;
  readonly result: ContactResult;
}

/** Results that are drawn between two lanes: somebody at the other end could have noticed. */
const REACHING: ReadonlySet<ContactResult> = new Set(['connected', 'refused', 'unanswered', 'busy']);
/** Above this many arcs the lines have rows of their own, and only the call at the cursor draws its arc. */
const MOST_ARCS = 12;

/** The contacts of a run that were tried. */
export function contactsOf(facts: FactIndex): ContactMark[] {
  return facts.of('contact').flatMap(({ at, seq, fact: { channel, from, to, result } }) => {
    return result === 'not-tried' ? [] : [{ at, seq, channel, from, to, result }];
  });
}

/** Whether a contact is an arc between two lanes. The others are marks on the lane of the caller. */
export function isArc({ result }: ContactMark): boolean {
  return REACHING.has(result);
}

/** The rows of lines, those most used first, if there are too many arcs to draw them all; otherwise none. */
export function channelRows(contacts: readonly ContactMark[]): readonly (readonly [string, readonly ContactMark[]])[] {
  const arcs = contacts.filter(isArc);
  if (arcs.length <= MOST_ARCS) return [];
  const rows = new Map<string, ContactMark[]>();
  for (const mark of arcs) rows.set(mark.channel, [...(rows.get(mark.channel) ?? []), mark]);
  return [...rows].toSorted(([, a], [, b]) => b.length - a.length);
}
