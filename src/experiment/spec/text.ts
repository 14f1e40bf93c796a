import { stringify } from 'yaml';
import type { ExperimentSpec } from './format.js';

/** The text of an experiment. `checkExperiment` reads the same experiment from it. */
export function experimentText(spec: ExperimentSpec): string {
  return stringify(spec);
}
