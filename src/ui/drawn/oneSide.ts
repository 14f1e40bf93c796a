import { sideOf } from '../../scenario/index.js';
import type { ContactMark } from './contacts.js';
import type { CaseBar } from './cases.js';
import type { Curve } from './curve.js';
import type { Lane } from './lanes.js';

interface Drawn {
  readonly curve: Curve;
  readonly cases: readonly CaseBar[];
  readonly lanes: readonly Lane[];
  readonly contacts: readonly ContactMark[];
}

/** Results that the called side notices. */
const NOTICED: ReadonlySet<string> = new Set(['connected', 'refused']);

/** A picture as one side could have drawn it: its own offices, their calls, the cases that one of them heard of, and its own rung. */
export function drawnFor<Picture extends Drawn>(picture: Picture, side: string): Picture {
  const lanes = picture.lanes.filter((lane) => lane.side === side);
  const known = new Set(lanes.flatMap(({ strips }) => strips.map((strip) => strip.case)));
  const own = picture.curve.sides.filter((each) => each.side === side);
  const steps = own[0]?.steps ?? [];
  let peak: Curve['peak'] = { rung: 0, seq: null, at: 0 };
  for (const { at, seq, value } of steps) if (value > peak.rung) peak = { rung: value, seq, at };
  const cases = picture.cases.filter(({ id }) => known.has(id));
  const incidents = new Set(cases.map(({ seq }) => seq));
  const isMarked = (mark: Curve['marks'][number]) =>
    mark.kind === 'act' ? mark.side === side : incidents.has(mark.seq);
  return {
    ...picture,
    lanes,
    cases,
    contacts: picture.contacts.filter(
      ({ from, to, result }) => sideOf(from) === side || (sideOf(to) === side && NOTICED.has(result)),
    ),
    curve: { overall: steps, sides: own, marks: picture.curve.marks.filter(isMarked), peak },
  };
}
