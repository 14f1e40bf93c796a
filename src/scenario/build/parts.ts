import type { IncidentTemplate, Option, OptionsByKind, Parameters, Rung } from '../../model/index.js';
import { optionsByKind } from '../../model/index.js';
import type { CheckedScenario } from '../checked.js';
import { choicesOf } from './choices.js';
import { mapValues } from './entries.js';
import { incidentTemplate } from './incident.js';

/** A scenario, and the parts that the inputs of several machines share. */
export interface Parts {
  readonly scenario: CheckedScenario;
  readonly parameters: Parameters;
  readonly rungs: readonly Rung[];
  /** for an office that may choose every action */
  readonly options: OptionsByKind;
  readonly allOptions: readonly Option[];
  readonly publicChannel: string | null;
  readonly incidents: Readonly<Record<string, IncidentTemplate>>;
}

export function partsOf(scenario: CheckedScenario): Parts {
  const { parameters, ladder: rungs, options } = choicesOf(scenario);
  const publicChannel = Object.entries(scenario.channels).find(([, { tier }]) => tier === 'public');
  return {
    scenario,
    parameters,
    rungs,
    options: optionsByKind(options),
    allOptions: options,
    publicChannel: publicChannel?.[0] ?? null,
    incidents: mapValues(scenario.incidents, (spec) => incidentTemplate(scenario, parameters, spec)),
  };
}
