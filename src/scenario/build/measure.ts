import type { Measure } from '../../model/index.js';
import type { CheckedScenario } from '../checked.js';
import { groundOf } from './ground.js';
import type { OutcomeSpec } from '../format/schema.js';
import { parseDuration } from '../format/units.js';
import { measureAmong } from '../measures/oneOf.js';
import { MEASURE_KINDS } from '../measures/registry.js';

/** How an outcome of a scenario is measured. */
export function measureOf(spec: OutcomeSpec, scenario: CheckedScenario): Measure {
  return measureAmong(MEASURE_KINDS, spec, groundOf(scenario));
}

/** How long each run is watched for a time, in seconds. The horizon is in seconds, too. */
export function withinOf({ within }: OutcomeSpec, horizon: number): number {
  return within === undefined ? Math.floor(horizon / 2) : parseDuration(within);
}
