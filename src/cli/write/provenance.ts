import { createHash } from 'node:crypto';
import { ENGINE_VERSION } from '../../engine/index.js';
import { DISCLAIMER, PARAMETERS, defaultParameters } from '../../model/index.js';
import type { ParameterName } from '../../model/index.js';
import type { CheckedScenario } from '../../scenario/index.js';
import { choicesOf, fieldOf } from '../../scenario/index.js';

/** The part of a manifest about the engine and the scenario: id, title, SHA-256 of the text, and changed parameters. */
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

/** The parameters whose values differ from the defaults, in the notation of the file. */
function changedParameters(scenario: CheckedScenario): Record<string, unknown> {
  const { parameters } = choicesOf(scenario);
  const defaults = defaultParameters();
  const names = (Object.keys(PARAMETERS) as ParameterName[]).filter((name) => parameters[name] !== defaults[name]);
  return Object.fromEntries(names.map((name) => [fieldOf(name), scenario.parameters[fieldOf(name)]]));
}
