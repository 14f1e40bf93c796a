import type { Entry } from '../engine/index.js';
import { canonical } from './canonical.js';
import { findDifference } from './difference.js';

type Entries = AsyncIterable<Entry> | Iterable<Entry>;

/** Where two runs diverge: the first entries that differ, apart from sequence numbers. */
export interface Parting {
  /** number of equal entries before it */
  readonly same: number;
  /** seconds from the start */
  readonly at: number;
  /** the entries there; null if that run has ended */
  readonly a: Entry | null;
  readonly b: Entry | null;
  /** what differs: the message, or for the same message a belief, draw, option, state or fact */
  readonly what: 'message' | 'belief' | 'draw' | 'option' | 'state' | 'facts';
  /** the field, by its path */
  readonly field: string;
  readonly inA: unknown;
  readonly inB: unknown;
}

/** Finds where two runs diverge; null if they are the same. Ignores sequence numbers. Holds one entry of each run at a time. */
export async function partingOf(a: Entries, b: Entries): Promise<Parting | null> {
  const left = iterate(a);
  const right = iterate(b);
  for (let same = 0; ; same++) {
    const [nextA, nextB] = [await left.next(), await right.next()];
    const inA = nextA.done === true ? null : nextA.value;
    const inB = nextB.done === true ? null : nextB.value;
    if (inA === null && inB === null) return null;
    if (inA === null || inB === null) {
      const at = (inA ?? inB)?.at ?? 0;
      return {
        same,
        at,
        a: inA,
        b: inB,
        what: 'message',
        field: 'entry',
        inA: inA && inA.event.type,
        inB: inB && inB.event.type,
      };
    }
    const [plainA, plainB] = [withoutNumbers(inA), withoutNumbers(inB)];
    if (canonical(plainA) === canonical(plainB)) continue;
    const found = firstDifference(plainA, plainB);
    return { same, at: Math.min(inA.at, inB.at), a: inA, b: inB, ...found };
  }
}

async function* iterate(entries: Entries): AsyncGenerator<Entry> {
  yield* entries;
}

const NUMBERS = new Set(['seq', 'because', 'ask']);

/** An entry without the fields that depend on the number of earlier messages. */
function withoutNumbers({ seq: _seq, cause: _cause, because: _because, ...rest }: Entry): Record<string, unknown> {
  return strip(rest) as Record<string, unknown>;
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !NUMBERS.has(key))
      .map(([key, part]) => [key, strip(part)]),
  );
}

/** The order of comparison: a field that explains differences in others comes before them. */
const ORDER = ['at', 'to', 'from', 'event', 'before', 'draws', 'facts', 'after'];

function firstDifference(
  a: Record<string, unknown>,
  b: Record<string, unknown>,
): Pick<Parting, 'what' | 'field' | 'inA' | 'inB'> {
  for (const key of ORDER) {
    const found = findDifference(a[key], b[key], [key]);
    if (found === null) continue;
    return { what: kindOf(found.path), field: found.path.join('.'), inA: found.a, inB: found.b };
  }
  const found = findDifference(a, b);
  return { what: 'facts', field: found?.path.join('.') ?? '', inA: found?.a, inB: found?.b };
}

function kindOf(path: readonly string[]): Parting['what'] {
  const [top] = path;
  const last = path.at(-1);
  if (last === 'belief') return 'belief';
  if (top === 'draws') return last === 'result' ? 'option' : 'draw';
  if (top === 'facts') return last === 'chosen' ? 'option' : 'facts';
  return top === 'before' || top === 'after' ? 'state' : 'message';
}
