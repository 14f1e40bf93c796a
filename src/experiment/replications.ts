import type { CheckedScenario } from '../scenario/index.js';
import type { RunResult, RunSoFar } from '../play/index.js';
import { measureOf, parseDuration, withinOf } from '../scenario/index.js';
import { prepareOnward, prepareRuns } from '../play/index.js';
import type { DetectionOutcomes, MeasuredOutcome, RunRow } from './comparison.js';

/** The outcomes of a scenario with their kinds, as a comparison needs them. */
export function measuredOutcomes(scenario: CheckedScenario): MeasuredOutcome[] {
  const horizon = parseDuration(scenario.horizon);
  return Object.entries(scenario.outcomes).map(([name, spec]) => {
    const { kind, from = 'first-case' } = measureOf(spec, scenario);
    return kind === 'time' ? { name, kind, from, within: withinOf(spec, horizon) } : { name, kind };
  });
}

/**
 * The two outcomes from which d′ and the criterion are estimated: whether an attack, and whether an accident, was answered by an act
 * of at least some rung, the same for both. With the first Brier score. Null if the scenario does not measure both answers.
 */
export function detectionOutcomes(scenario: CheckedScenario): DetectionOutcomes | null {
  const brier = Object.entries(scenario.outcomes).find(([, spec]) => spec.brier !== undefined)?.[0] ?? null;
  const answers = Object.entries(scenario.outcomes).filter(([, spec]) => spec['action-at-least'] !== undefined);
  for (const [answeredAttack, attack] of answers) {
    if (attack['when-truth-is'] !== 'hostile') continue;
    const accident = answers.find(
      ([, spec]) => spec['when-truth-is'] === 'accident' && spec['action-at-least'] === attack['action-at-least'],
    );
    if (accident !== undefined) return { answeredAttack, answeredAccident: accident[0], brier };
  }
  return null;
}

/** The name, in lists of arms, of the scenario without the patches of any arm. */
export const AS_WRITTEN = 'as written';

/** The seed of run `number` (from 1) of a batch. */
export function runSeed(seed: string, number: number): string {
  return `${seed}/${number}`;
}

/**
 * Returns a function that runs every arm under one seed and returns their rows in the order of the arms. The arms share their draws
 * by address. With `from`, the runs go on from a moment of that run, and the seed is the luck from then on.
 */
export function prepareReplications(
  scenario: CheckedScenario,
  arms: readonly string[],
  from?: RunSoFar,
): (seed: string) => RunRow[] {
  const prepared = arms.map((arm) => {
    const played = arm === AS_WRITTEN ? null : arm;
    return {
      arm,
      run: from === undefined ? prepareRuns(scenario, played) : prepareOnward(scenario, played, from).goOn,
    };
  });
  return (seed) => prepared.map(({ arm, run }) => rowOf(arm, seed, run));
}

/** The row of a run. Throws an Error that names the arm and the seed if the run fails. */
export function rowOf(arm: string, seed: string, run: (options: { seed: string }) => RunResult): RunRow {
  try {
    const { outcome, hash, endedBy, endedAt, start } = run({ seed });
    const { peakRung, finalRung, measures: values, milestones: changes } = outcome;
    return { arm, seed, hash, peakRung, finalRung, endedBy, endedAt, ...start, values, changes };
  } catch (error) {
    throw new Error(`arm ${arm}, seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
