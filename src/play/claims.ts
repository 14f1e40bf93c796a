import type { Entry } from '../engine/index.js';
import type { CrisisFact, Outcome } from '../model/index.js';
import type { CheckedScenario } from '../scenario/index.js';
import type { ChoicePoint } from './choicePoint.js';
import type { RunAsRecorded } from './recorded.js';
import { prepareRerun } from './rerun.js';
import { prepareRuns } from './run.js';

/** A claim that another belief would have tipped a decision: from that belief on, another option is chosen. */
export interface Claim {
  readonly to: string;
  readonly at: number;
}

/** The result of running a run again with the belief of a claim. Times are in seconds from the start. */
export interface ClaimChecked {
  readonly holds: boolean;
  /** what was chosen on that belief; null: the case was cleared, or closed, instead */
  readonly chosen: string | null;
  readonly peak: number;
  /** when the peak was reached; null: nothing raised the ladder */
  readonly peakAt: number | null;
  readonly peakInstead: number;
  readonly peakAtInstead: number | null;
  /** whether the same peak is still reached, only later */
  readonly putsOff: boolean;
  /** number of later inputs of the run that no longer apply */
  readonly notApplied: number;
}

/**
 * Makes a function that checks a claim: it runs the run again, with one decision of the formula made on another belief. `entries`:
 * those of the run. The function executes at least one run for each claim.
 */
export function prepareClaimChecks(
  scenario: CheckedScenario,
  recorded: RunAsRecorded,
  entries: readonly Entry[],
): (point: ChoicePoint, claim: Claim) => ClaimChecked {
  const { arm, seed } = recorded;
  const again = prepareRerun(scenario, recorded, entries, arm);
  const run = prepareRuns(scenario, arm);
  const before = peakOf(run(recorded).outcome);
  return (point, claim) => {
    const { notApplied, ...otherwise } = again({ seed, instead: { point, belief: claim.at } });
    let chosen: string | null = null;
    const trace = ({ seq, to, facts }: Entry) => {
      if (seq === point.seq && to === point.entity) chosen = chosenIn(facts as readonly CrisisFact[]);
    };
    const after = peakOf(run({ ...otherwise, trace }).outcome);
    return {
      holds: chosen === claim.to,
      chosen,
      peak: before.rung,
      peakAt: before.at,
      peakInstead: after.rung,
      peakAtInstead: after.at,
      putsOff: after.rung === before.rung && (after.at ?? 0) > (before.at ?? 0),
      notApplied: notApplied.length,
    };
  };
}

function chosenIn(facts: readonly CrisisFact[]): string | null {
  for (const fact of facts) if (fact.fact === 'decision') return fact.chosen;
  return null;
}

/** The peak rung, and when it was first reached. */
function peakOf({ peakRung: rung, crossings }: Outcome): { readonly rung: number; readonly at: number | null } {
  return { rung, at: crossings.find((crossing) => crossing.rung === rung)?.at ?? null };
}
