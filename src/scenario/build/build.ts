import type { Observer, System } from '../../engine/index.js';
import type { Measure, OutcomeState } from '../../model/index.js';
import { outcomeObserver } from '../../model/index.js';
import { assertChecked } from '../checked.js';
import type { CheckedScenario } from '../checked.js';
import { parseDuration } from '../format/units.js';
import { mapValues } from './entries.js';
import { measureOf, withinOf } from './measure.js';
import { partsOf } from './parts.js';
import { systemOf } from './system.js';

/** A scenario as the engine runs it. */
export interface BuiltScenario {
  readonly system: System;
  readonly observer: Observer<OutcomeState>;
  readonly measures: Readonly<Record<string, Measure>>;
  /** by outcome: how long a run is watched for it, if it is a time; in seconds */
  readonly within: Readonly<Record<string, number>>;
  /** seconds from the start */
  readonly horizon: number;
}

/**
 * Builds the system of machines for a checked scenario, and what to measure in it. For an arm, pass the result of `applyArm`. Runs
 * nothing. Throws a `TypeError` for a scenario that was not checked.
 */
export function buildScenario(scenario: CheckedScenario): BuiltScenario {
  assertChecked(scenario);
  const parts = partsOf(scenario);
  const horizon = parseDuration(scenario.horizon);
  const measures = mapValues(scenario.outcomes, (spec) => measureOf(spec, scenario));
  return {
    system: systemOf(parts),
    observer: outcomeObserver(measures, scenario['stop-when'] === 'calm', parts.parameters),
    measures,
    within: mapValues(scenario.outcomes, (spec) => withinOf(spec, horizon)),
    horizon,
  };
}
