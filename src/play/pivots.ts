import type { Entry } from '../engine/index.js';
import { compiled, startSimulation } from '../engine/index.js';
import { outcomeOf } from '../model/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import { applyArm, buildScenario } from '../scenario/index.js';
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

/** What follows from a replacement. */
interface Replaced {
  readonly peak: number;
  readonly notApplied: number;
}

/**
 * Replaces each decision of a run by each other option that was open there, one at a time. Returns the replacements that change the
 * peak rung, those that change it most first, then the likelier ones. Later inputs are placed as `prepareRerun` places them. Executes
 * the run at least once, and what follows on each replacement.
 */
export function pivotsOf(scenario: CheckedScenario, recorded: RunAsRecorded, entries: readonly Entry[]): Pivot[] {
  const { inputs, epochs = [] } = recorded;
  const peak = prepareRuns(scenario, recorded.arm)(recorded).outcome.peakRung;
  const replace =
    inputs.length + epochs.length === 0
      ? prepareForks(scenario, recorded)
      : prepareReplacements(scenario, recorded, entries);
  const pivots = decisionsIn(entries).flatMap((point) => {
    const { seq, at, office, case: about, chosen, chances } = point;
    const others = point.options.filter((option) => option !== chosen);
    return others.flatMap((instead): Pivot[] => {
      const { peak: peakInstead, notApplied } = replace(point, instead);
      if (peakInstead === peak) return [];
      const chance = chances?.[instead] ?? null;
      return [{ seq, at, office, case: about, chosen, instead, chance, peak, peakInstead, notApplied }];
    });
  });
  const size = (pivot: Pivot) => Math.abs(pivot.peakInstead - pivot.peak);
  return pivots.toSorted((a, b) => size(b) - size(a) || (b.chance ?? 0) - (a.chance ?? 0) || a.seq - b.seq);
}

/**
 * Replaces decisions of a run without inputs, in their order: forks the run where the decision is taken, and plays on from there. That
 * takes about half the time of playing each from the start.
 */
function prepareForks(
  scenario: CheckedScenario,
  { arm, seed }: RunAsRecorded,
): (point: ChoicePoint, option: string) => Replaced {
  const { system, observer, horizon } = buildScenario(arm === null ? scenario : applyArm(scenario, arm));
  const reached = { seq: 0 };
  const trace = ({ seq }: Entry) => void (reached.seq = seq);
  const run = startSimulation(system, { seed, horizon, observer, trace }, compiled);
  return ({ before, at, entity: to }, option) => {
    while (reached.seq !== before && run.step());
    const fork = run.fork();
    fork.input({ origin: 'supposition', at, to, event: { type: 'suppose', belief: null, option } });
    const { at: end } = fork.run();
    return { peak: outcomeOf(fork.watched, end).peakRung, notApplied: 0 };
  };
}

function prepareReplacements(
  scenario: CheckedScenario,
  recorded: RunAsRecorded,
  entries: readonly Entry[],
): (point: ChoicePoint, option: string) => Replaced {
  const { arm, seed } = recorded;
  const again = prepareRerun(scenario, recorded, entries, arm);
  const run = prepareRuns(scenario, arm);
  return (point, option) => {
    const { notApplied, ...otherwise } = again({ seed, instead: { point, option } });
    return { peak: run(otherwise).outcome.peakRung, notApplied: notApplied.length };
  };
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
