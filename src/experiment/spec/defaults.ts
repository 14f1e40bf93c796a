import type { CheckedScenario } from '../../scenario/index.js';
import { AS_WRITTEN } from '../replications.js';
import type { ExperimentSpec } from './format.js';

/** The arms of an experiment: those of the spec, or those that the scenario compares, or all of its arms. */
export function armsOf({ arms }: ExperimentSpec, scenario: CheckedScenario): string[] {
  if (arms !== undefined) return arms;
  const all = Object.keys(scenario.arms);
  if (all.length === 0) return [AS_WRITTEN];
  return scenario.compare.length > 0 ? [...scenario.compare] : all;
}

/** The arm that others are compared with: that of the spec, or of the scenario, or the first. */
export function baselineOf(spec: ExperimentSpec, scenario: CheckedScenario): string {
  const arms = armsOf(spec, scenario);
  const wanted = spec.baseline ?? scenario.baseline ?? '';
  return arms.includes(wanted) ? wanted : (arms[0] ?? '');
}
