import { z } from 'zod';
import type { EntryLine } from './format.js';
import { DRAW_SHAPES, FACT_SHAPES, GROUNDS } from './shapes.js';

const seq = z.int().nonnegative();

const entry = z.looseObject({
  kind: z.literal('entry'),
  seq,
  at: z.number().nonnegative(),
  cause: seq.nullable(),
  because: z.array(seq),
  from: z.string(),
  to: z.string(),
  event: z.looseObject({ type: z.string() }),
  before: z.string(),
  after: z.string(),
  draws: z.array(z.looseObject({ kind: z.string() })),
  facts: z.array(z.looseObject({ fact: z.string() })),
});

/** What a value is: an entry, an entry that no run can have written (with the reason), or something else. */
export type CheckedEntry =
  | { readonly is: 'entry'; readonly entry: EntryLine }
  | { readonly is: 'wrong'; readonly why: string }
  | { readonly is: 'other' };

/**
 * Checks the entries of one file, in their order. Each has a number of its own, and rests only on entries before it, so a walk
 * along causes ends. Every fact and every draw has the fields of its kind.
 */
export class EntryChecker {
  private readonly before = new SeqSet();

  check(value: unknown): CheckedEntry {
    if (!isObject(value) || value['kind'] !== 'entry') return { is: 'other' };
    const read = entry.safeParse(value);
    if (!read.success) return { is: 'wrong', why: reasonOf(read.error) };
    const made = read.data as object as EntryLine;
    const why = this.wrongOrder(made) ?? wrongPart(made);
    if (why !== null) return { is: 'wrong', why };
    this.before.add(made.seq);
    return { is: 'entry', entry: made };
  }

  private wrongOrder({ seq: own, cause, because }: EntryLine): string | null {
    if (this.before.has(own)) return `there is an entry #${own} already`;
    if (cause !== null && !this.before.has(cause)) return `its cause, #${cause}, is not an earlier entry`;
    let last = -1;
    for (const source of because) {
      if (source <= last) return '“because” is not in ascending order';
      if (!this.before.has(source)) return `it rests on #${source}, which is not an earlier entry`;
      last = source;
    }
    return null;
  }
}

function wrongPart({ event, draws, facts }: EntryLine): string | null {
  for (const fact of facts) {
    const why = wrongKind(FACT_SHAPES, 'fact', fact.fact, fact);
    if (why !== null) return why;
  }
  for (const draw of draws) {
    const why = wrongKind(DRAW_SHAPES, 'draw', draw.kind, draw);
    if (why !== null) return why;
  }
  const grounds = event.type === 'briefing' ? event['grounds'] : undefined;
  const read = grounds === undefined ? null : GROUNDS.safeParse(grounds);
  return read === null || read.success ? null : `the grounds of its briefing: ${reasonOf(read.error)}`;
}

function wrongKind(
  shapes: Readonly<Record<string, z.ZodType>>,
  what: string,
  kind: string,
  value: unknown,
): string | null {
  const shape = Object.hasOwn(shapes, kind) ? shapes[kind] : undefined;
  if (shape === undefined) return `no ${what} has the kind “${kind.slice(0, 40)}”`;
  const read = shape.safeParse(value);
  return read.success ? null : `the ${what} “${kind}”: ${reasonOf(read.error)}`;
}

/** The first field that is wrong, and how. */
function reasonOf(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'it is not as expected';
  const path = issue.path.map(String).join('.').slice(0, 80);
  return `${path === '' ? 'it' : `its field “${path}”`} is missing or not as expected`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object';
}

const BLOCK = 1024;

/** A set of whole numbers that lie close together: a bit for each, in blocks. A file of any length needs little memory. */
class SeqSet {
  private readonly blocks = new Map<number, Uint32Array>();

  has(value: number): boolean {
    const bits = this.blocks.get(Math.floor(value / BLOCK))?.[(value % BLOCK) >> 5] ?? 0;
    return ((bits >>> (value % 32)) & 1) === 1;
  }

  add(value: number): void {
    const key = Math.floor(value / BLOCK);
    const block = this.blocks.get(key) ?? new Uint32Array(BLOCK / 32);
    this.blocks.set(key, block);
    block[(value % BLOCK) >> 5] = (block[(value % BLOCK) >> 5] ?? 0) | (1 << (value % 32));
  }
}
