import type { Entry } from '../engine/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import type { ChoicePoint } from './choicePoint.js';
import { choicePoints } from './choicePoint.js';
import type { RunAsRecorded } from './recorded.js';
import { prepareRerun } from './rerun.js';
import { prepareRuns } from './run.js';

/** Another choice at one decision, and what follows from it. */
export interface Pivot {
  readonly seq: number;
  readonly at: number;
  readonly office: string;
  readonly case: string | null;
  readonly chosen: string;
  readonly instead: string;
  /** the chance that the formula gave to this choice; null: the formula did not decide */
  readonly chance: number | null;
  readonly peak: number;
  readonly peakInstead: number;
  /** number of later inputs of the run that do not apply after the replacement */
  readonly notApplied: number;
}

/**
 * Runs a run again for each decision and each other option that was open there, with this one decision replaced. Returns the
 * replacements that change the peak rung, those that change it most first, then the likelier ones. Later inputs are placed as
 * `prepareRerun` places them. Executes at least one run for each replacement.
 */
export function pivotsOf(scenario: CheckedScenario, recorded: RunAsRecorded, entries: readonly Entry[]): Pivot[] {
  const { arm, seed } = recorded;
  const again = prepareRerun(scenario, recorded, entries, arm);
  const run = prepareRuns(scenario, arm);
  const peak = run(recorded).outcome.peakRung;
  const pivots = decisionsIn(entries).flatMap((point) => {
    const { seq, at, office, case: about, chosen, chances } = point;
    const others = point.options.filter((option) => option !== chosen);
    return others.flatMap((instead): Pivot[] => {
      const { notApplied, ...otherwise } = again({ seed, instead: { point, option: instead } });
      const peakInstead = run(otherwise).outcome.peakRung;
      if (peakInstead === peak) return [];
      const chance = chances?.[instead] ?? null;
      return [
        { seq, at, office, case: about, chosen, instead, chance, peak, peakInstead, notApplied: notApplied.length },
      ];
    });
  });
  const size = (pivot: Pivot) => Math.abs(pivot.peakInstead - pivot.peak);
  return pivots.toSorted((a, b) => size(b) - size(a) || (b.chance ?? 0) - (a.chance ?? 0) || a.seq - b.seq);
}

/** The decisions of a run, each once. An answer is in two entries: the one in which it came and the one that carries it out. */
function decisionsIn(entries: readonly Entry[]): ChoicePoint[] {
  const answered = new Set<number>();
  return choicePoints(entries).filter(({ ask }) => {
    if (ask === null) return true;
    const isFirst = !answered.has(ask);
    answered.add(ask);
    return isFirst;
  });
}
