import type { CheckedScenario } from '../../scenario/index.js';
import type { FactIndex } from './factIndex.js';
import type { Step } from './steps.js';
import { settled } from './steps.js';

/** Something that happened, on the curve: an incident, or an act of a side. */
export interface CurveMark {
  readonly at: number;
  readonly seq: number;
  readonly kind: 'incident' | 'act';
  readonly side: string;
  /** the rung of the act or incident */
  readonly rung: number;
}

/** How high a run stands over time. */
export interface Curve {
  readonly overall: readonly Step[];
  readonly sides: readonly { readonly side: string; readonly steps: readonly Step[] }[];
  readonly marks: readonly CurveMark[];
  readonly peak: { readonly rung: number; readonly seq: number | null; readonly at: number };
}

/** Another run over the same axis, from where it parts on. */
export interface OtherCurve {
  readonly name: string;
  readonly steps: readonly Step[];
  /** when it parts from the run, in seconds from the start */
  readonly from: number;
}

/** The rung overall and of each side, and what moved it. Moves of one second are drawn as one. */
export function curveOf(scenario: CheckedScenario, facts: FactIndex): Curve {
  const rungs = facts.of('rung');
  const start = { at: 0, value: rungs[0]?.fact.from ?? 0, seq: 0 };
  const overall = settled([start, ...rungs.map(({ at, seq, fact }) => ({ at, seq, value: fact.to }))]);
  const sides = Object.keys(scenario.sides).flatMap((side) => {
    const own = facts.of('side-state').filter(({ fact }) => fact.side === side);
    const steps = own.map(({ at, seq, fact }) => ({ at, seq, value: fact.rung }));
    return steps.length === 0 ? [] : [{ side, steps: settled([{ at: 0, value: 0, seq: 0 }, ...steps]) }];
  });
  let peak: Curve['peak'] = { rung: start.value, seq: null, at: 0 };
  for (const { at, seq, fact } of rungs) if (fact.to > peak.rung) peak = { rung: fact.to, seq, at };
  return { overall, sides, marks: marksOf(facts), peak };
}

function marksOf(facts: FactIndex): CurveMark[] {
  const incidents = facts.of('incident').map(({ at, seq, fact }): CurveMark => {
    return { at, seq, kind: 'incident', side: fact.by, rung: fact.rung };
  });
  const acts = facts.of('act').map(({ at, seq, fact }): CurveMark => {
    return { at, seq, kind: 'act', side: fact.side, rung: fact.rung };
  });
  return [...incidents, ...acts].toSorted((a, b) => a.at - b.at || a.seq - b.seq);
}
