import { inWords } from '../../model/index.js';
import { Names, clock, partingOf, sentence } from '../../telling/index.js';
import { curveOf } from '../drawn/curve.js';
import { FactIndex } from '../drawn/factIndex.js';
import { withoutTruth } from '../drawn/masked.js';
import type { Step } from '../drawn/steps.js';
import type { Change, Changed } from './change.js';
import { changeRun } from './change.js';
import type { StoryRow } from './picture.js';
import type { Loaded } from './session.js';
import { rowsOf } from './story.js';

/** A run with one thing changed, as it is drawn beside the run. */
export interface Instead {
  readonly change: Change;
  /** what is changed: “hold instead of limited retaliation” */
  readonly name: string;
  /** the rung overall */
  readonly steps: readonly Step[];
  readonly peak: number;
  readonly peakBefore: number;
  readonly finalRung: number;
  /** when the two runs part; null: they are the same */
  readonly from: number | null;
  /** “day 1 09:17” */
  readonly when: string;
  /** what is told of it from there on, without the truth */
  readonly story: readonly StoryRow[];
  /** why the decision could not be replaced, and what else differs from what was asked */
  readonly notes: readonly string[];
  /** the flags of `brinkline run` that give the same run; null: it has none for this */
  readonly flags: readonly string[] | null;
}

/** The run with one thing changed, all luck being equal. Throws an Error that says why it cannot be done. */
export async function insteadOf(loaded: Loaded, change: Change): Promise<Instead> {
  const changed = changeRun(loaded, change);
  const from = await partsAt(loaded, changed);
  const curve = curveOf(changed.armed, new FactIndex(changed.entries));
  const headlines = rowsOf(changed.scenario, withoutTruth(changed.entries), 'headlines');
  const notApplied = `${changed.notApplied} inputs of the run do not apply in this one.`;
  return {
    change,
    name: nameOf(loaded, change, changed),
    steps: curve.overall,
    peak: changed.result.outcome.peakRung,
    peakBefore: curveOf(loaded.armed, loaded.facts).peak.rung,
    finalRung: changed.result.outcome.finalRung,
    from,
    when: clock(loaded.scenario.start, from ?? 0),
    story: from === null ? [] : headlines.filter(({ at }) => at >= from),
    notes: [
      ...(changed.notReplaced === null ? [] : [`Not replaced: ${changed.notReplaced}.`]),
      ...(changed.notApplied === 0 ? [] : [notApplied]),
    ],
    flags: flagsOf(change),
  };
}

/** When the two runs part; null: never. A replaced decision is where they part, and need not be looked for. */
async function partsAt({ entries }: Loaded, { entries: others, point, notReplaced }: Changed): Promise<number | null> {
  if (point !== null && notReplaced === null) return point.at;
  return (await partingOf(entries, others))?.at ?? null;
}

function nameOf({ scenario }: Loaded, change: Change, { point }: Changed): string {
  switch (change.kind) {
    case 'option': {
      const who = point === null ? '' : `${sentence(new Names(scenario).actor(point.office))}: `;
      return `${who}${inWords(change.option)} instead of ${inWords(point?.chosen ?? '')}`;
    }
    case 'arm':
      return change.arm === null ? 'the scenario as written' : `arm ${change.arm}`;
    case 'parameter':
      return `${inWords(change.name)} ${change.value}`;
  }
}

function flagsOf(change: Change): string[] | null {
  switch (change.kind) {
    case 'option':
      return ['--instead', `#${change.seq} ${change.option}`];
    case 'arm':
      return change.arm === null ? null : ['--arm', change.arm];
    case 'parameter':
      return null;
  }
}
