import type { Measure } from '../../model/index.js';
import type { OutcomeSpec } from '../format/schema.js';
import { measureAmong } from '../measures/oneOf.js';
import { MEASURE_KINDS } from '../measures/registry.js';

/** How an outcome of a scenario is measured. */
export function measureOf(spec: OutcomeSpec): Measure {
  return measureAmong(MEASURE_KINDS, spec);
}
