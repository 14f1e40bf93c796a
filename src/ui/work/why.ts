import type { GroundKind, Link } from '../../record/index.js';
import { addUp, causesOf, nearestCauses, whyDocument } from '../../record/index.js';
import { withoutTruth } from '../drawn/masked.js';
import type { Loaded } from './session.js';

/** An entry in the chain of causes. */
export interface WhyLink extends Pick<Link, 'seq' | 'when' | 'says' | 'decided'> {
  readonly prior: { readonly why: string; readonly points: number } | null;
  readonly grounds: readonly GroundKind[];
}

/** The nearest causes of an entry, the entry first, and which leads to which. */
export interface WhyPicture {
  readonly target: number;
  readonly links: readonly WhyLink[];
  /** `solid`: the message that led to it; else what it rests on */
  readonly arrows: readonly { readonly from: number; readonly to: number; readonly solid: boolean }[];
  /** how many messages stand behind the entry in all */
  readonly behind: number;
}

const MOST_SHOWN = 13;

/**
 * Why an entry came about; null if there is none, or if the run never rose. Without the truth, no sentence tells what an act really
 * was. Executes nothing.
 */
export async function whyOf(
  { armed, entries }: Loaded,
  seq: number | 'peak',
  withTruth: boolean,
): Promise<WhyPicture | null> {
  const told = withTruth ? entries : withoutTruth(entries);
  const lines = () => told.map((entry) => ({ entry: { kind: 'entry' as const, ...entry } }));
  const causes = await causesOf(lines, seq);
  if (causes === null) return null;
  const { boxes, arrows } = nearestCauses(whyDocument(armed, causes), MOST_SHOWN);
  const links = boxes.map(({ seq: own, when, says, decided, grounds }): WhyLink => {
    const sums = addUp(grounds);
    return { seq: own, when, says, decided, prior: sums?.prior ?? null, grounds: sums?.kinds ?? [] };
  });
  const ordered = links.toSorted((a, b) =>
    a.seq === causes.target ? -1 : b.seq === causes.target ? 1 : b.seq - a.seq,
  );
  return { target: causes.target, links: ordered, arrows, behind: causes.entries.size - 1 };
}
