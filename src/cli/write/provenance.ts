import { createHash } from 'node:crypto';
import { ENGINE_VERSION } from '../../engine/index.js';
import { DISCLAIMER, PARAMETERS, defaultParameters } from '../../model/index.js';
import type { ParameterName } from '../../model/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { choicesOf, fieldOf } from '../../scenario/index.js';

/** What a manifest says of the engine and of the scenario: its id, the SHA-256 of its text, and the parameters that it sets. */
export function provenance(scenario: CheckedScenario, text: string) {
  return {
    engine: ENGINE_VERSION,
    scenario: { id: scenario.id, title: scenario.title, sha256: sha256Of(text) },
    parameters: changedParameters(scenario),
    notice: DISCLAIMER,
  };
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The parameters whose values differ from the defaults, as the file writes them. */
function changedParameters(scenario: CheckedScenario): Record<string, unknown> {
  const { parameters } = choicesOf(scenario);
  const defaults = defaultParameters();
  const names = (Object.keys(PARAMETERS) as ParameterName[]).filter((name) => parameters[name] !== defaults[name]);
  return Object.fromEntries(names.map((name) => [fieldOf(name), scenario.parameters[fieldOf(name)]]));
}
