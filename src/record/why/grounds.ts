import type { Link } from './explain.js';

/** Grounds of one kind, added up. */
export interface GroundKind {
  readonly why: string;
  /** points of probability, from −1 to 1 */
  readonly points: number;
  /** the entries that they come from */
  readonly seqs: readonly number[];
}

/** Smaller sums are not told. */
const TELLING = 0.005;

/** The belief before all grounds, and the grounds by kind, the largest first; null if there are none. */
export function addUp([prior, ...rest]: Link['grounds']): {
  readonly prior: Link['grounds'][number];
  readonly kinds: readonly GroundKind[];
} | null {
  if (prior === undefined) return null;
  const kinds = new Map<string, GroundKind>();
  for (const { why: reason, points, seq } of rest) {
    const why = reason.replace(/ \(\d+\)$/, '');
    const known = kinds.get(why) ?? { why, points: 0, seqs: [] };
    kinds.set(why, { why, points: known.points + points, seqs: seq > 0 ? [...known.seqs, seq] : known.seqs });
  }
  const told = [...kinds.values()].filter(({ points }) => Math.abs(points) >= TELLING);
  return { prior, kinds: told.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points)) };
}
